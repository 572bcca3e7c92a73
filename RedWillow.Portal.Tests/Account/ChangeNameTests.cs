using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account.Manage;
using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Account;

public sealed class ChangeNameTests
{
    [Theory, OnEachDatabase]
    public async Task A_name_changes_for_the_client_and_in_the_answers_of_an_open_request(Database database)
    {
        var me = await Newcomer.ArriveAsync(database);
        Assert.Null((await me.SayAsync(Question.PreferredName, "Sam")).Refusal);

        Assert.True((await ChangeAsync(database, me.Who, " Robin ")).Succeeded);

        Assert.Equal("Robin", (await me.DraftAsync()).Answer(Question.PreferredName));
        // A later answer about the person does not bring the old name back.
        Assert.Null((await me.SayAsync(Question.LegalName, "Robin Gray")).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal("Robin", (await db.Clients.SingleAsync()).PreferredName);
        Assert.Equal(3, await db.AuditEntries.CountAsync(row => row.Act == nameof(ClientIdentified)));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_no_name_and_who_is_no_client_change_nothing(Database database)
    {
        var me = await Newcomer.ArriveAsync(database, begins: false);

        Assert.False((await ChangeAsync(database, me.Who, "  ")).Succeeded);
        Assert.False((await ChangeAsync(database, me.Who, "<b>")).Succeeded);
        Assert.IsType<NotThere>((await ChangeAsync(database, RunningGroup.Director, "Robin")).Refusal);
        Assert.IsType<NotThere>((await ChangeAsync(database, Actor.Visitor.Instance, "Robin")).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal("Sam", (await db.Clients.SingleAsync()).PreferredName);
    }

    [Fact]
    public async Task The_profile_shows_the_address_changes_the_name_and_leads_on()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "client@demo.example");

        Assert.Null((await browser.SendAsync(PortalRoutes.Profile, "name", ("Input.Name", "  "))).Location);
        var (to, _) = await browser.SendAsync(PortalRoutes.Profile, "name", ("Input.Name", "Robin"));
        Assert.Equal(PortalRoutes.Profile + "?saved=1", to);
        var page = (await browser.OpenAsync(to!)).QuerySelector("main")!;

        Assert.Equal("Robin", page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        Assert.Contains("client@demo.example", page.TextContent, StringComparison.Ordinal);
        Assert.All((string[])[PortalRoutes.Security, PortalRoutes.MyPreferences], address => Assert.NotNull(page.QuerySelector($"a[href='{address}']")));
        Assert.Contains("Robin", (await browser.OpenAsync(PortalRoutes.My)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        using var staff = await PlainBrowser.SignedInAsync(host, "director@demo.example");
        Assert.Null((await staff.OpenAsync(PortalRoutes.Profile)).QuerySelector("[name='Input.Name']"));
        // Front desk gives clients another address, and nobody gives colleagues one.
        Assert.NotNull(page.QuerySelector("a[href^='tel:']"));
        Assert.Null((await staff.OpenAsync(PortalRoutes.Profile)).QuerySelector("main a[href^='tel:']"));
    }

    private static Task<Result<Done>> ChangeAsync(Database database, Actor actor, string name) =>
        database.Get<ChangeNameHandler>().HandleAsync(actor, new(Guid.NewGuid(), name), TestContext.Current.CancellationToken);
}
