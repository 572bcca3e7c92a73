using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.TakingAttendance;

public sealed class AddGuestPageTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private RunningGroup _group = null!;
    private RunningGroup _evening = null!;
    private SessionId _session;

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _group = await RunningGroup.InAsync(_database);
        _evening = await RunningGroup.BesideAsync(_database, new(Reference.SubstanceUseEvening, "Juniper", new(17, 0)));
        _session = await _group.SessionOnAsync(_database.Clock.Today);
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(_database.Get<GuestSearchQuery>());
        Services.AddSingleton(_database.Get<AddGuestHandler>());
    }

    [Fact]
    public async Task Whoever_came_is_found_added_and_the_sheet_opens_again()
    {
        await _evening.JoinAsync("Olga Hart", EnrollmentStatus.Active);
        var page = Open(_group.Counselor);

        await FindAsync(page, "oh");
        page.WaitForAssertion(() => Assert.Equal("1 person fits.", page.Find("[role=status]").TextContent.Trim()));
        Assert.Contains("Juniper, at another time of day", page.Markup, StringComparison.Ordinal);
        await page.Find("ul button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.EndsWith($"/staff/sessions/{_session.Value}/attendance", Navigation.Uri, StringComparison.Ordinal));
        await using var db = _database.CreateContext();
        Assert.Equal(1, await db.SeatClaims.CountAsync(row => row.Kind == ClaimKind.Guest, Stop));
    }

    [Fact]
    public async Task Too_little_typed_asks_for_more_and_a_miss_says_so()
    {
        var page = Open(_group.Counselor);

        await FindAsync(page, "o");
        Assert.Contains("Type at least two letters", page.Markup, StringComparison.Ordinal);
        Assert.Equal("find", FieldLedTo(page.Find("form button")));
        await FindAsync(page, "zz");
        page.WaitForAssertion(() => Assert.StartsWith("Nobody fits", page.Find("[role=status]").TextContent.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_starts_here_later_can_have_the_start_moved_instead()
    {
        await _group.JoinAsync("Omar Coming", from: _database.Clock.Today.AddDays(2));

        var mine = Open(_group.Counselor);
        await FindAsync(mine, "oc");
        mine.WaitForAssertion(() => Assert.Contains("A clinician or the front desk can move the start", mine.Markup, StringComparison.Ordinal));
        Assert.Empty(mine.FindAll("ul a"));
        var theirs = Open(RunningGroup.Clinician);
        await FindAsync(theirs, "oc");
        theirs.WaitForAssertion(() => Assert.EndsWith("/place", theirs.Find("ul a").GetAttribute("href")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_session_is_refused_in_words()
    {
        var olga = await _evening.JoinAsync("Olga Hart", EnrollmentStatus.Active);
        var page = Open(_group.Counselor);
        await FindAsync(page, "oh");
        await _database.ExecuteSqlAsync($"UPDATE \"Groups\" SET \"Capacity\" = 1 WHERE \"Id\" = '{_group.Id.Value.ToString().ToUpperInvariant()}'");
        await _group.JoinAsync("June");

        await page.Find("ul button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Every chair of this session is taken", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.NotNull(olga);
    }

    [Fact]
    public async Task Before_the_sheet_opens_nobody_is_added_and_a_stranger_sees_nothing()
    {
        var later = await _group.SessionOnAsync(_database.Clock.Today.AddDays(2));

        Assert.Contains("Nobody can be added now", Open(_group.Counselor, later).Markup, StringComparison.Ordinal);
        Assert.Equal(Open(_group.Counselor, new(Guid.NewGuid())).Markup, Open(_evening.Counselor).Markup);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private static async Task FindAsync(IRenderedComponent<AddGuestPage> page, string typed)
    {
        await page.Find("#find").ChangeAsync(new() { Value = typed });
        await page.Find("form").SubmitAsync();
    }

    private IRenderedComponent<AddGuestPage> Open(Actor actor, SessionId? session = null)
    {
        var page = Render<AddGuestPage>(parts => parts.AddCascadingValue(actor).Add(one => one.Id, (session ?? _session).Value));
        page.WaitForState(() => !page.Markup.Contains("Loading", StringComparison.Ordinal));
        return page;
    }
}
