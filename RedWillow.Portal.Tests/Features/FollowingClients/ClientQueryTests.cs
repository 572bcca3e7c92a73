using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.FollowingClients;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.FollowingClients;

public sealed class ClientQueryTests
{
    [Theory, OnEachDatabase]
    public async Task A_client_is_shown_with_hours_attendance_contact_and_history(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync(weeks: 5);
        await MarkAsync(database, desk, stay, AttendanceStatus.Present, 0);
        await MarkAsync(database, desk, stay, AttendanceStatus.AbsentUnexcused, 1);
        await MarkAsync(database, desk, stay, AttendanceStatus.AbsentExcused, 2);
        Assert.True((await desk.PauseAsync(desk.FrontDesk, stay.Id)).Succeeded);

        var seen = (await ReadAsync(database, desk.Clinician, stay))!;

        var care = seen.Care!;
        Assert.Equal((EnrollmentStatus.OnHold, "E1", new ProgressView(6, 1, 2)), (seen.Status, care.Group!.Name, care.Progress));
        Assert.Equal([new HourView("Rosa Lindqvist", DayOfWeek.Tuesday, new(16, 0), 50, desk.Today.AddDays(-35))], care.Hours);
        Assert.Equal(("+18015550123", SafeContact.Call | SafeContact.Email), (seen.Reach!.Phone, seen.Reach.Safe));
        Assert.Equal(
            [(EnrollmentStatus.OnHold, "Fay Ono", "Family visit."), (EnrollmentStatus.Active, "Rosa Lindqvist", null), (EnrollmentStatus.Approved, "Rosa Lindqvist", null), (EnrollmentStatus.Requested, null, (string?)null)],
            care.History.Select(move => (move.To, move.By, move.Why)));
        await using var db = database.CreateContext();
        Assert.True(await db.AuditEntries.AnyAsync(row => row.Act == "ClientRead" && row.ClientId == stay.Who.Id));
    }

