using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.BookingTalks;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.BookingTalks;

/// <summary>The clock stands on a Tuesday at ten; the therapist offers Tuesdays at four and Mondays at ten and at six.</summary>
public sealed class BookTalkTests
{
    [Theory, OnEachDatabase]
    public async Task An_intake_is_booked_shown_to_both_and_held_by_recording_its_result(Database database)
    {
        var (desk, request, client) = await OpenAsync(database);
        var today = database.Clock.Today;
        // The client's own group is in the way on Mondays at six, their own hour on Tuesdays from the next one on.
        Assert.Equal([(today, 16), (today.AddDays(6), 10), (today.AddDays(13), 10)], (await OffersAsync(database, desk, client)).Select(offer => (offer.Time.Date, offer.Time.Start.Hour)));

        Assert.True((await BookAsync(database, desk.FrontDesk, request, today, 16)).Succeeded);

        var talk = await TalkAsync(database);
        Assert.Equal((TalkStatus.Booked, 60, desk.FrontDesk.Id, client), (talk.Status, talk.Minutes, talk.BookedBy, talk.ClientId));
        Assert.Equal((talk.Id, "Sam", false), Row((await database.Get<AppointmentsQuery>().HandleAsync(desk.Clinician, null, default))!.Talks.Single()));
        var week = (await database.Get<MyWeekQuery>().HandleAsync(new Actor.Client(new(client.Value), client), null, 2, default))!;
        Assert.Equal((EntryKind.Talk, today, "Rosa Lindqvist"), (week.Next!.Kind, week.Next.Date, week.Next.With));
        await using (var db = database.CreateContext())
        {
            Assert.Equal(1, await db.Outbox.CountAsync(row => row.Kind == nameof(TalkBooked) && row.ClientId == client));
            Assert.Contains(await db.LoadAppointmentsAheadAsync(new(today, today.AddDays(1)), client, database.Clock.Program, default), one => one.Thing == talk.Id.Value && one.Start == new TimeOnly(16, 0));
        }

        database.Clock.Advance(TimeSpan.FromHours(7));
        Assert.True((await database.Get<AppointmentsQuery>().HandleAsync(desk.Clinician, null, default))!.Talks.Single().HasCome);
        Assert.True((await database.Get<RecordIntakeHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), request, IntakeOutcome.Appropriate, today, "Starts Wednesday."), default)).Succeeded);
        Assert.Equal((TalkStatus.Held, desk.Clinician.Id), ((await TalkAsync(database)).Status, (await TalkAsync(database)).EndedBy));
        Assert.DoesNotContain((await database.Get<RequestQuery>().HandleAsync(desk.Clinician, request, default))!.Missing, gap => gap.Item == AdmissionItem.Intake);
    }

    [Theory, OnEachDatabase]
    public async Task A_time_that_is_not_offered_or_taken_by_now_is_refused_and_nothing_is_booked_twice(Database database)
    {
        var (desk, request, _) = await OpenAsync(database);
        var (other, _) = await RequestAsync(database, desk);
        var today = database.Clock.Today;

        Assert.IsType<TalkTimeTaken>((await BookAsync(database, desk.FrontDesk, request, today, 15)).Refusal);
        Assert.IsType<TalkTimeTaken>((await BookAsync(database, desk.FrontDesk, request, today.AddDays(28), 16)).Refusal);
        Assert.True((await BookAsync(database, desk.FrontDesk, request, today, 16)).Succeeded);
        Assert.IsType<TalkTimeTaken>((await BookAsync(database, desk.Clinician, other, today, 16)).Refusal);
        Assert.IsType<TalkBookedAlready>((await BookAsync(database, desk.FrontDesk, request, today.AddDays(6), 10)).Refusal);
        Assert.True((await BookAsync(database, desk.FrontDesk, request, today.AddDays(6), 10, TalkKind.Consultation)).Succeeded);
        Assert.IsType<TalkTimeTaken>((await BookAsync(database, desk.Clinician, other, today.AddDays(6), 10)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_talk_moves_is_cancelled_or_missed_and_then_its_time_is_free(Database database)
    {
        var (desk, request, client) = await OpenAsync(database);
        var today = database.Clock.Today;
        Assert.True((await BookAsync(database, desk.FrontDesk, request, today, 16)).Succeeded);
        var id = (await TalkAsync(database)).Id;
        Task<Result<Done>> EndAsync(TalkStatus status, Actor? actor = null) => database.Get<EndTalkHandler>().HandleAsync(actor ?? desk.FrontDesk, new(Guid.NewGuid(), id, status), default);

        Assert.IsType<TalkNotYet>((await EndAsync(TalkStatus.NoShow)).Refusal);
        Assert.IsType<IntakeEndsWithResult>((await EndAsync(TalkStatus.Held)).Refusal);
        Assert.True((await MoveAsync(database, desk, id, today.AddDays(6), 10)).Succeeded);
        Assert.Contains(await OffersAsync(database, desk, client, TalkKind.Consultation), offer => offer.Time.Date == today);
        Assert.IsType<TalkTimeTaken>((await MoveAsync(database, desk, id, today.AddDays(6), 18)).Refusal);
        Assert.True((await EndAsync(TalkStatus.Cancelled)).Succeeded);
        Assert.IsType<TalkEnded>((await MoveAsync(database, desk, id, today, 16)).Refusal);
        Assert.IsType<TalkEnded>((await EndAsync(TalkStatus.NoShow)).Refusal);

        Assert.True((await BookAsync(database, desk.FrontDesk, request, today, 16)).Succeeded);
        database.Clock.Advance(TimeSpan.FromHours(6));
        id = (await TalkAsync(database, TalkStatus.Booked)).Id;
        Assert.True((await EndAsync(TalkStatus.NoShow)).Succeeded);
        await using var db = database.CreateContext();
        Assert.Equal(
            [nameof(TalkBooked), nameof(TalkBooked), nameof(TalkCancelled), nameof(TalkMoved)],
            (await db.Outbox.Where(row => row.ClientId == client && row.Kind.StartsWith("Talk")).Select(row => row.Kind).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task The_end_of_a_request_cancels_what_was_to_come(Database database)
    {
        var (desk, request, _) = await OpenAsync(database);
        Assert.True((await BookAsync(database, desk.FrontDesk, request, database.Clock.Today.AddDays(6), 10)).Succeeded);
        var seen = (await database.Get<RequestQuery>().HandleAsync(desk.FrontDesk, request, default))!;
        Assert.NotNull(seen.Work!.IntakeOn);

        Assert.True((await database.Get<WithdrawForClientHandler>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid(), request, WithdrawalReason.ClientDecided, seen.Version), default)).Succeeded);

        Assert.Equal(TalkStatus.Cancelled, (await TalkAsync(database)).Status);
    }

    [Theory, OnEachDatabase]
    public async Task Who_asked_for_a_call_gets_a_consultation_that_ends_with_the_call(Database database)
    {
        var (desk, _, _) = await OpenAsync(database);
        var inquiry = Inquiry.Receive(
            new(Guid.CreateVersion7()), "AB23CD45", new(false, "Kim", "+18015550188", null, SafeContact.Call, TalkTimes.None, TalkDays.None, "en-US"), database.Clock.UtcNow);
        await desk.Clinic.ChangeAsync(db => db.Add(inquiry));
        var pick = new TalkPick(desk.Clinic.Therapist.Id, database.Clock.Today, 16 * 60);
        Task<Result<Done>> AskAsync(TalkKind kind) => database.Get<BookTalkHandler>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid(), kind, null, inquiry.Id, pick), default);

        Assert.IsType<NotThere>((await AskAsync(TalkKind.IntakeAssessment)).Refusal);
        Assert.True((await AskAsync(TalkKind.Consultation)).Succeeded);
        Assert.IsType<TalkBookedAlready>((await AskAsync(TalkKind.Consultation)).Refusal);
        Assert.Equal("Kim", (await database.Get<AppointmentsQuery>().HandleAsync(desk.Clinician, null, default))!.Talks.Single().Name);
        var seen = (await database.Get<InquiryQuery>().HandleAsync(desk.FrontDesk, inquiry.Id, default))!;
        Assert.Contains("Rosa Lindqvist", seen.Contact!.TalkOn, StringComparison.Ordinal);

        Assert.True((await database.Get<CloseInquiryHandler>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid(), inquiry.Id, InquiryResult.NotNow, seen.Version), default)).Succeeded);
        Assert.Equal((TalkStatus.Cancelled, 30), ((await TalkAsync(database)).Status, (await TalkAsync(database)).Minutes));
        await using var db = database.CreateContext();
        Assert.Equal(0, await db.Outbox.CountAsync(row => row.Kind.StartsWith("Talk")));
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == nameof(TalkNoted)));
    }

    [Theory, OnEachDatabase]
    public async Task A_held_consultation_does_what_the_task_asked_for(Database database)
    {
        var (desk, request, client) = await OpenAsync(database);
        await desk.Clinic.ChangeAsync(db => db.Add(new StaffTask
        {
            Id = new(Guid.CreateVersion7()), Kind = StaffTaskKind.Consultation, ClientId = client, EnrollmentId = request, OpenedUtc = database.Clock.UtcNow, Priority = TaskPriority.Routine,
        }));
        Assert.True((await BookAsync(database, desk.FrontDesk, request, database.Clock.Today, 16, TalkKind.Consultation)).Succeeded);
        database.Clock.Advance(TimeSpan.FromHours(6));

        Assert.True((await database.Get<EndTalkHandler>().HandleAsync(desk.Clinician, new(Guid.NewGuid(), (await TalkAsync(database)).Id, TalkStatus.Held), default)).Succeeded);

        await using var db = database.CreateContext();
        Assert.NotNull((await db.StaffTasks.SingleAsync(row => row.Kind == StaffTaskKind.Consultation)).DoneUtc);
    }

    [Theory, OnEachDatabase]
    public async Task Only_who_works_on_requests_books_moves_and_ends(Database database)
    {
        var (desk, request, client) = await OpenAsync(database);
        Assert.True((await BookAsync(database, desk.FrontDesk, request, database.Clock.Today, 16)).Succeeded);
        var id = (await TalkAsync(database)).Id;

        foreach (var other in new Actor[] { desk.Counselor, desk.Admin, new Actor.Client(new(client.Value), client), Actor.Visitor.Instance })
        {
            Assert.IsType<NotThere>((await BookAsync(database, other, request, database.Clock.Today, 16)).Refusal);
            Assert.IsType<NotThere>((await MoveAsync(database, desk, id, database.Clock.Today.AddDays(6), 10, other)).Refusal);
            Assert.IsType<NotThere>((await database.Get<EndTalkHandler>().HandleAsync(other, new(Guid.NewGuid(), id, TalkStatus.Cancelled), default)).Refusal);
            Assert.Null(await database.Get<TalkQuery>().HandleAsync(other, request, null, default));
            Assert.Empty(await database.Get<TalkQuery>().OffersAsync(other, TalkKind.Consultation, client, null, default));
        }

        Assert.IsType<NotThere>((await BookAsync(database, desk.FrontDesk, new(Guid.NewGuid()), database.Clock.Today, 16)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_weekly_hour_over_a_talk_is_not_offered_from_that_day_on(Database database)
    {
        var (desk, request, _) = await OpenAsync(database);
        Assert.True((await BookAsync(database, desk.FrontDesk, request, database.Clock.Today.AddDays(6), 10)).Succeeded);
        var other = await desk.RequestAsync(AdmissionItem.GroupSeat, AdmissionItem.WeeklyHour);
        var next = desk.Clinic.Next;

        Task<IReadOnlyList<FreeHour>> HoursAsync(DateOnly from) => database.Get<PlacesToArrangeQuery>().HandleAsync(desk.FrontDesk, other, desk.Clinic.Evening.Id, from, default);
        Assert.DoesNotContain(await HoursAsync(next), hour => hour.Day == DayOfWeek.Monday);
        Assert.Contains(await HoursAsync(next.AddDays(7)), hour => hour.Day == DayOfWeek.Monday && hour.Start == new TimeOnly(10, 0));
    }

    private static (TalkId, string, bool) Row(TalkRow row) => (row.Id, row.Name, row.HasCome);

    private static async Task<(AdmissionDesk Desk, EnrollmentId Request, ClientId Client)> OpenAsync(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (request, client) = await RequestAsync(database, desk, AdmissionItem.Intake);
        return (desk, request, client);
    }

    // The second request takes no weekly hour: there is one on offer that the first has.
    private static async Task<(EnrollmentId, ClientId)> RequestAsync(Database database, AdmissionDesk desk, AdmissionItem? without = null)
    {
        var id = without is { } item ? await desk.RequestAsync(item) : await desk.RequestAsync(AdmissionItem.Intake, AdmissionItem.GroupSeat, AdmissionItem.WeeklyHour);
        await using var db = database.CreateContext();
        return (id, await db.Enrollments.Where(row => row.Id == id).Select(row => row.ClientId).SingleAsync());
    }

    private static Task<IReadOnlyList<TalkOffer>> OffersAsync(Database database, AdmissionDesk desk, ClientId client, TalkKind kind = TalkKind.IntakeAssessment) =>
        database.Get<TalkQuery>().OffersAsync(desk.FrontDesk, kind, client, null, default);

    private static async Task<Result<Done>> BookAsync(Database database, Actor actor, EnrollmentId request, DateOnly day, int hour, TalkKind kind = TalkKind.IntakeAssessment)
    {
        await using var db = database.CreateContext();
        var therapist = await db.OfferedHours.Select(row => row.PractitionerId).FirstAsync();
        return await database.Get<BookTalkHandler>().HandleAsync(actor, new(Guid.NewGuid(), kind, request, null, new(therapist, day, hour * 60)), default);
    }

    private static Task<Result<Done>> MoveAsync(Database database, AdmissionDesk desk, TalkId id, DateOnly day, int hour, Actor? actor = null) =>
        database.Get<MoveTalkHandler>().HandleAsync(actor ?? desk.FrontDesk, new(Guid.NewGuid(), id, new(desk.Clinic.Therapist.Id, day, hour * 60)), default);

    private static async Task<TalkAppointment> TalkAsync(Database database, TalkStatus? status = null)
    {
        await using var db = database.CreateContext();
        return await db.TalkAppointments.AsNoTracking().SingleAsync(row => status == null || row.Status == status);
    }
}
