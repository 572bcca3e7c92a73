using System.Net;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account.Manage;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Account;

public sealed class SpeakLanguageTests
{
    private const string Email = "client@demo.example";

    [Theory, OnEachDatabase]
    public async Task Mails_follow_the_language_and_the_reminder_stays(Database database)
    {
        var me = await ClientAsync(database);
        await using (var before = database.CreateContext())
        {
            before.Clients.Single(row => row.Id == me.Id).Prefer(ReminderChoice.Never, "en-US");
            await before.SaveChangesAsync();
        }

        Assert.True((await SpeakAsync(database, me, "es-US")).Succeeded);
        Assert.True((await SpeakAsync(database, me, "es-US")).Succeeded);

        await using var db = database.CreateContext();
        var client = await db.Clients.SingleAsync(row => row.Id == me.Id);
        Assert.Equal(("es-US", ReminderChoice.Never), (client.Culture, client.Reminder));
        Assert.Equal("es-US", (await db.Users.SingleAsync(row => row.Id == me.Account.Value)).Culture);
        // The second press changed nothing, so nothing is recorded for it.
        var entry = await db.AuditEntries.SingleAsync(row => row.Act == nameof(ClientPreferencesChanged));
        Assert.Equal((me.Id, me.Account), (entry.ClientId!.Value, entry.Account!.Value));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_chooses_for_another_and_no_language_is_made_up(Database database)
    {
        var (me, other) = (await ClientAsync(database), await ClientAsync(database));

        foreach (var actor in new Actor[] { me with { Account = other.Account }, RunningGroup.Director, Actor.Visitor.Instance })
            Assert.IsType<NotThere>((await SpeakAsync(database, actor, "es-US")).Refusal);
        Assert.IsType<NotThere>((await SpeakAsync(database, me, "xx")).Refusal);

        await using var db = database.CreateContext();
        Assert.All(await db.Clients.ToListAsync(), client => Assert.Equal("en-US", client.Culture));
    }

    [Fact]
    public async Task The_switch_in_the_header_turns_page_and_mails_and_a_plain_link_only_the_page()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Email);
        Assert.Equal("en-US", await MailLanguageAsync(host));

        await browser.StatusAsync("/language/es-US?back=/my");
        Assert.Equal("en-US", await MailLanguageAsync(host));

        var (to, _) = await browser.SendAsync("/my", "/language", ("culture", "es-US"));
        Assert.Equal("/my", to);
        Assert.Equal("es-US", await MailLanguageAsync(host));
        var page = await browser.OpenAsync("/my/schedule?view=list");
        var other = Assert.Single(page.QuerySelectorAll(".masthead .language button"));
        Assert.Equal(("English", "en"), (other.TextContent, other.GetAttribute("lang")));
        Assert.Equal("/my/schedule?view=list", page.QuerySelector(".masthead .language input[name=back]")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("a[href^='/language']"));
    }

    [Fact]
    public async Task It_leads_to_no_other_site_and_takes_nothing_without_the_form_or_for_nobody()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var http = await host.NewClientAsync(Email);
        var page = await http.GetStringAsync(new Uri("/my", UriKind.Relative));
        var form = Support.Forms.FormOnPage.In(page, "/my").Single(one => one.Name == "/language");
        foreach (var elsewhere in (string[])["https://evil.example", "//evil.example", "/\\evil.example"])
        {
            using var body = new FormUrlEncodedContent(form.Hidden.Where(field => field.Key != "back").Append(new("back", elsewhere)).Append(new("culture", "en-US")));
            using var answer = await http.PostAsync(form.Action, body);
            Assert.Equal("/", answer.Headers.Location!.ToString());
        }

        using var bare = new FormUrlEncodedContent([new("culture", "es-US"), new("back", "/my")]);
        using var refused = await http.PostAsync(form.Action, bare);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("en-US", await MailLanguageAsync(host));
        // Who is not signed in keeps the link, which needs no form.
        using var visitor = host.NewClient();
        Assert.Contains("href=\"/language/es-US", await visitor.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static Task<Result<Done>> SpeakAsync(Database database, Actor actor, string culture) =>
        database.Get<SpeakLanguageHandler>().HandleAsync(actor, new(Guid.NewGuid(), culture), TestContext.Current.CancellationToken);

    private static async Task<string> MailLanguageAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var account = (await db.Users.ToListAsync(TestContext.Current.CancellationToken)).Single(user => user.Email == Email);
        var client = await db.Clients.SingleAsync(row => row.Id == account.ClientId, TestContext.Current.CancellationToken);
        Assert.Equal(client.Culture, account.Culture);
        return client.Culture;
    }

    private static async Task<Actor.Client> ClientAsync(Database database)
    {
        var id = await OutboxStage.ClientAsync(database, "ines@example.org", SafeContact.Email);
        var account = PortalUser.New(Guid.CreateVersion7(), "ines@example.org", null, "en-US", database.Clock.UtcNow);
        account.ClientId = id;
        await using var db = database.CreateContext();
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return new(new(account.Id), id);
    }
}
