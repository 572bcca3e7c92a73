using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.Admitting;
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
            Assert.True(earlier.MoveTo(EnrollmentStatus.Withdrawn, desk.FrontDesk, database.Clock.UtcNow).Succeeded);
            draft = new(Guid.CreateVersion7());
        });
        await desk.Clinic.ChangeAsync(db => db.Add(Enrollment.Begin(draft, db.Enrollments.Single(one => one.Id == first).ClientId, database.Clock.UtcNow)));

        var queue = (await database.Get<RequestQueueQuery>().HandleAsync(desk.Clinician, default))!;

        var row = Assert.Single(queue, row => row.Id == draft);
        Assert.Equal([StaffTaskKind.SafetyCall], row.Tasks);
        var page = (await database.Get<RequestQuery>().HandleAsync(desk.Clinician, draft, default))!;
        Assert.True(page.Work!.HasOpenFlag);
        Assert.Equal(StaffTaskKind.SafetyCall, Assert.Single(page.Work.Tasks).Kind);
    }

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
            Assert.True(earlier.MoveTo(EnrollmentStatus.Withdrawn, new Actor.Client(new(client.Value), client), now).Succeeded);
            db.Add(earlier);
            db.Add(new SafetyFlag { Id = new(Guid.CreateVersion7()), ClientId = client, EnrollmentId = first, Reasons = nameof(ScreeningReason.SuicideThoughts), RaisedUtc = now });
            db.Add(desk.Task(earlier, StaffTaskKind.SafetyCall, TaskPriority.Urgent));
        });
        return (first, second);
    }

    private static Task<Result<Done>> ClearAsync(Database database, AdmissionDesk desk, EnrollmentId id) =>
        database.Get<ClearSafetyFlagsHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), id, "Talked."), default);
}
