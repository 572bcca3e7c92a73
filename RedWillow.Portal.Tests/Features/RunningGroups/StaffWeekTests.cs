using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RunningGroups;

/// <summary>A member of staff's week and day have everything that they hold.</summary>
public sealed class StaffWeekTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task A_week_has_sessions_hours_and_talks_and_they_are_the_readers_own(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        await group.JoinAsync("June", EnrollmentStatus.Active, database.Clock.Today.AddDays(-8), new(10, 0));
        await TalkAsync(database, group.CounselorId, "Nadia", database.Clock.Today.AddDays(3), 14 * 60);
        await using (var db = database.CreateContext())
        {
            db.Add(Closure.Declare(new(Guid.CreateVersion7()), database.Clock.Today.AddDays(2), "Water damage"));
            db.Add(Closure.Propose(new(Guid.CreateVersion7()), database.Clock.Today.AddDays(3), "Only a proposal"));
            await db.SaveChangesAsync(Stop);
        }

        var week = await WeekAsync(database, group.Counselor);

        Assert.Equal((0, 3), (week.Week.WeeksAfter(ProgramWeek.Of(database.Clock.Today)), week.Sessions.Count));
        Assert.Equal([("June", (TalkKind?)null), ("Nadia", TalkKind.Consultation)], week.Appointments.Select(line => (line.Client, line.Talk)));
        Assert.Equal("Water damage", Assert.Single(week.Closures).Value);
        await using (var db = database.CreateContext())
            Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == "AppointmentsRead", Stop));

        var (other, desk) = (await WeekAsync(database, RunningGroup.OtherCounselor), await WeekAsync(database, RunningGroup.FrontDesk));
        Assert.Empty(other.Sessions);
        Assert.Empty(other.Appointments.Concat(desk.Appointments));
        Assert.Equal(3, desk.Sessions.Count);
        Assert.Null(await database.Get<StaffWeekQuery>().HandleAsync(Actor.Visitor.Instance, null, Stop));
    }

    [Theory, OnEachDatabase]
    public async Task After_the_last_thing_of_the_week_the_next_one_opens_and_the_old_one_is_a_question_away(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        await group.JoinAsync("June", EnrollmentStatus.Active, database.Clock.Today.AddDays(-8), new(10, 0));
        var thursday = database.Clock.Today.AddDays(2);
        database.Clock.MoveTo(thursday, new(13, 0));
        Assert.Equal(thursday.AddDays(4), (await WeekAsync(database, group.Counselor)).Week.Monday);

        database.Clock.MoveTo(thursday.AddDays(3), new(9, 0));
        var (opened, asked) = (await WeekAsync(database, group.Counselor), await WeekAsync(database, group.Counselor, thursday));
        Assert.Equal((thursday.AddDays(4), 3), (opened.Week.Monday, opened.Sessions.Count));
        Assert.Equal((thursday.AddDays(-3), 3), (asked.Week.Monday, asked.Sessions.Count));

        var appointments = (await database.Get<AppointmentsQuery>().HandleAsync(group.Counselor, null, Stop))!;
        Assert.Equal(thursday.AddDays(6), Assert.Single(appointments.Coming).Date);
        Assert.Equal(thursday.AddDays(-1), Assert.Single(appointments.Week).Date);
    }

    [Theory, OnEachDatabase]
    public async Task A_talk_stands_on_the_day_of_who_holds_it_and_waits_there_for_a_word(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        var friday = database.Clock.Today.AddDays(3);
        await TalkAsync(database, group.CounselorId, "Nadia", friday, 14 * 60);
        async Task<TodayView> DayAsync(Actor who) => (await database.Get<TodayQuery>().HandleAsync(who, Stop))!;

        Assert.Equal((friday, "Nadia"), (await DayAsync(group.Counselor)).NextHour is { } next ? (next.Date, next.Client) : default);
        database.Clock.MoveTo(friday, new(9, 0));
        var line = Assert.Single((await DayAsync(group.Counselor)).Appointments);
        Assert.Equal(("Nadia", TalkKind.Consultation, new TimeOnly(14, 30)), (line.Client, line.Talk, line.End));
        Assert.Empty((await DayAsync(RunningGroup.OtherCounselor)).Appointments);
        database.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal("Nadia", Assert.Single((await DayAsync(group.Counselor)).Unmarked).Client);
    }

    private static async Task<StaffWeek> WeekAsync(Database database, Actor actor, DateOnly? day = null) =>
        (await database.Get<StaffWeekQuery>().HandleAsync(actor, day, Stop))!;

    private static async Task TalkAsync(Database database, PractitionerId clinician, string name, DateOnly day, int minute)
    {
        await using var db = database.CreateContext();
        var inquiry = Inquiry.Receive(
            new(Guid.CreateVersion7()), "RW-ASK", new(false, name, "+18015550142", null, SafeContact.Call, TalkTimes.None, TalkDays.None, "en-US"), database.Clock.UtcNow);
        db.Add(inquiry);
        await db.SaveChangesAsync(Stop);
        db.Add(TalkAppointment.ForInquiry(new(Guid.CreateVersion7()), inquiry.Id, clinician, new(day, minute, 30), clinician, database.Clock.UtcNow));
        await db.SaveChangesAsync(Stop);
    }
}
