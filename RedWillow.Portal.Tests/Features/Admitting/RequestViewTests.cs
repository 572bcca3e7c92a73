using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.KeepingPlaces;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Admitting;

/// <summary>Who sees what of a request, and in which order requests stand.</summary>
public sealed class RequestViewTests
{
    [Theory, OnEachDatabase]
    public async Task A_clinician_sees_reasons_and_notes_and_the_front_desk_the_outcome_alone(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        var clinical = (await LookAsync(database, desk.Clinician, id))!;
        var front = (await LookAsync(database, desk.FrontDesk, id))!;

        Assert.Equal([ScreeningReason.SteppingDown], clinical.Work!.Reasons);
        Assert.Equal("Talked at length.", clinical.Work.Intake!.Note);
        Assert.Equal(ScreeningDisposition.IntakeOffered, front.Work!.Outcome);
        Assert.Empty(front.Work.Reasons);
        Assert.Null(front.Work.Intake!.Note);
        Assert.Equal(("+18015550123", SafeContact.Call | SafeContact.Email), (front.Person!.Phone, front.Person.Safe));
        Assert.NotEmpty((await LookAsync(database, desk.Director, id))!.Work!.Reasons);
    }

    [Theory, OnEachDatabase]
    public async Task The_place_says_when_the_group_meets_and_how_that_will_change(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        await desk.Clinic.PlanLongerBreaksAsync(desk.Clinic.Next.AddDays(14));

        var place = (await LookAsync(database, desk.Clinician, id))!.Work!.Place!;

        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Thursday], place.Times.Days);
        Assert.Equal((new TimeOnly(17, 30), new TimeOnly(20, 45)), (place.Times.Start, place.Times.End));
        Assert.Equal((desk.Clinic.Next.AddDays(14), new TimeOnly(21, 0)), (place.Times.Later!.From, place.Times.Later.End));

        // Once the change has come, and the stay has begun, it is how the group meets.
        database.Clock.Advance(TimeSpan.FromDays(21));
        place = (await LookAsync(database, desk.Clinician, id))!.Work!.Place!;
        Assert.Equal((new TimeOnly(21, 0), null), (place.Times.End, place.Times.Later));
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_may_reach_the_client_reads_what_was_told_and_what_is_waited_for(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync();
        (string, string)[] told =
        [
            (Question.Address, "1 Main St\nOgden"), (Question.EmergencyName, "Ana Ortiz"), (Question.EmergencyPhone, "801 555 0199"),
            (Question.EmergencyRelation, "Sister"), (Question.EmergencyMaySay, "AskToCall"), (Question.PayerKind, "Insurance"), (Question.Insurer, "Beehive Health"),
            (Question.MemberNumber, "U-77"),
        ];
        foreach (var (question, value) in told)
            Assert.Null((await sam.SayAsync(question, value)).Refusal);
        var id = (await sam.DraftAsync()).Id;
        var join = new JoinWaitlist(Guid.NewGuid(), id, desk.Clinic.Evening.TrackId, desk.Clinic.Evening.Id, "Tuesdays after 3");
        Assert.True((await database.Get<JoinWaitlistHandler>().HandleAsync(sam.Who, join, default)).Succeeded);

        foreach (var reader in new[] { desk.FrontDesk, desk.Clinician, desk.Director })
        {
            var seen = (await LookAsync(database, reader, id))!;
            Assert.Equal(new EmergencyContact("Ana Ortiz", "+18015550199", "Sister", "AskToCall"), seen.Person!.Emergency);
            Assert.Equal(("1 Main St\nOgden", "Beehive Health", "U-77"), (seen.Person.Address, seen.Person.Insurer, seen.Person.MemberNumber));
            Assert.Equal(
                new WaitedFor(ProgramKind.SubstanceUse, TimeOfDay.Evening, desk.Clinic.Evening.Name, "Tuesdays after 3", database.Clock.UtcNow), seen.Work!.Waits);
        }

        Assert.Null((await LookAsync(database, desk.Admin, id))!.Person);
        await using var db = database.CreateContext();
        Assert.Equal(4, await db.AuditEntries.CountAsync(entry => entry.Act == "RequestRead" && entry.ClientId == sam.Who.Id));
    }

    [Theory, OnEachDatabase]
    public async Task An_administrator_sees_name_status_age_and_what_is_missing(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.Address);
        await DeskWorkTests.OpenTaskAsync(database, desk, id, StaffTaskKind.StaffAssisted);

        var seen = (await LookAsync(database, desk.Admin, id))!;
        var queued = Assert.Single((await database.Get<RequestQueueQuery>().HandleAsync(desk.Admin, new(), default))!.Rows);

        Assert.Equal(("Sam", EnrollmentStatus.Requested, 0), (seen.Name, seen.Status, seen.BusinessDays));
        Assert.Contains(seen.Missing, gap => gap.Item == AdmissionItem.Address);
        Assert.Null(seen.Person);
        Assert.Null(seen.Work);
        Assert.Equal((2, TaskPriority.Routine), (queued.Missing, queued.Priority));
        Assert.Empty(queued.Tasks);
    }

    [Theory, OnEachDatabase]
    public async Task What_a_minor_signed_alone_is_shown_as_what_does_not_count_and_admission_waits_for_it(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        Assert.Empty((await LookAsync(database, desk.Clinician, id))!.Missing);

        await desk.Clinic.ChangeAsync(db => db.Clients.Single().Identify("Sam", "Samuel Ortiz", new(2010, 6, 1)));

        var seen = (await LookAsync(database, desk.Clinician, id))!;
        Assert.Equal(
            [
                AdmissionItem.PrivacyNotice, AdmissionItem.Part2Notice, AdmissionItem.EligibilityDetermination, AdmissionItem.FeeAgreement,
                AdmissionItem.TreatmentConsent, AdmissionItem.GroupConfidentiality,
            ],
            seen.Missing.Select(gap => gap.Item));
        Assert.All(seen.Work!.Papers, paper => Assert.True(paper.TooYoung));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_else_sees_any_request(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        foreach (var other in new Actor[] { Actor.Visitor.Instance, desk.Counselor, await AdmitClientTests.ClientOfAsync(database, id), new Actor.System("job") })
        {
            Assert.Null(await LookAsync(database, other, id));
            Assert.Null(await database.Get<RequestQueueQuery>().HandleAsync(other, new(), default));
        }

        Assert.Null(await LookAsync(database, desk.Clinician, new(Guid.NewGuid())));
    }

    [Theory, OnEachDatabase]
    public async Task Every_look_is_written_down(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        await LookAsync(database, desk.FrontDesk, id);
        await database.Get<RequestQueueQuery>().HandleAsync(desk.FrontDesk, new(), default);

        await using var db = database.CreateContext();
        var reads = await db.AuditEntries.Where(entry => entry.ClientId != null && entry.Account == desk.FrontDesk.Account).Select(entry => entry.Act).ToListAsync();
        Assert.Equal(["RequestQueueRead", "RequestRead"], reads.Order(StringComparer.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task Danger_stands_first_then_who_waited_three_business_days_then_the_rest(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var late = await desk.RequestAsync();
        await desk.Clinic.ChangeAsync(db => db.Add(Closure.Declare(new(Guid.CreateVersion7()), database.Clock.Today.AddDays(1), "Snow")));
        database.Clock.Advance(TimeSpan.FromDays(6));
        var fresh = await desk.RequestAsync(AdmissionItem.GroupSeat);
        var danger = await desk.RequestAsync(AdmissionItem.GroupSeat, AdmissionItem.SafetyFlag);

        var queue = (await database.Get<RequestQueueQuery>().HandleAsync(desk.Clinician, new(), default))!.Rows;

        Assert.Equal([danger, late, fresh], queue.Select(row => row.Id));
        // Wednesday was closed; Thursday, Friday and Monday count.
        Assert.Equal((3, true), (queue[1].BusinessDays, queue[1].IsLate));
        Assert.Equal((0, false), (queue[2].BusinessDays, queue[2].IsLate));
        Assert.Equal(AdmissionTurn.FrontDesk, queue[2].NextTurn);
    }

    [Theory, OnEachDatabase]
    public async Task No_first_session_is_open_before_the_kept_hour_is_free_and_admission_agrees(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        var free = desk.Clinic.Next.AddDays(14);
        await desk.BeginOnAsync(free);

        var days = (await LookAsync(database, desk.Clinician, id))!.Work!.StartDays;

        Assert.Equal((desk.Clinic.Next, 6), (days[0].Date, days.Count(day => day.WhyNot is HourTaken && day.Date < free)));
        var open = days.Where(day => day.WhyNot is null).ToList();
        Assert.Equal((free, 12, 18), (open[0].Date, open.Count, days.Count));
        Assert.IsType<HourTaken>((await AdmitClientTests.AdmitAsync(database, desk.Clinician, id, days[5].Date)).Refusal);
        Assert.True((await AdmitClientTests.AdmitAsync(database, desk.Clinician, id, free)).Succeeded);
        Assert.Equal(free, (await database.Get<PlaceDecisionQuery>().HandleAsync(desk.FrontDesk, id, default))!.Dates[0]);
    }

    [Theory, OnEachDatabase]
    public async Task No_first_session_is_open_before_a_seat_is_free_for_good(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database, capacity: 1);
        var id = await desk.RequestAsync();
        var free = desk.Clinic.Next.AddDays(7);
        await desk.BeginOnAsync(free);
        await desk.Clinic.ChangeAsync(db =>
        {
            var (who, stay) = desk.Clinic.Add(db);
            var seat = SeatClaim.Hold(new(Guid.CreateVersion7()), desk.Clinic.Evening.Id, who.Id, stay, database.Clock.Today.AddDays(-7), database.Clock.UtcNow);
            seat.Become(ClaimKind.Member);
            seat.EndBefore(free);
            db.Add(seat);
        });

        var days = (await LookAsync(database, desk.Clinician, id))!.Work!.StartDays;

        Assert.All(days.TakeWhile(day => day.Date < free), day => Assert.IsType<GroupFull>(day.WhyNot));
        Assert.Equal(free, days.First(day => day.WhyNot is null).Date);
    }

    [Theory, OnEachDatabase]
    public async Task The_day_that_was_asked_for_is_among_those_to_choose_from_however_far_it_lies(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        var all = (await LookAsync(database, desk.Clinician, id))!.Work!.StartDays;
        var far = desk.Clinic.Next.AddDays(35);
        Assert.DoesNotContain(all, day => day.Date == far);
        await desk.Clinic.ChangeAsync(db => db.Enrollments.Single(row => row.Id == id).AgreeStart(far));

        var days = (await LookAsync(database, desk.Clinician, id))!.Work!.StartDays;

        Assert.Equal([.. all.Select(day => day.Date), far], days.Select(day => day.Date));
    }

    private static Task<RequestDetails?> LookAsync(Database database, Actor actor, EnrollmentId id) =>
        database.Get<RequestQuery>().HandleAsync(actor, id, default);
}
