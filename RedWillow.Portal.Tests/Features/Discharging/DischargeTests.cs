using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Discharging;

public sealed class DischargeTests
{
    [Theory, OnEachDatabase]
    public async Task A_discharge_ends_seat_hour_and_appointments_in_one_commit(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync(weeks: 5);
        await BookAsync(database, desk, stay, desk.Today.AddDays(7));

        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id)).Succeeded);

        var ended = await desk.ReadAsync(stay.Id);
        Assert.Equal((EnrollmentStatus.Discharged, desk.Today), (ended.Status, ended.EndDate));
        Assert.Equal(nameof(Disposition.Transferred), ended.Moves.Single(move => move.To == EnrollmentStatus.Discharged).Reason);
        await using var db = database.CreateContext();
        Assert.Equal(desk.Today.AddDays(1), (await db.SeatClaims.SingleAsync()).Until);
        Assert.Equal(desk.Today.AddDays(1), (await db.HourClaims.SingleAsync()).Until);
        Assert.Equal(AppointmentStatus.CancelledByProgram, (await db.IndividualAppointments.SingleAsync()).Status);
        var form = await db.Discharges.SingleAsync();
        Assert.Equal(
            (Disposition.Transferred, "Needs inpatient care.", "Crisis numbers given.", "Hospital, 801-555-0100", 5),
            (form.Disposition, form.Reason, form.Aftercare, form.NextPlace, form.Weeks));
        Assert.Single(await db.Outbox.Where(row => row.ClientId == stay.Who.Id).ToListAsync());
        string[] acts = [nameof(DischargeRecorded), nameof(EnrollmentMoved)];
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.ClientId == stay.Who.Id && acts.Contains(row.Act)));

        // Whatever is looked up at its time, a reminder too, finds nothing to come.
        database.Clock.Advance(TimeSpan.FromDays(1));
        var week = (await database.Get<MyWeekQuery>().HandleAsync(stay.Who, null, 8, default))!;
        Assert.Null(week.Next);
        Assert.DoesNotContain(week.Days, day => day.Date >= desk.Today && day.Entries.Count > 0);
    }

    [Theory, OnEachDatabase]
    public async Task The_form_needs_how_it_ends_and_what_comes_after_and_early_a_reason(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (early, late) = (await desk.ActiveAsync(weeks: 5), await desk.ActiveAsync(weeks: 12, withHour: false));

        Assert.IsType<DispositionNeeded>((await desk.DischargeAsync(desk.Clinician, early.Id, Disposition.TreatmentCompleted)).Refusal);
        Assert.IsType<DispositionNeeded>((await desk.DischargeAsync(desk.Clinician, early.Id, (Disposition)99)).Refusal);
        Assert.Equal(new EndReasonNeeded(12), (await desk.DischargeAsync(desk.Clinician, early.Id, reason: " ")).Refusal);
        Assert.IsType<AftercareNeeded>((await desk.DischargeAsync(desk.Clinician, early.Id, aftercare: "")).Refusal);
        Assert.IsType<AftercareNeeded>((await desk.DischargeAsync(desk.Clinician, early.Id, next: " ")).Refusal);
        Assert.IsType<TextTooLong>((await desk.DischargeAsync(desk.Clinician, early.Id, aftercare: new string('a', 2001))).Refusal);
        Assert.True((await desk.DischargeAsync(desk.Clinician, late.Id, reason: null)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(late.Id, (await db.Discharges.SingleAsync()).EnrollmentId);
        Assert.Equal(EnrollmentStatus.Active, (await desk.ReadAsync(early.Id)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task Of_a_client_who_has_died_nobody_asks_what_comes_after_and_nothing_is_sent_any_more(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (died, left) = (await desk.ActiveAsync(weeks: 5), await desk.ActiveAsync(weeks: 14, withHour: false));
        await QueueEverythingAsync(database, died);

        Assert.IsType<TextTooLong>((await desk.DischargeAsync(desk.Clinician, died.Id, Disposition.Deceased, new string('a', 2001), null, null)).Refusal);
        Assert.True((await desk.DischargeAsync(desk.Clinician, died.Id, Disposition.Deceased, null, null, null)).Succeeded);
        Assert.True((await desk.DischargeAsync(desk.Clinician, left.Id)).Succeeded);
        var mailer = new KeptMail();
        await OutboxStage.Dispatcher(database, mailer).SendDueAsync(default);

        await using var db = database.CreateContext();
        var form = await db.Discharges.SingleAsync(row => row.EnrollmentId == died.Id);
        Assert.Equal((Disposition.Deceased, null, "", ""), (form.Disposition, form.Reason, form.Aftercare, form.NextPlace));
        var rows = await db.Outbox.Where(row => row.ClientId != left.Who.Id).ToListAsync();
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal((UnsentReasons.NotWrittenTo, true), (row.LastFault, row.SentUtc is not null)));
        Assert.Equal((await db.Outbox.SingleAsync(row => row.ClientId == left.Who.Id)).Id, Assert.Single(mailer.Letters).Id);
    }

    [Theory, OnEachDatabase]
    public async Task A_death_that_was_entered_by_mistake_silences_nobody_once_it_is_taken_back(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id, Disposition.Deceased, null, null, null)).Succeeded);
        Assert.True((await desk.MistakeAsync(desk.Admin, stay.Id)).Succeeded);
        await using var db = database.CreateContext();

        Assert.False(await db.HasDiedAsync(stay.Who.Id, default));
    }

    [Theory, OnEachDatabase]
    public async Task A_client_on_leave_is_discharged_by_a_licensed_clinician_alone(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        Assert.True((await desk.PauseAsync(desk.FrontDesk, stay.Id)).Succeeded);
        database.Clock.Advance(TimeSpan.FromDays(20));

        foreach (var other in new Actor[] { desk.FrontDesk, desk.Counselor, desk.OtherCounselor, desk.Admin, stay.Who, Actor.Visitor.Instance })
            Assert.IsType<NotThere>((await desk.DischargeAsync(other, stay.Id)).Refusal);
        Assert.IsType<LicenseNotInForce>((await desk.DischargeAsync(desk.Lapsed, stay.Id)).Refusal);
        // Time alone ends nothing.
        Assert.Equal(EnrollmentStatus.OnHold, (await desk.ReadAsync(stay.Id)).Status);
        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task The_same_form_twice_ends_one_stay_once_and_an_older_page_none(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var (key, seen) = (Guid.NewGuid(), await desk.VersionAsync(stay.Id));

        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id, key: key, seen: seen)).Succeeded);
        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id, key: key, seen: seen)).Succeeded);
        Assert.IsType<StaleEdit>((await desk.DischargeAsync(desk.Clinician, stay.Id, seen: seen)).Refusal);
        Assert.IsType<NotInTreatment>((await desk.DischargeAsync(desk.Clinician, stay.Id)).Refusal);

        await using var db = database.CreateContext();
        Assert.Single(await db.Discharges.ToListAsync());
        Assert.Single(await db.Outbox.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task An_administrator_takes_back_what_was_entered_by_mistake_and_says_why(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();

        foreach (var other in new Actor[] { desk.FrontDesk, desk.Clinician, desk.Director, stay.Who })
            Assert.IsType<NotThere>((await desk.MistakeAsync(other, stay.Id)).Refusal);
        Assert.IsType<ReasonNeeded>((await desk.MistakeAsync(desk.Admin, stay.Id, " ")).Refusal);
        Assert.True((await desk.MistakeAsync(desk.Admin, stay.Id)).Succeeded);

        var gone = await desk.ReadAsync(stay.Id);
        Assert.Equal((EnrollmentStatus.EnteredInError, "Entered twice."), (gone.Status, gone.Moves.Single(move => move.To == EnrollmentStatus.EnteredInError).Reason));
        await using var db = database.CreateContext();
        // Today's hour has not come yet either: it is Tuesday morning.
        Assert.Equal((desk.Today, desk.Today), ((await db.SeatClaims.SingleAsync()).Until, (await db.HourClaims.SingleAsync()).Until));
    }

    [Theory, OnEachDatabase]
    public async Task Of_what_was_entered_by_mistake_a_closed_session_and_an_hour_that_has_come_stay(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        database.Clock.MoveTo(desk.Today, new(16, 0));
        await BookAsync(database, desk, stay, desk.Today);

        Assert.True((await desk.MistakeAsync(desk.Admin, stay.Id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal((desk.Today, desk.Today.AddDays(1)), ((await db.SeatClaims.SingleAsync()).Until, (await db.HourClaims.SingleAsync()).Until));
        Assert.Equal(AppointmentStatus.Booked, (await db.IndividualAppointments.SingleAsync()).Status);
        var other = await desk.ActiveAsync(withHour: false);
        database.Clock.MoveTo(desk.Clinic.Next, new(21, 0));
        await desk.Clinic.ChangeAsync(context => Assert.True(
            context.GroupSessions.Single(row => row.GroupId == desk.Clinic.Evening.Id && row.Date == desk.Clinic.Next).Close(desk.Counselor.Id, database.Clock.UtcNow).Succeeded));
        Assert.True((await desk.MistakeAsync(desk.Admin, other.Id)).Succeeded);
        Assert.Equal(desk.Today.AddDays(1), (await db.SeatClaims.SingleAsync(row => row.EnrollmentId == other.Id)).Until);
    }

    [Theory, OnEachDatabase]
    public async Task Who_left_can_begin_again_and_the_old_stay_is_read_only(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        Assert.True((await desk.DischargeAsync(desk.Clinician, stay.Id)).Succeeded);
        Assert.Equal(EnrollmentStatus.Discharged, (await database.Get<MyWeekQuery>().HandleAsync(stay.Who, null, 1, default))!.Status);
        Assert.Null(await database.Get<DraftQuery>().HandleAsync(stay.Who, default));

        var again = await database.Get<BeginEnrollmentHandler>().HandleAsync(stay.Who, new(Guid.NewGuid()), default);

        Assert.True(again.Succeeded);
        var draft = (await database.Get<DraftQuery>().HandleAsync(stay.Who, default))!;
        Assert.Equal((again.Value, EnrollmentStatus.Draft, 0, 0), (draft.Id, draft.Status, draft.Answers.Count, draft.Papers.Count));
        Assert.Equal(EnrollmentStatus.Draft, (await database.Get<MyWeekQuery>().HandleAsync(stay.Who, null, 1, default))!.Status);
        foreach (var refused in new[] { (await desk.PauseAsync(desk.FrontDesk, stay.Id)).Refusal, (await desk.DischargeAsync(desk.Clinician, stay.Id)).Refusal, (await desk.DateAsync(desk.Clinician, stay.Id, null)).Refusal })
            Assert.IsType<NotThere>(refused);
        Assert.Equal(EnrollmentStatus.Discharged, (await desk.ReadAsync(stay.Id)).Status);
    }

    // News, a reminder and an invitation that wait; the discharge itself puts a fourth beside them.
    private static async Task QueueEverythingAsync(Database database, StayOf stay)
    {
        var now = database.Clock.UtcNow;
        var account = PortalUser.New(Guid.CreateVersion7(), "sam@example.org", null, "en-US", now);
        account.ClientId = stay.Who.Id;
        var reminder = new Reminder(ReminderChoice.DayBefore, Guid.NewGuid(), database.Clock.Today.AddDays(1), new(9, 0));
        await using var db = database.CreateContext();
        db.Users.Add(account);
        db.Outbox.AddRange(
            OutboxMessage.For(nameof(StartAgreed), stay.Who.Id, null, "{}", now),
            reminder.For(stay.Who.Id, now, now),
            OutboxMessage.For(AccountMailKinds.Invite, null, account.Id, """{"To":"sam@example.org","Culture":"en-US","Path":"/account/invited"}""", now));
        await db.SaveChangesAsync();
    }

    private static Task BookAsync(Database database, StayDesk desk, StayOf stay, DateOnly day) => desk.Clinic.ChangeAsync(db => db.Add(new IndividualAppointment
    {
        Id = new(Guid.CreateVersion7()), HourClaimId = db.HourClaims.Single(row => row.EnrollmentId == stay.Id).Id, ClientId = stay.Who.Id,
        PractitionerId = desk.Clinic.Therapist.Id, Date = day, StartMinute = 960, Minutes = 50,
    }));
}
