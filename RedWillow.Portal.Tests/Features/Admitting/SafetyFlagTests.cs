using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Waiting;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Admitting;

/// <summary>A concern is about the person, not about one request.</summary>
public sealed class SafetyFlagTests
{
    [Theory, OnEachDatabase]
    public async Task A_flag_of_an_earlier_request_stands_against_admission_until_it_is_cleared(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (first, second) = await AskTwiceAsync(desk);

        var early = await AdmitClientTests.AdmitAsync(database, desk.Clinician, second, desk.Clinic.Next);
        Assert.Contains(Assert.IsType<AdmissionIncomplete>(early.Refusal).Gaps, gap => gap.Item == AdmissionItem.SafetyFlag);

        Assert.True((await ClearAsync(database, desk, second)).Succeeded);
        await using var db = database.CreateContext();
        Assert.Empty(await db.SafetyFlags.Where(flag => flag.ClearedUtc == null).ToListAsync());
        Assert.Empty(await db.StaffTasks.Where(task => task.DoneUtc == null).ToListAsync());
        Assert.Equal(EnrollmentStatus.Withdrawn, (await db.Enrollments.SingleAsync(row => row.Id == first)).Status);
        Assert.True((await AdmitClientTests.AdmitAsync(database, desk.Clinician, second, desk.Clinic.Next)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_new_draft_of_a_client_to_call_is_in_the_queue_beside_the_request_that_ended(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (first, _) = await AskTwiceAsync(desk);
        EnrollmentId draft = default;
        await desk.Clinic.ChangeAsync(db =>
        {
            var earlier = db.Enrollments.Single(row => row.ClientId == db.Enrollments.Single(one => one.Id == first).ClientId && row.Status == EnrollmentStatus.Requested);
            Assert.True(earlier.MoveTo(EnrollmentStatus.Withdrawn, desk.FrontDesk, database.Clock.UtcNow, nameof(WithdrawalReason.ClientDecided)).Succeeded);
            draft = new(Guid.CreateVersion7());
        });
        await desk.Clinic.ChangeAsync(db => db.Add(Enrollment.Begin(draft, db.Enrollments.Single(one => one.Id == first).ClientId, database.Clock.UtcNow)));

        var queue = (await database.Get<RequestQueueQuery>().HandleAsync(desk.Clinician, new(), default))!.Rows;

        var row = Assert.Single(queue, row => row.Id == draft);
        Assert.Equal([StaffTaskKind.SafetyCall], row.Tasks);
        var page = (await database.Get<RequestQuery>().HandleAsync(desk.Clinician, draft, default))!;
        Assert.True(page.Work!.HasOpenFlag);
        Assert.Equal(StaffTaskKind.SafetyCall, Assert.Single(page.Work.Tasks).Kind);
    }

    [Theory, OnEachDatabase]
    public async Task Who_waited_in_line_before_a_talk_waits_in_line_after_it(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var sam = await WaitingAsync(database, desk);
        Assert.True((await sam.SayAsync(Question.SuicideThoughts, "Yes")).Succeeded);
        var id = (await sam.DraftAsync()).Id;

        Assert.True((await ClearAsync(database, desk, id)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(EnrollmentStatus.Waitlisted, (await db.Enrollments.SingleAsync(row => row.Id == id)).Status);
        Assert.Null((await db.WaitlistEntries.SingleAsync()).EndedUtc);
    }

    [Theory, OnEachDatabase]
    public async Task Who_has_a_place_no_longer_waits(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (placed, admitted) = (await desk.RequestAsync(AdmissionItem.GroupSeat), await desk.RequestAsync());
        await desk.Clinic.ChangeAsync(db => db.AddRange(Entry(db, desk, placed), Entry(db, desk, admitted)));

        Assert.True((await database.Get<ArrangePlaceHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), placed, desk.Clinic.Daytime.Id, desk.Clinic.Next, desk.Clinic.MondayMorning.Id), default)).Refusal is ClientBusyThen);
        await using (var before = database.CreateContext())
            Assert.Equal(2, await before.WaitlistEntries.CountAsync(row => row.EndedUtc == null));
        Assert.True((await AdmitClientTests.AdmitAsync(database, desk.Clinician, admitted, desk.Clinic.Next)).Succeeded);
        Assert.True((await database.Get<ArrangePlaceHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), placed, desk.Clinic.Evening.Id, desk.Clinic.Next, desk.Clinic.MondayMorning.Id), default)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Empty(await db.WaitlistEntries.Where(row => row.EndedUtc == null).ToListAsync());
    }

    private static WaitlistEntry Entry(PortalDbContext db, AdmissionDesk desk, EnrollmentId id) => new()
    {
        Id = new(Guid.CreateVersion7()), ClientId = db.Enrollments.Single(row => row.Id == id).ClientId, EnrollmentId = id, TrackId = desk.Clinic.Evening.TrackId,
        PossibleHours = "", RequestedUtc = db.Enrollments.Single(row => row.Id == id).StartedUtc,
    };

    // A flag was raised on a first request, which was withdrawn before anybody called; a second one is complete.
    private static async Task<(EnrollmentId First, EnrollmentId Second)> AskTwiceAsync(AdmissionDesk desk)
    {
        var second = await desk.RequestAsync();
        EnrollmentId first = new(Guid.CreateVersion7());
        await desk.Clinic.ChangeAsync(db =>
        {
            var client = db.Enrollments.Single(row => row.Id == second).ClientId;
            var now = db.Enrollments.Single(row => row.Id == second).StartedUtc;
            var earlier = Enrollment.Begin(first, client, now);
            Assert.True(earlier.MoveTo(EnrollmentStatus.Withdrawn, new Actor.Client(new(client.Value), client), now, nameof(WithdrawalReason.ClientDecided)).Succeeded);
            db.Add(earlier);
            db.Add(new SafetyFlag { Id = new(Guid.CreateVersion7()), ClientId = client, EnrollmentId = first, Reasons = nameof(ScreeningReason.SuicideThoughts), RaisedUtc = now });
            db.Add(desk.Task(earlier, StaffTaskKind.SafetyCall, TaskPriority.Urgent));
        });
        return (first, second);
    }

    private static async Task<Newcomer> WaitingAsync(Database database, AdmissionDesk desk)
    {
        var sam = await Newcomer.ArriveAsync(database);
        await sam.SayAllAsync();
        var ask = new JoinWaitlist(Guid.NewGuid(), (await sam.DraftAsync()).Id, desk.Clinic.Evening.TrackId, null, "Any");
        Assert.True((await database.Get<JoinWaitlistHandler>().HandleAsync(sam.Who, ask, default)).Succeeded);
        return sam;
    }

    private static Task<Result<Done>> ClearAsync(Database database, AdmissionDesk desk, EnrollmentId id) =>
        database.Get<ClearSafetyFlagsHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), id, "Talked."), default);
}
