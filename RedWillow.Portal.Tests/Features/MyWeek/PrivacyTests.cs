using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.MyWeek;

/// <summary>Two clients of one group: neither ever reads anything of the other, and staff pages are not there for them.</summary>
public sealed class PrivacyTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private RunningGroup _group = null!;
    private Member _june = null!;
    private Member _omar = null!;
    private SessionId _session;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _group = await RunningGroup.InAsync(_database);
        _session = await _group.SessionOnAsync(_database.Clock.Today);
        var begun = _database.Clock.Today.AddDays(-8);
        _june = await _group.JoinAsync("Junie Fairweather", EnrollmentStatus.Active, begun, new(7, 0), begun);
        _omar = await _group.JoinAsync("Omar Halloway", EnrollmentStatus.Active, begun, new(14, 0), begun);
        foreach (var who in new[] { _june, _omar })
            await _database.Get<MarkAttendanceHandler>().HandleAsync(
                _group.Counselor, new(Guid.NewGuid(), _session, who.Id, AttendanceWord.Came), Xunit.TestContext.Current.CancellationToken);
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(_database.Get<MyWeekQuery>());
        Services.AddSingleton(_database.Get<TodayQuery>());
        Services.AddSingleton(_database.Get<StaffWeekQuery>());
        Services.AddSingleton(_database.Get<MyGroupsQuery>());
        Services.AddSingleton(_database.Get<RosterQuery>());
        Services.AddSingleton(_database.Get<AppointmentsQuery>());
        Services.AddSingleton(_database.Get<WeeksWithoutHourQuery>());
        Services.AddSingleton(_database.Get<MarkAppointmentHandler>());
        Services.AddSingleton(_database.Get<AttendanceSheetQuery>());
        Services.AddSingleton(_database.Get<MarkAttendanceHandler>());
        Services.AddSingleton(_database.Get<MarkEveryonePresentHandler>());
        Services.AddSingleton(_database.Get<ClearMarkHandler>());
        Services.AddSingleton(_database.Get<CloseAttendanceHandler>());
        Services.AddSingleton(_database.Get<AmendAttendanceHandler>());
        Services.AddSingleton(_database.Get<TakeOffGuestHandler>());
        Services.AddSingleton(_database.Get<GuestSearchQuery>());
        Services.AddSingleton(_database.Get<AddGuestHandler>());
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("es-US")]
    public void No_page_of_a_client_holds_anything_of_another(string culture)
    {
        Speak(culture);
        foreach (var (me, other) in new[] { (_june, _omar), (_omar, _june) })
        {
            var pages = string.Concat(Open<MyHomePage>(me.Actor), Schedule(me, "week"), Schedule(me, "list"));

            Assert.Contains(me.Name, pages, StringComparison.Ordinal);
            foreach (var trace in Traces(other))
                Assert.DoesNotContain(trace, pages, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void No_page_of_a_client_names_a_program_or_a_group()
    {
        Speak("en-US");
        var pages = string.Concat(Open<MyHomePage>(_june.Actor), Schedule(_june, "week"), Schedule(_june, "list"));

        foreach (var word in new[] { "Substance", "Mental", "Cottonwood", "IOP", "intensive", "treatment", "therapy" })
            Assert.DoesNotContain(word, pages, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Daytime group", pages, StringComparison.Ordinal);
    }

    [Fact]
    public void Staff_pages_are_not_there_for_a_client()
    {
        var none = Render<NotFoundState>().Markup;

        Assert.EndsWith(none, Open<TodayPage>(_june.Actor), StringComparison.Ordinal);
        Assert.EndsWith(none, Open<AppointmentsPage>(_june.Actor), StringComparison.Ordinal);
        Assert.EndsWith(none, Open<RosterPage>(_june.Actor, _group.Id.Value), StringComparison.Ordinal);
        Assert.EndsWith(none, Open<AttendancePage>(_june.Actor, _session.Value), StringComparison.Ordinal);
        Assert.EndsWith(none, Open<AddGuestPage>(_june.Actor, _session.Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-13", "Tuesday, January 13")]
    [InlineData("2026-13-45", "Tuesday, January 13")]
    [InlineData("0001-01-01", "Tuesday, January 13")]
    [InlineData("9999-12-31", "Tuesday, January 13")]
    [InlineData("\u0000", "Tuesday, January 13")]
    [InlineData("2026-01-20", "Tuesday, January 20")]
    public void A_day_that_is_none_is_today(string day, string shown)
    {
        Speak("en-US");
        Assert.Contains(shown, Schedule(_june, "week", day), StringComparison.Ordinal);
        Assert.Contains(shown, Schedule(_june, "list", day), StringComparison.Ordinal);
    }

    [Fact]
    public void Weeks_are_walked_by_links_that_name_their_dates()
    {
        Speak("en-US");
        var page = Schedule(_june, "week");

        Assert.Contains("Earlier: January 5", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/my/schedule?view=week&amp;d=2026-01-19\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-current=\"date\"", page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split("All times are Mountain Time").Length - 1);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private IEnumerable<string> Traces(Member who) =>
    [
        .. who.Name.Split(' '), who.Reference, who.Id.Value.ToString(), who.Id.Value.ToString("N"), who.Enrollment.Value.ToString(),
        who.Hour!.Value.Value.ToString(), who == _june ? "7:00–" : "2:00–",
    ];

    private static void Speak(string culture) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    private string Schedule(Member who, string view, string? day = null)
    {
        var query = new Dictionary<string, object?>(StringComparer.Ordinal) { ["view"] = view, ["d"] = day };
        Services.GetRequiredService<NavigationManager>().NavigateTo(
            Services.GetRequiredService<NavigationManager>().GetUriWithQueryParameters("/my/schedule", query));
        return Open<MySchedulePage>(who.Actor);
    }

    private string Open<TPage>(Actor actor, Guid? id = null)
        where TPage : IComponent
    {
        var page = Render<TPage>(parts =>
        {
            parts.AddCascadingValue(actor);
            if (id is { } value)
                parts.TryAdd("Id", value);
        });
        page.WaitForState(() => page.Markup.Length > 0 && !page.Markup.Contains("Loading", StringComparison.Ordinal));
        return page.Markup;
    }
}
