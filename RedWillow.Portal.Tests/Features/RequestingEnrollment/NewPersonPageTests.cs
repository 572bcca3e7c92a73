using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>Somebody calls from a number that is on file: front desk answers one question before anybody is entered or opened.</summary>
public sealed class NewPersonPageTests
{
    private const string Address = "/admin/enrollments/new";
    private const string Number = "385-555-7612";

    [Fact]
    public async Task A_shared_number_is_one_question_without_an_answer_of_its_own()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "frontdesk@demo.example");
        var first = (await browser.SendAsync(Address, "person", Person("Kai", Number))).Location!;
        var many = await PeopleAsync(host);

        var (location, asked) = await browser.SendAsync(Address, "person", Person("Robin", Number));
        Assert.Null(location);
        Assert.Contains("Is it one of them?", asked.Body!.TextContent, StringComparison.Ordinal);
        var answers = asked.QuerySelectorAll("input[name='Input.Who']");
        Assert.Equal(2, answers.Length);
        Assert.DoesNotContain(answers, answer => answer.HasAttribute("checked"));
        Assert.Equal("another", answers[1].GetAttribute("value"));

        // No answer enters nobody; an answer about another number is none.
        Assert.Null((await browser.SendAsync(Address, "person", [.. Person("Robin", Number), ("Input.AskedAbout", Number)])).Location);
        Assert.Null((await browser.SendAsync(Address, "person", [.. Person("Robin", Number), ("Input.AskedAbout", "385-555-7613"), ("Input.Who", "another")])).Location);
        Assert.Equal(many, await PeopleAsync(host));

        Assert.Equal(
            first, (await browser.SendAsync(Address, "person", [.. Person("Robin", Number), ("Input.AskedAbout", Number), ("Input.Who", answers[0].GetAttribute("value")!)])).Location);
        Assert.Equal(many, await PeopleAsync(host));
        Assert.EndsWith("/tasks", (await browser.SendAsync(Address, "person", [.. Person("Robin", Number), ("Input.AskedAbout", Number), ("Input.Who", "another")])).Location, StringComparison.Ordinal);
        Assert.Equal(many + 1, await PeopleAsync(host));
    }

    [Fact]
    public async Task A_known_address_is_one_person_and_nobody_else_is_offered()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "frontdesk@demo.example");
        await browser.SendAsync(Address, "person", [.. Person("Kai", Number), ("Input.Email", "kai@example.test")]);

        var (location, page) = await browser.SendAsync(Address, "person", [.. Person("Robin", Number), ("Input.Email", "KAI@example.test"), ("Input.AskedAbout", Number), ("Input.Who", "another")]);

        Assert.Null(location);
        Assert.Empty(page.QuerySelectorAll("input[name='Input.Who']"));
        Assert.Contains("Open Kai", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    private static (string, string)[] Person(string name, string phone) => [("Input.Name", name), ("Input.Phone", phone), ("Input.Safe", "Call")];

    private static async Task<int> PeopleAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        return await db.Clients.CountAsync();
    }
}
