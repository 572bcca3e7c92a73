using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

/// <summary>The pages by which a center moves in and by which people get a new way in.</summary>
public sealed class StartPagesTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        var portal = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Refusals>().AddSingleton(new Center());
        foreach (var part in typeof(StartListQuery).Assembly.GetTypes().Where(type => type is { IsPublic: true, IsAbstract: false }
            && (type.Name.EndsWith("Query", StringComparison.Ordinal) || type.Name.EndsWith("Handler", StringComparison.Ordinal))))
            portal.TryAddTransient(part, _ => _database.Services.CreateScope().ServiceProvider.GetRequiredService(part));
        Services.AddFallbackServiceProvider(portal.BuildServiceProvider());
    }

    [Fact]
    public void The_overview_begins_with_what_is_left_and_the_list_has_a_page_of_its_own()
    {
        var overview = Shown<AdminPage>(ScheduleOf.Admin);
        Assert.Contains("2 of 11 done", overview.Find("#start-heading").TextContent, StringComparison.Ordinal);
        Assert.Equal(PortalRoutes.AdminRooms, overview.FindAll(".tasks a").First(link => link.TextContent is "Rooms").GetAttribute("href"));
        Assert.Equal(11, Shown<StartPage>(ScheduleOf.Admin).FindAll(".tasks li").Count);

        // A director looks at the schedule and has no such list.
        var director = ScheduleOf.Admin with { Roles = StaffRoles.Director };
        Assert.Empty(Shown<AdminPage>(director).FindAll("#start-heading"));
        Assert.DoesNotContain(PortalRoutes.AdminStart, Shown<AdminPage>(director).Markup, StringComparison.Ordinal);
        Assert.NotNull(Shown<StartPage>(director).FindComponent<NotFoundState>());
    }

    [Fact]
    public async Task Who_asked_is_invited_from_the_card_of_the_track_that_opened()
    {
        var client = await InterestTests.ClientAsync(_database, "robin@example.test");
        await InterestTests.AskAsync(_database, client);
        var page = Shown<TracksPage>(ScheduleOf.Admin);
        Assert.Contains("1 person interested", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => Words(button).StartsWith("Invite them", StringComparison.Ordinal));

        await InterestTests.SetAsync(_database, TrackStatus.Open);
        page = Shown<TracksPage>(ScheduleOf.Admin);
        page.FindAll("button").Single(button => Words(button).StartsWith("Invite them", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => Assert.Contains("A neutral mail is on its way to 1 person.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("0 people interested, 1 invited", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_desk_says_how_they_checked_before_a_client_gets_a_new_way_in()
    {
        var client = await InterestTests.ClientAsync(_database, "robin@example.test");
        var desk = ScheduleOf.Admin with { Roles = StaffRoles.FrontDesk };
        Assert.NotNull(Shown<InviteClientPage>(ScheduleOf.Admin, client.Id).FindComponent<NotFoundState>());
        Assert.NotNull(Shown<InviteClientPage>(desk, new(Guid.NewGuid())).FindComponent<NotFoundState>());

        var page = Shown<InviteClientPage>(desk, client.Id);
        Assert.Contains("Their password, authenticator app and passkeys stop working", page.Markup, StringComparison.Ordinal);
        page.FindAll("button").Single(button => Words(button) == "Send the link").Click();
        Assert.Contains("Say how you made sure", page.Markup, StringComparison.Ordinal);
        page.Find("#how-0").Change("on");
        page.FindAll("button").Single(button => Words(button) == "Send the link").Click();
        page.WaitForAssertion(() => Assert.Contains("They did not say that mail is safe", page.Markup, StringComparison.Ordinal));
        Assert.Contains("robin@example.test · No safe way known", page.Markup, StringComparison.Ordinal);
        page.Find("#wish").Change(true);
        page.FindAll("button").Single(button => Words(button) == "Send the link").Click();

        page.WaitForAssertion(() => Assert.Contains("is on its way to robin@example.test", page.Find(".status-region").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Front_desk_adds_an_address_and_sends_the_link_to_it()
    {
        var client = Client.Register(new(Guid.NewGuid()), "AB23CD45", "Robin", null, "en-US", _database.Clock.UtcNow);
        await using (var db = _database.CreateContext())
        {
            db.Add(client);
            await db.SaveChangesAsync();
        }

        var page = Shown<InviteClientPage>(ScheduleOf.Admin with { Roles = StaffRoles.FrontDesk }, client.Id);
        Assert.DoesNotContain(page.FindAll("button"), button => Words(button) == "Send the link");
        Press("Save the address");
        Assert.Contains("Enter an email address", page.Markup, StringComparison.Ordinal);
        page.Find("#email").Change("robin");
        page.Find("#email-how-0").Change("on");
        Press("Save the address");
        page.WaitForAssertion(() => Assert.Contains("name@example.com", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.Find("#email").Change("robin@example.test");
        page.Find("#email-safe").Change(true);
        Press("Save the address");
        page.WaitForAssertion(() => Assert.Contains("robin@example.test is on file", page.Find(".status-region").TextContent, StringComparison.Ordinal));
        Press("Send the link");
        page.WaitForAssertion(() => Assert.Contains("is on its way to robin@example.test", page.Find(".status-region").TextContent, StringComparison.Ordinal));

        void Press(string name) => page.FindAll("button").Single(button => Words(button) == name).Click();
    }

    [Fact]
    public async Task Front_desk_is_asked_for_no_wish_where_mail_is_safe()
    {
        var client = await InterestTests.ClientAsync(_database, "kai@example.test", SafeContact.Email | SafeContact.Call);

        var page = Shown<InviteClientPage>(ScheduleOf.Admin with { Roles = StaffRoles.FrontDesk }, client.Id);

        Assert.Contains("kai@example.test · Safe by call, email", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#wish"));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private IRenderedComponent<TPage> Shown<TPage>(Actor actor, ClientId? client = null)
        where TPage : IComponent
    {
        var page = Render<TPage>(parts =>
        {
            parts.AddCascadingValue(actor);
            if (client is { } id) parts.TryAdd("Id", id.Value);
        });
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal));
        return page;
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
