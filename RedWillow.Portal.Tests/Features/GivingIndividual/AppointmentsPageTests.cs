using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.GivingIndividual;

public sealed class AppointmentsPageTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private RunningGroup _group = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _group = await RunningGroup.InAsync(_database);
        await _group.JoinAsync("June", EnrollmentStatus.Active, _database.Clock.Today.AddDays(-8), new(10, 0));
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(_database.Get<AppointmentsQuery>());
        Services.AddSingleton(_database.Get<WeeksWithoutHourQuery>());
        Services.AddSingleton(_database.Get<MarkAppointmentHandler>());
        Services.AddSingleton(_database.Get<RosterQuery>());
    }

    [Fact]
    public async Task An_unmarked_appointment_is_marked_with_one_choice()
    {
        var page = Open();
        Assert.Contains("Not marked yet (1)", page.Markup, StringComparison.Ordinal);

        await page.FindAll("input[type=radio]")[0].ChangeAsync(new() { Value = true });

        page.WaitForAssertion(() => Assert.Equal("June: Saved 10:00 am.", page.Find("[role=status]").TextContent.Trim()));
        await using var db = _database.CreateContext();
        Assert.Equal(AppointmentStatus.Completed, (await db.IndividualAppointments.SingleAsync(Xunit.TestContext.Current.CancellationToken)).Status);
    }

    /// <summary>Nobody has an hour with either of them yet.</summary>
    [Theory]
    [InlineData(StaffRoles.Clinician, 1)]
    [InlineData(StaffRoles.Counselor, 0)]
    public void An_empty_week_leads_to_the_own_hours_of_whoever_may_open_them(StaffRoles role, int links)
    {
        var page = Open(new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), role));

        Assert.Contains("No appointments this week", page.Markup, StringComparison.Ordinal);
        Assert.Equal(links, page.FindAll($".empty a[href='{PortalRoutes.StaffAvailability}']").Count);
    }

    [Fact]
    public async Task A_week_without_an_hour_is_listed_and_a_mark_takes_it_off()
    {
        await _group.JoinAsync("Nora", EnrollmentStatus.Active, _database.Clock.Today.AddDays(-8), new(11, 0), _database.Clock.Today.AddDays(-8));
        var page = Open();
        Assert.Contains("Not marked yet, ", page.Find("[aria-labelledby=last-week-without]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Safe by text", page.Find("[aria-labelledby=last-week-without]").TextContent, StringComparison.Ordinal);

        await page.FindAll("li.appointment").First(row => row.TextContent.Contains("Nora", StringComparison.Ordinal)).QuerySelector("input[type=radio]")!.ChangeAsync(new() { Value = true });

        page.WaitForAssertion(() => Assert.Contains("Everyone had their hour.", page.Find("[aria-labelledby=last-week-without]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_front_desk_sees_who_had_no_hour_and_marks_nothing()
    {
        await _group.JoinAsync("Nora", EnrollmentStatus.Active, _database.Clock.Today.AddDays(-8), firstAttended: _database.Clock.Today.AddDays(-8));

        var page = Render<AppointmentsPage>(parts => parts.AddCascadingValue<Actor>(RunningGroup.FrontDesk));

        page.WaitForAssertion(() => Assert.Contains("No weekly hour is arranged. With Ana Reyes.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("input"));
    }

    [Fact]
    public async Task Who_is_on_leave_is_shown_so_and_asks_for_no_mark()
    {
        await _group.JoinAsync("Nora", EnrollmentStatus.OnHold, _database.Clock.Today.AddDays(-8), new(11, 0), _database.Clock.Today.AddDays(-8));
        _database.Clock.MoveTo(new(2026, 1, 14), new(12, 0));

        var page = Open();

        Assert.Contains("Not marked yet (1)", page.Markup, StringComparison.Ordinal);
        var nora = page.FindAll("section[aria-labelledby=week] li.appointment").Single(row => row.TextContent.Contains("Nora", StringComparison.Ordinal));
        Assert.Contains("On leave", Flat(nora), StringComparison.Ordinal);
        Assert.Equal(["Client cancelled", "We cancelled"], nora.QuerySelectorAll("details label").Select(Flat));
        Assert.Equal(nora.QuerySelectorAll("details input").Length, nora.QuerySelectorAll("input").Length);
    }

    [Fact]
    public async Task A_save_that_fails_keeps_the_choice_and_says_so()
    {
        var page = Open();
        await _database.ExecuteSqlAsync("DROP TABLE \"IndividualAppointments\"");

        await page.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = true });

        page.WaitForAssertion(() => Assert.Contains("Not saved, try again", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.True(page.FindAll("input[type=radio]")[1].HasAttribute("checked"));
    }

    [Fact]
    public async Task A_mark_that_is_refused_is_not_shown_as_if_it_stood()
    {
        var page = Open();
        await _database.ExecuteSqlAsync("DELETE FROM \"HourClaims\"");

        await page.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = true });

        page.WaitForAssertion(() => Assert.Contains("Not saved: ", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.False(page.FindAll("input[type=radio]")[1].HasAttribute("checked"));
    }

    [Fact]
    public async Task Who_is_slower_is_told_what_a_colleague_marked_and_marks_over_it_knowingly()
    {
        var (page, second) = (Open(), Open());
        await page.FindAll("input[type=radio]")[0].ChangeAsync(new() { Value = true });
        page.WaitForAssertion(() => Assert.Contains("Saved", page.Find("[role=status]").TextContent, StringComparison.Ordinal));

        await second.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = true });
        second.WaitForAssertion(() => Assert.Matches("Not saved: A colleague marked the appointment on .+ meanwhile: held.", second.Find("[role=status]").TextContent));
        Assert.Equal([true, false], second.FindAll("input[type=radio]").Take(2).Select(choice => choice.HasAttribute("checked")));

        await second.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = true });
        second.WaitForAssertion(() => Assert.Contains("June: Saved", second.Find("[role=status]").TextContent, StringComparison.Ordinal));
        await using var db = _database.CreateContext();
        Assert.Equal(AppointmentStatus.NoShow, (await db.IndividualAppointments.SingleAsync(Xunit.TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task Quick_choices_are_saved_in_their_order_and_stand_in_nobodys_way()
    {
        var page = Open();
        var first = page.FindAll("input[type=radio]")[0].ChangeAsync(new() { Value = true });
        var second = page.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = true });
        await Task.WhenAll(first, second);

        page.WaitForAssertion(() => Assert.Contains("June: Saved", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        await using var db = _database.CreateContext();
        Assert.Equal(AppointmentStatus.NoShow, (await db.IndividualAppointments.SingleAsync(Xunit.TestContext.Current.CancellationToken)).Status);
        Assert.True(page.FindAll("input[type=radio]")[1].HasAttribute("checked"));
    }

    [Fact]
    public async Task Each_choice_is_saved_although_the_page_is_left_at_once()
    {
        var page = Open();
        var first = page.FindAll("input[type=radio]")[0].ChangeAsync(new() { Value = true });
        var second = page.FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = true });
        await DisposeComponentsAsync();
        foreach (var chosen in new[] { first, second })
            await chosen.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

        await using var db = _database.CreateContext();
        Assert.Equal(AppointmentStatus.NoShow, (await db.IndividualAppointments.SingleAsync(Xunit.TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task An_appointment_that_has_not_come_is_cancelled_when_that_is_told_and_booked_again()
    {
        var page = Open();
        Assert.Contains("This week (1)", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["Booked", "Late cancel", "Client cancelled", "We cancelled"], Coming(page).Select(choice => choice.ParentElement!.TextContent.Trim()));
        Assert.True(Coming(page)[0].HasAttribute("checked"));
        // Folded away until it is told, with its state in one line; what is over is asked openly.
        Assert.StartsWith("Booked · Change the appointment of June,", Flat(page.Find("section[aria-labelledby=week] details > summary")), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("section[aria-labelledby=unmarked] details"));

        await Coming(page)[1].ChangeAsync(new() { Value = true });
        page.WaitForAssertion(() => Assert.Equal("June: Saved 10:00 am.", page.Find("[role=status]").TextContent.Trim()));
        Assert.StartsWith("Late cancel · Change", Flat(page.Find("section[aria-labelledby=week] details > summary")), StringComparison.Ordinal);
        await using var db = _database.CreateContext();
        Assert.Equal(AppointmentStatus.LateCancelled, (await db.IndividualAppointments.AsNoTracking().SingleAsync(Xunit.TestContext.Current.CancellationToken)).Status);

        await Coming(page)[0].ChangeAsync(new() { Value = true });
        page.WaitForAssertion(() => Assert.Equal(AppointmentStatus.Booked, db.IndividualAppointments.AsNoTracking().Single().Status));
    }

    [Fact]
    public async Task A_mark_of_last_week_is_corrected_in_its_week_and_both_are_audited()
    {
        await Open().FindAll("input[type=radio]")[1].ChangeAsync(new() { Value = true });
        Services.GetRequiredService<NavigationManager>().NavigateTo("/staff/appointments?week=2026-01-07");
        var page = Open();
        Assert.Matches(@"^Last week, from Monday, January 0?5 \(1\)$", page.Find("#week").TextContent);
        Assert.StartsWith("Missed · Change", Flat(page.Find("details > summary")), StringComparison.Ordinal);
        Assert.Equal(["Earlier: December 29", "This week", "Later: January 12"], page.FindAll(".week-nav a").Select(Flat));

        await page.FindAll("input[type=radio]")[0].ChangeAsync(new() { Value = true });

        page.WaitForAssertion(() => Assert.Equal("June: Saved 10:00 am.", page.Find("[role=status]").TextContent.Trim()));
        await using var db = _database.CreateContext();
        Assert.Equal(AppointmentStatus.Completed, (await db.IndividualAppointments.SingleAsync(Xunit.TestContext.Current.CancellationToken)).Status);
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == "AppointmentMarked", Xunit.TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("2025-12-15", "This week Later: December 22")]
    [InlineData("2026-01-19", "Earlier: January 12 This week")]
    [InlineData("2025-12-08", "Earlier: January 5 This week Later: January 19")]
    public void No_week_is_opened_whose_appointments_are_not_listed(string week, string links)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/staff/appointments?week=" + week);

        Assert.Equal(links, string.Join(" ", Open().FindAll(".week-nav a").Select(Flat)));
    }

    [Fact]
    public void A_phone_number_stands_beside_what_is_safe_and_is_no_link_where_calling_is_not()
    {
        var roster = Render<RosterPage>(parts => parts.AddCascadingValue<Actor>(_group.Counselor).Add(one => one.Id, _group.Id.Value));

        roster.WaitForAssertion(() => Assert.Contains("June", roster.Find("tbody th").TextContent, StringComparison.Ordinal));
        Assert.Matches(@"\d Do not call ?Safe by text", Flat(roster.Find("td[data-label=Reach]")));
        Assert.Matches(@"\d Do not call ?Safe by text", Flat(Open().Find(".appointment")));
        Assert.Empty(roster.FindAll("a[href^='tel:']"));
        Assert.Empty(Open().FindAll("a[href^='tel:']"));
    }

    [Fact]
    public void A_talk_with_somebody_who_must_not_be_called_offers_no_call()
    {
        var talk = new TalkRow(
            new(Guid.CreateVersion7()), TalkKind.Consultation, new(_database.Clock.Today, 600, 30), "Kim", "RWKIM001", "+18015550188", SafeContact.Text, null, null, HasCome: false);

        var rows = Render<TalkRows>(parts => parts.Add(one => one.Talks, [talk]));

        Assert.Matches(@"\d Do not call ?Safe by text", Flat(rows.Find(".appointment")));
        Assert.Empty(rows.FindAll("a[href^='tel:']"));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private static IReadOnlyList<AngleSharp.Dom.IElement> Coming(IRenderedComponent<AppointmentsPage> page) => [.. page.FindAll("section[aria-labelledby=week] input")];

    private IRenderedComponent<AppointmentsPage> Open(Actor? who = null)
    {
        var page = Render<AppointmentsPage>(parts => parts.AddCascadingValue(who ?? _group.Counselor));
        page.WaitForState(() => !page.Markup.Contains("Loading", StringComparison.Ordinal));
        return page;
    }
}
