using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.Discharging;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.KeepingPlaces;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Features.KeepingPlaces;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Discharging;

/// <summary>The last day, a Tuesday, has passed; the stay was not completed, and a clinician dates another last day.</summary>
public sealed class KeepingLongerTests
{
    private static readonly TimeOnly Morning = new(10, 0);

    private static readonly TimeOnly Begun = new(17, 45);

    [Theory, OnEachDatabase]
    public async Task A_place_goes_on_from_today_and_the_days_since_its_end_stay_as_they_were(Database database)
    {
        var (desk, stay, lastDay) = await PassedAsync(database, capacity: 1);
        var (other, visited) = (await desk.ActiveAsync(withHour: false, name: "Noor", seated: false), lastDay.AddDays(2));
        await desk.Clinic.ChangeAsync(db => db.Add(SeatClaim.Guest(new(Guid.CreateVersion7()), desk.Clinic.Evening.Id, other.Who.Id, other.Id, visited)));
        database.Clock.MoveTo(lastDay.AddDays(9), Morning);

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, lastDay.AddDays(30))).Refusal);

        await using var db = database.CreateContext();
        DateSpan[] both = [new(lastDay.AddDays(-98), lastDay.AddDays(1)), new(lastDay.AddDays(9), lastDay.AddDays(31))];
        Assert.Equal(both, (await SeatsAsync(db, stay)).ConvertAll(seat => seat.Span));
        Assert.Equal(both, (await HoursAsync(db, stay)).ConvertAll(hour => hour.Span));
        Assert.DoesNotContain(stay.Who.Id, await ExpectedAsync(database, desk, visited));
        Assert.Contains(stay.Who.Id, await ExpectedAsync(database, desk, lastDay.AddDays(9)));
        var hours = await db.LoadHoursAsync(hour => hour.ClientId == stay.Who.Id, new(lastDay.AddDays(1), lastDay.AddDays(15)), database.Clock.Program, default);
        Assert.Equal(lastDay.AddDays(14), Assert.Single(hours).Date);
        Assert.Contains(await db.AuditEntries.ToListAsync(), row => row.Act == nameof(SeatTaken) && row.ClientId == stay.Who.Id);
    }

    [Theory, OnEachDatabase]
    public async Task A_place_ended_yesterday_goes_on_without_a_gap(Database database)
    {
        var (desk, stay, lastDay) = await PassedAsync(database);
        database.Clock.MoveTo(lastDay.AddDays(1), Morning);

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal(DateSpan.OpenFrom(lastDay.AddDays(-98)), Assert.Single(await SeatsAsync(db, stay)).Span);
        Assert.Equal(DateSpan.OpenFrom(lastDay.AddDays(-98)), Assert.Single(await HoursAsync(db, stay)).Span);
    }

    /// <summary>Who came as somebody who was not expected, while the seat was over, and today before it was theirs again.</summary>
    [Theory, OnEachDatabase]
    public async Task Who_came_as_a_guest_of_their_own_group_meanwhile_has_the_place_again(Database database)
    {
        var (desk, stay, lastDay) = await PassedAsync(database);
        var (came, today) = (lastDay.AddDays(2), lastDay.AddDays(8));
        foreach (var day in new[] { came, today })
        {
            database.Clock.MoveTo(day, new(17, 10));
            Assert.Null((await AddGuestAsync(database, desk, stay, day)).Refusal);
        }

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal(
            [(ClaimKind.Member, lastDay.AddDays(-98)), (ClaimKind.Guest, came), (ClaimKind.Member, today)],
            (await SeatsAsync(db, stay)).ConvertAll(seat => (seat.Kind, seat.From)));
        Assert.Single(await ExpectedAsync(database, desk, came), stay.Who.Id);
        Assert.Single(await ExpectedAsync(database, desk, today), stay.Who.Id);
    }

    [Theory, OnEachDatabase]
    public async Task A_session_that_has_begun_keeps_its_guest_and_expects_nobody_more(Database database)
    {
        var (desk, stay, lastDay) = await PassedAsync(database);
        var today = lastDay.AddDays(1);
        database.Clock.MoveTo(today, Begun);
        Assert.Null((await AddGuestAsync(database, desk, stay, today)).Refusal);

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal(
            [(ClaimKind.Member, lastDay.AddDays(-98)), (ClaimKind.Guest, today), (ClaimKind.Member, today.AddDays(1))],
            (await SeatsAsync(db, stay)).ConvertAll(seat => (seat.Kind, seat.From)));
        Assert.Single(await ExpectedAsync(database, desk, today), stay.Who.Id);
    }

    [Theory, OnEachDatabase]
    public async Task A_sheet_that_is_closed_before_its_session_begins_expects_nobody_more(Database database)
    {
        var (desk, stay, lastDay) = await PassedAsync(database);
        var today = lastDay.AddDays(8);
        database.Clock.MoveTo(today, Morning);
        await desk.Clinic.ChangeAsync(db => Assert.True(db.GroupSessions.Single(row => row.GroupId == desk.Clinic.Evening.Id && row.Date == today).Close(desk.Clinician.Id, database.Clock.UtcNow).Succeeded));

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        Assert.DoesNotContain(stay.Who.Id, await ExpectedAsync(database, desk, today));
        Assert.Contains(stay.Who.Id, await ExpectedAsync(database, desk, today.AddDays(1)));
    }

    [Theory, OnEachDatabase]
    public async Task A_chair_or_hour_that_somebody_has_by_now_is_still_refused(Database database)
    {
        var (desk, stay, lastDay) = await PassedAsync(database, capacity: 1);
        var next = await desk.ActiveAsync(withHour: false, name: "Noor", seated: false);
        database.Clock.MoveTo(lastDay.AddDays(9), Morning);
        var (from, today) = (lastDay.AddDays(12), lastDay.AddDays(9));
        var id = new SeatClaimId(Guid.CreateVersion7());
        await desk.Clinic.ChangeAsync(db =>
        {
            var seat = SeatClaim.Hold(id, desk.Clinic.Evening.Id, next.Who.Id, next.Id, from, database.Clock.UtcNow);
            seat.Become(ClaimKind.Member);
            db.Add(seat);
        });

        Assert.Equal(new SeatPromised(from), (await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, from.AddDays(-1))).Refusal);
        Assert.Equal(new SeatPromised(from), (await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        await desk.Clinic.ChangeAsync(db =>
        {
            db.Remove(db.SeatClaims.Single(row => row.Id == id));
            var hour = HourClaim.Hold(new(Guid.CreateVersion7()), desk.Clinic.Tuesday, next.Who.Id, next.Id, from, database.Clock.UtcNow);
            hour.Become(ClaimKind.Member);
            db.Add(hour);
        });
        Assert.Equal(new HourPromised(lastDay.AddDays(14)), (await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal([lastDay.AddDays(1), from], (await SeatsAsync(db, stay)).ConvertAll(seat => seat.Until));
        Assert.Equal(today, (await SeatsAsync(db, stay))[1].From);
    }

    /// <summary>The hour was not offered for a while, which nobody asks of days that have passed.</summary>
    [Theory, OnEachDatabase]
    public async Task An_hour_is_asked_of_its_therapist_for_the_days_ahead_alone(Database database)
    {
        var (desk, stay, lastDay) = await PassedAsync(database);
        await desk.Clinic.ChangeAsync(db =>
        {
            db.OfferedHours.Single(row => row.Id == desk.Clinic.Tuesday.Id).EndBefore(lastDay.AddDays(1));
            db.Add(new OfferedHour
            {
                Id = new(Guid.CreateVersion7()), PractitionerId = desk.Clinic.Therapist.Id, Weekday = DayOfWeek.Tuesday, StartMinute = 16 * 60, Minutes = 50, From = lastDay.AddDays(8),
            });
        });
        Assert.Equal(new HourNotOfferedThen(lastDay.AddDays(7)), (await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        database.Clock.MoveTo(lastDay.AddDays(8), Morning);

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal([lastDay.AddDays(1), DateSpan.Open], (await HoursAsync(db, stay)).ConvertAll(hour => hour.Until));
    }

    [Theory, OnEachDatabase]
    public Task An_hour_that_somebody_has_by_now_stays_over_and_another_one_can_be_given(Database database) => GoneAsync(database, 9, isPromised: true);

    [Theory, OnEachDatabase]
    public Task An_hour_that_somebody_has_the_day_after_stays_over_too(Database database) => GoneAsync(database, 1, isPromised: true);

    [Theory, OnEachDatabase]
    public Task An_hour_that_is_not_offered_any_more_stays_over_and_another_one_can_be_given(Database database) => GoneAsync(database, 9, isPromised: false);

    private static async Task GoneAsync(Database database, int daysLater, bool isPromised)
    {
        var (desk, stay, lastDay) = await PassedAsync(database);
        var next = await desk.ActiveAsync(withHour: false, name: "Noor");
        var friday = await ChangeHourTests.OfferAsync(desk.Clinic, desk.Clinic.Therapist.Id, DayOfWeek.Friday, 14);
        await desk.Clinic.ChangeAsync(db =>
        {
            db.OfferedHours.Single(row => row.Id == desk.Clinic.Tuesday.Id).EndBefore(isPromised ? DateSpan.Open : lastDay.AddDays(1));
            if (!isPromised)
                return;
            var hour = HourClaim.Hold(new(Guid.CreateVersion7()), desk.Clinic.Tuesday, next.Who.Id, next.Id, lastDay.AddDays(1), database.Clock.UtcNow);
            hour.Become(ClaimKind.Member);
            db.Add(hour);
        });
        var today = lastDay.AddDays(daysLater);
        database.Clock.MoveTo(today, Morning);

        Assert.Equal(new CompletionDated(IsHourGone: true), (await desk.DateAsync(desk.Clinician, stay.Id, null)).Value);

        await using (var db = database.CreateContext())
        {
            Assert.Equal(DateSpan.Open, (await SeatsAsync(db, stay))[^1].Until);
            Assert.Equal(lastDay.AddDays(1), Assert.Single(await HoursAsync(db, stay)).Until);
        }

        var seen = (await database.Get<HourQuery>().HandleAsync(desk.FrontDesk, stay.Who.Id, default))!;
        Assert.Equal((0, today), (seen.Hours.Count, seen.Days!.Value.From));
        Assert.Contains(friday.Id, (await database.Get<HourQuery>().FreeAsync(desk.FrontDesk, stay.Id, today, default)).Select(hour => hour.Id));
        Assert.Null((await database.Get<ChangeHourHandler>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid(), stay.Id, friday.Id, today, await desk.VersionAsync(stay.Id)), default)).Refusal);
        Assert.False((await desk.DateAsync(desk.Clinician, stay.Id, today.AddDays(30))).Value!.IsHourGone);
        await using var after = database.CreateContext();
        Assert.Equal([(lastDay.AddDays(-98), lastDay.AddDays(1)), (today, today.AddDays(31))], (await HoursAsync(after, stay)).ConvertAll(hour => (hour.From, hour.Until)));
    }

    /// <summary>Tuesday's hour, at four, has come: it goes on next week, while the seat goes on today.</summary>
    [Theory, OnEachDatabase]
    public async Task What_was_said_about_an_hour_ahead_goes_over_and_one_that_has_come_is_not_taken(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (stay, lastDay) = (await desk.ActiveAsync(), desk.Today);
        var (told, booked) = (lastDay.AddDays(14), lastDay.AddDays(21));
        await using (var db = database.CreateContext())
        {
            var hour = (await HoursAsync(db, stay))[0].Id;
            foreach (var (day, status, seen) in new[]
                {
                    (told, AppointmentStatus.CancelledByClient, AppointmentStatus.Booked),
                    (booked, AppointmentStatus.CancelledByClient, AppointmentStatus.Booked), (booked, AppointmentStatus.Booked, AppointmentStatus.CancelledByClient),
                })
                Assert.Null((await database.Get<MarkAppointmentHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), hour, day, status, seen), default)).Refusal);
        }

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, lastDay)).Refusal);
        database.Clock.MoveTo(lastDay.AddDays(7), new(16, 30));

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        await using var after = database.CreateContext();
        Assert.Equal([(lastDay.AddDays(-98), lastDay.AddDays(1)), (lastDay.AddDays(8), DateSpan.Open)], (await HoursAsync(after, stay)).ConvertAll(hour => (hour.From, hour.Until)));
        Assert.Equal([lastDay.AddDays(-98), lastDay.AddDays(7)], (await SeatsAsync(after, stay)).ConvertAll(seat => seat.From));
        var hours = await after.LoadHoursAsync(hour => hour.ClientId == stay.Who.Id, new(lastDay.AddDays(1), lastDay.AddDays(22)), database.Clock.Program, default);
        Assert.Equal([(told, AppointmentStatus.CancelledByClient), (booked, AppointmentStatus.Booked)], hours.Select(hour => (hour.Date, hour.Status)));
    }

    [Theory, OnEachDatabase]
    public Task A_new_last_day_that_is_taken_back_leaves_the_place_to_be_kept(Database database) => TakeBackAsync(database, daysLater: 0);

    [Theory, OnEachDatabase]
    public Task A_new_last_day_that_is_taken_back_leaves_the_place_to_be_kept_the_day_after(Database database) => TakeBackAsync(database, daysLater: 1);

    /// <summary>On a Monday when the session has begun: the end is opened, dated today, and opened again.</summary>
    private static async Task TakeBackAsync(Database database, int daysLater)
    {
        var (desk, stay, lastDay) = await PassedAsync(database);
        var today = lastDay.AddDays(6);
        database.Clock.MoveTo(today, Begun);
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, today)).Refusal);
        await using (var db = database.CreateContext())
            Assert.Equal(lastDay.AddDays(1), Assert.Single(await SeatsAsync(db, stay)).Until);
        database.Clock.MoveTo(today.AddDays(daysLater), Begun);

        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal);

        await using var after = database.CreateContext();
        Assert.Equal([lastDay.AddDays(-98), today.AddDays(1)], (await SeatsAsync(after, stay)).ConvertAll(seat => seat.From));
        Assert.Equal([lastDay.AddDays(1), DateSpan.Open], (await SeatsAsync(after, stay)).ConvertAll(seat => seat.Until));
        Assert.Equal(DateSpan.Open, (await HoursAsync(after, stay))[^1].Until);
        Assert.DoesNotContain(await after.Outbox.ToListAsync(), row => row.Kind == nameof(HourAgreed));
    }

    private static async Task<(StayDesk Desk, StayOf Stay, DateOnly LastDay)> PassedAsync(Database database, int capacity = 12)
    {
        var desk = await StayDesk.OpenAsync(database, capacity);
        var stay = await desk.ActiveAsync();
        Assert.Null((await desk.DateAsync(desk.Clinician, stay.Id, desk.Today)).Refusal);
        return (desk, stay, desk.Today);
    }

    private static async Task<Result<Done>> AddGuestAsync(Database database, StayDesk desk, StayOf stay, DateOnly day)
    {
        await using var db = database.CreateContext();
        var session = await db.GroupSessions.SingleAsync(row => row.GroupId == desk.Clinic.Evening.Id && row.Date == day);
        return await database.Get<AddGuestHandler>().HandleAsync(desk.Counselor, new(Guid.NewGuid(), session.Id, stay.Who.Id), default);
    }

    private static async Task<IEnumerable<ClientId>> ExpectedAsync(Database database, StayDesk desk, DateOnly day)
    {
        await using var db = database.CreateContext();
        var session = await db.GroupSessions.SingleAsync(row => row.GroupId == desk.Clinic.Evening.Id && row.Date == day);
        return (await db.LoadExpectedAsync(session, database.Clock.Zone, default)).Select(who => who.Client);
    }

    private static Task<List<SeatClaim>> SeatsAsync(PortalDbContext db, StayOf stay) =>
        db.SeatClaims.AsNoTracking().Where(row => row.EnrollmentId == stay.Id).OrderBy(row => row.From).ToListAsync();

    private static Task<List<HourClaim>> HoursAsync(PortalDbContext db, StayOf stay) =>
        db.HourClaims.AsNoTracking().Where(row => row.EnrollmentId == stay.Id).OrderBy(row => row.From).ToListAsync();
}
