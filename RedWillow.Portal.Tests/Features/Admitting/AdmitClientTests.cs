using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Features.SigningDocuments;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Admitting;

public sealed class AdmitClientTests
{
    [Theory, OnEachDatabase]
    public async Task A_complete_request_is_admitted_with_its_seat_and_hour(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        Assert.True((await AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Succeeded);

        await using var db = database.CreateContext();
        var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync();
        Assert.Equal((EnrollmentStatus.Approved, desk.Clinic.Next, desk.Clinician.Id, desk.Clinician.Id),
            (enrollment.Status, enrollment.StartDate, enrollment.TherapistId, enrollment.DecidedBy));
        Assert.Equal(desk.Clinician.Id, enrollment.Moves.Single(move => move.To == EnrollmentStatus.Approved).By);
        Assert.Equal(ClaimKind.Member, (await db.SeatClaims.SingleAsync()).Kind);
        Assert.Equal(ClaimKind.Member, (await db.HourClaims.SingleAsync()).Kind);
        Assert.Single(await db.Outbox.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Each_item_that_alone_is_missing_stops_admission_and_is_named(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        foreach (var item in Enum.GetValues<AdmissionItem>())
        {
            var id = await desk.RequestAsync(item);

            var refused = Assert.IsType<AdmissionIncomplete>((await AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Refusal);

            // A flag always comes with a talk; an hour is never kept without a seat; once paying is settled nobody asks an insurer.
            AdmissionItem[] named = item switch
            {
                AdmissionItem.SafetyFlag => [AdmissionItem.SuitabilityQuestions, AdmissionItem.SafetyFlag],
                AdmissionItem.GroupSeat => [AdmissionItem.GroupSeat, AdmissionItem.WeeklyHour],
                AdmissionItem.InsurerConsent => [AdmissionItem.PayerPath, AdmissionItem.InsurerConsent],
                _ => [item],
            };
            Assert.Equal(named, refused.Gaps.Select(gap => gap.Item));
            await desk.Clinic.ChangeAsync(db =>
            {
                db.RemoveRange(db.SeatClaims);
                db.RemoveRange(db.HourClaims);
            });
        }

        await using var look = database.CreateContext();
        Assert.False(await look.Enrollments.AnyAsync(row => row.Status == EnrollmentStatus.Approved));
        Assert.Empty(await look.Outbox.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_call_is_no_way_to_be_reached_without_a_number(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        await desk.Clinic.ChangeAsync(db => db.EnrollmentAnswers.Single(row => row.EnrollmentId == id && row.Question == Question.SafeContact)
            .Save("Call", database.Clock.UtcNow));

        var refused = Assert.IsType<AdmissionIncomplete>((await AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Refusal);

        Assert.Equal([AdmissionItem.SafeContact], refused.Gaps.Select(gap => gap.Item));
    }

    /// <summary>They were told that everything is done; to ask for a way that is not safe would be asking too much.</summary>
    [Theory, OnEachDatabase]
    public async Task Who_finds_no_way_safe_and_calls_themselves_is_admitted_and_gets_no_mail(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        await desk.Clinic.ChangeAsync(db =>
        {
            db.EnrollmentAnswers.Single(row => row.EnrollmentId == id && row.Question == Question.SafeContact).Save("None", database.Clock.UtcNow);
            db.Clients.Single(row => db.Enrollments.Any(stay => stay.Id == id && stay.ClientId == row.Id)).ReachAt(null, SafeContact.None);
        });

        Assert.Null((await AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_paper_signed_in_an_older_version_is_asked_for_anew(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        desk.Outdated = DocumentKind.FeeAgreement;
        var id = await desk.RequestAsync();
        var client = await ClientOfAsync(database, id);

        var refused = Assert.IsType<AdmissionIncomplete>((await AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Refusal);

        Assert.Equal([AdmissionItem.FeeAgreement], refused.Gaps.Select(gap => gap.Item));
        Assert.DoesNotContain(DocumentKind.FeeAgreement, (await database.Get<DraftQuery>().HandleAsync(client, default))!.Papers);
        Assert.Equal(
            [DocumentKind.FeeAgreement, DocumentKind.TpoConsent],
            (await database.Get<DocumentsQuery>().HandleAsync(client, default))!.ToSign);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_but_a_clinician_admits_and_to_all_others_it_is_not_there(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        Actor[] others = [Actor.Visitor.Instance, await ClientOfAsync(database, id), desk.FrontDesk, desk.Counselor, desk.Director, desk.Admin, new Actor.System("job")];

        foreach (var other in others)
            Assert.IsType<NotThere>((await AdmitAsync(database, other, id, desk.Clinic.Next)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task The_role_alone_does_not_admit_when_the_license_has_run_out(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        var refused = await AdmitAsync(database, desk.Lapsed, id, desk.Clinic.Next);

        Assert.Equal(new LicenseNotInForce("Lee Park", database.Clock.Today), refused.Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task The_start_moves_to_another_session_and_to_no_other_day(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();

        Assert.IsType<NotASessionDate>((await AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next.AddDays(2))).Refusal);
        Assert.IsType<NotASessionDate>((await AdmitAsync(database, desk.Clinician, id, database.Clock.Today.AddDays(-1))).Refusal);
        Assert.True((await AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next.AddDays(7))).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal(desk.Clinic.Next.AddDays(7), (await db.SeatClaims.SingleAsync()).From);
        Assert.Equal(desk.Clinic.Next.AddDays(7), (await db.HourClaims.SingleAsync()).From);
    }

    [Theory, OnEachDatabase]
    public async Task Who_asked_while_the_track_was_open_is_admitted_after_it_closed(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        await desk.Clinic.ChangeAsync(db => db.Tracks.Single(row => row.Id == desk.Clinic.Evening.TrackId).Become(TrackStatus.Closed));

        Assert.True((await AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Of_two_clinicians_one_admits_and_the_other_sees_the_newest(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        var seen = await VersionAsync(database, id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            database.Get<AdmitClientHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), id, desk.Clinic.Next, seen), default))));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Single(answers, answer => answer.Refusal is StaleEdit);
    }

    [Theory, OnEachDatabase]
    public async Task The_same_form_sent_twice_admits_once(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        var ask = new AdmitClient(Guid.NewGuid(), id, desk.Clinic.Next, await VersionAsync(database, id));

        Assert.True((await database.Get<AdmitClientHandler>().HandleAsync(desk.Clinician, ask, default)).Succeeded);
        Assert.True((await database.Get<AdmitClientHandler>().HandleAsync(desk.Clinician, ask, default)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Single(await db.Outbox.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_client_who_was_admitted_and_then_paused_can_be_admitted_again(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync();
        Assert.True((await AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Succeeded);
        await desk.Clinic.ChangeAsync(db => db.Enrollments.Single(row => row.Id == id)
            .MoveTo(EnrollmentStatus.ConsultationRequired, desk.Clinician, database.Clock.UtcNow));
        Assert.True((await database.Get<ClearSafetyFlagsHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), id, "Talked."), default)).Succeeded);

        Assert.True((await AdmitAsync(database, desk.Clinician, id, desk.Clinic.Next)).Succeeded);
    }

    internal static async Task<Result<Done>> AdmitAsync(Database database, Actor actor, EnrollmentId id, DateOnly start) =>
        await database.Get<AdmitClientHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, start, await VersionAsync(database, id)), default);

    internal static async Task<int> VersionAsync(Database database, EnrollmentId id)
    {
        await using var db = database.CreateContext();
        return await db.Enrollments.Where(row => row.Id == id).Select(row => row.Version).SingleAsync();
    }

    internal static async Task<Actor.Client> ClientOfAsync(Database database, EnrollmentId id)
    {
        await using var db = database.CreateContext();
        var client = await db.Enrollments.Where(row => row.Id == id).Select(row => row.ClientId).SingleAsync();
        return new(new(client.Value), client);
    }
}