    [Theory, OnEachDatabase]
    public async Task A_stay_that_ended_before_its_first_session_does_not_run_backwards(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        await desk.Clinic.ChangeAsync(db =>
        {
            var early = db.Enrollments.Single();
            Assert.True(early.Attended(null, desk.Clinician, database.Clock.UtcNow).Succeeded);
            early.MoveStart(desk.Today.AddDays(7));
        });
        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id)).Succeeded);
        await desk.Clinic.ChangeAsync(db => db.Add(Enrollment.Begin(new(Guid.CreateVersion7()), stay.Who.Id, database.Clock.UtcNow)));

        var earlier = Assert.Single((await ReadAsync(database, desk.Clinician, stay))!.Care!.Earlier);

        Assert.Equal((EnrollmentStatus.Discharged, desk.Today, desk.Today), (earlier.Status, earlier.From, earlier.EndDate));
    }

    [Theory, OnEachDatabase]
    public async Task A_readmission_entered_in_error_hides_no_stay(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (stay, alone) = (await desk.ActiveAsync(), await desk.ActiveAsync(withHour: false, name: "Lou"));
        Assert.True((await desk.DateAsync(desk.Clinician, stay.Id, desk.Today)).Succeeded);
        Assert.True((await desk.CompleteAsync(desk.Clinician, stay.Id)).Succeeded);
        var again = Enrollment.Begin(new(Guid.CreateVersion7()), stay.Who.Id, database.Clock.UtcNow);
        await desk.Clinic.ChangeAsync(db => db.Add(again));
        Assert.Null(await ReadAsync(database, desk.Counselor, stay));

        Assert.True((await desk.MistakeAsync(desk.Admin, again.Id)).Succeeded);

        foreach (var actor in (Actor[])[desk.Counselor, desk.Clinician, desk.FrontDesk, desk.Admin])
            Assert.Equal(EnrollmentStatus.Completed, (await ReadAsync(database, actor, stay))!.Status);
        // Where there is nothing else, the mistake is what there is.
        Assert.True((await desk.MistakeAsync(desk.Admin, alone.Id)).Succeeded);
        Assert.Equal(EnrollmentStatus.EnteredInError, (await ReadAsync(database, desk.FrontDesk, alone))!.Status);
    }

    [Theory, OnEachDatabase]
    public async Task Whom_mail_does_not_reach_is_said_on_their_pages_and_on_the_front_desks_day(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (stay, other) = (await desk.ActiveAsync(), await desk.ActiveAsync(withHour: false, name: "Omar"));
        var mail = OutboxMessage.For("Reminder", stay.Who.Id, null, "{}", database.Clock.UtcNow);
        await using (var db = database.CreateContext())
        {
            db.Outbox.Add(mail);
            await db.SaveChangesAsync();
        }

        Assert.False((await ReadAsync(database, desk.Clinician, stay))!.Reach!.MailFails);
        await using (var db = database.CreateContext())
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(row => row.ParkedUtc, database.Clock.UtcNow).SetProperty(row => row.LastFault, "Refused550"));

        Assert.True((await ReadAsync(database, desk.Clinician, stay))!.Reach!.MailFails);
        Assert.False((await ReadAsync(database, desk.Clinician, other))!.Reach!.MailFails);
        Assert.True((await database.Get<RequestQuery>().HandleAsync(desk.FrontDesk, stay.Id, default))!.Person!.MailFails);
        Assert.Equal([new UnreachedClient(stay.Who.Id, "Sam")], (await database.Get<TodayQuery>().HandleAsync(desk.FrontDesk, default))!.Unreached);
        Assert.Empty((await database.Get<TodayQuery>().HandleAsync(desk.Counselor, default))!.Unreached);
        await using var after = database.CreateContext();
        Assert.True(await after.AuditEntries.AnyAsync(row => row.Act == "UnreachedRead" && row.ClientId == stay.Who.Id));
    }

    [Theory, OnEachDatabase]
    public async Task Each_role_sees_its_own_part_and_others_nothing(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id)).Succeeded);

        var counselor = (await ReadAsync(database, desk.Counselor, stay))!;
        Assert.Equal(("Needs inpatient care.", "Hospital, 801-555-0100"), (counselor.Care!.Discharge!.Reason, counselor.Care.Discharge.NextPlace));
        var front = (await ReadAsync(database, desk.FrontDesk, stay))!;
        Assert.Equal(("E1", desk.Today, null, null, null), (front.Care!.Group!.Name, front.Care.EndDate, front.Care.Discharge, front.Care.Progress, front.Care.Brought));
        Assert.All(front.Care.History, move => Assert.Null(move.Why));
        Assert.NotNull(front.Reach);
        var admin = (await ReadAsync(database, desk.Admin, stay))!;
        Assert.Equal(("Sam", EnrollmentStatus.Discharged, null, null), (admin.Name, admin.Status, admin.Reach, admin.Care));
        foreach (var nobody in new Actor[] { desk.OtherCounselor, stay.Who, Actor.Visitor.Instance })
            Assert.Null(await ReadAsync(database, nobody, stay));
        Assert.Null(await database.Get<ClientQuery>().HandleAsync(desk.Clinician, new(Guid.NewGuid()), default));
    }

    [Theory, OnEachDatabase]
    public async Task A_new_stay_stands_before_the_earlier_one(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id)).Succeeded);
        Assert.True((await database.Get<BeginEnrollmentHandler>().HandleAsync(stay.Who, new(Guid.NewGuid()), default)).Succeeded);

        var seen = (await ReadAsync(database, desk.Director, stay))!;

        Assert.Equal((EnrollmentStatus.Draft, null, new ProgressView(null, 0, 0)), (seen.Status, seen.Care!.Group, seen.Care.Progress));
        var earlier = Assert.Single(seen.Care.Earlier);
        Assert.Equal((stay.Id, EnrollmentStatus.Discharged, desk.Today, "E1"), (earlier.Id, earlier.Status, earlier.EndDate, earlier.Group));
    }

    private static Task<ClientView?> ReadAsync(Database database, Actor actor, StayOf stay) => database.Get<ClientQuery>().HandleAsync(actor, stay.Who.Id, default);

    private static Task MarkAsync(Database database, StayDesk desk, StayOf stay, AttendanceStatus status, int session) => desk.Clinic.ChangeAsync(db =>
    {
        var of = db.GroupSessions.Where(row => row.GroupId == desk.Clinic.Evening.Id).OrderBy(row => row.Date).Skip(session).First();
        var mark = new AttendanceMark { SessionId = of.Id, ClientId = stay.Who.Id };
        mark.Set(status, 0, 0, status == AttendanceStatus.Present ? 180 : 0, desk.Clinician.Id, database.Clock.UtcNow);
        db.Add(mark);
    });
}
