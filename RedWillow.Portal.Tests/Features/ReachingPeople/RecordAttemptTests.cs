using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.FollowingClients;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ReachingPeople;

public sealed class RecordAttemptTests
{
    [Theory, OnEachDatabase]
    public async Task An_attempt_is_one_line_on_every_page_about_the_client(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (request, client) = await RequestAsync(database, desk);
        var again = database.Clock.Program.LocalNow.Date.AddDays(1).AddHours(14);

        Assert.True((await RecordAsync(database, desk.FrontDesk, client, ContactWay.Phone, ContactResult.NoAnswer, again: again, note: " Rang long. ")).Succeeded);
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await RecordAsync(database, desk.Clinician, client, ContactWay.Email, ContactResult.LeftMessage)).Succeeded);

        var contact = (await database.Get<ContactQuery>().HandleAsync(desk.FrontDesk, client, default))!;
        Assert.Equal([(ContactWay.Email, "Rosa Lindqvist", null, null), (ContactWay.Phone, "Fay Ono", (DateTime?)again, "Rang long.")], contact.Attempts.Select(line => (line.Way, line.By, line.TryAgain, line.Note)));
        Assert.Equal(contact.Attempts, (await database.Get<RequestQuery>().HandleAsync(desk.Director, request, default))!.Work!.Attempts);
        Assert.Equal(contact.Attempts, (await database.Get<ClientQuery>().HandleAsync(desk.FrontDesk, client, default))!.Reach!.Attempts);
        await using var db = database.CreateContext();
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == nameof(AttemptRecorded) && row.ClientId == client));
        Assert.True(await db.AuditEntries.AnyAsync(row => row.Act == "ContactRead" && row.ClientId == client));
        Assert.DoesNotContain("Rang", string.Join(' ', await db.AuditEntries.Select(row => row.Detail).ToListAsync()), StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_way_that_is_not_safe_is_refused_unless_they_asked_for_it(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (_, client) = await RequestAsync(database, desk);

        Assert.Equal(new WayNotSafe(ContactWay.Text), (await RecordAsync(database, desk.FrontDesk, client, ContactWay.Text, ContactResult.LeftMessage)).Refusal);
        Assert.IsType<VoicemailNotSafe>((await RecordAsync(database, desk.FrontDesk, client, ContactWay.Phone, ContactResult.LeftMessage)).Refusal);
        Assert.True((await RecordAsync(database, desk.FrontDesk, client, ContactWay.Text, ContactResult.LeftMessage, wish: true)).Succeeded);
        Assert.True((await RecordAsync(database, desk.FrontDesk, client, ContactWay.Phone, ContactResult.AskedNotToCall)).Succeeded);
        Assert.IsType<AskedNotToBeCalled>((await RecordAsync(database, desk.FrontDesk, client, ContactWay.Phone, ContactResult.NoAnswer)).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal([(ContactWay.Text, true), (ContactWay.Phone, false)], (await db.ContactAttempts.OrderBy(row => row.Id).ToListAsync()).Select(row => (row.Way, row.AtTheirWish)));
    }

    [Theory, OnEachDatabase]
    public async Task What_cannot_be_planned_or_kept_is_refused(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (_, client) = await RequestAsync(database, desk);
        async Task<Refusal?> WhyNotAsync(DateTime? again = null, string? note = null) =>
            (await RecordAsync(database, desk.FrontDesk, client, ContactWay.Phone, ContactResult.NoAnswer, again: again, note: note)).Refusal;

        Assert.IsType<TryAgainPast>(await WhyNotAsync(database.Clock.Program.LocalNow.AddMinutes(-1)));
        Assert.IsType<TryAgainTooFar>(await WhyNotAsync(database.Clock.Program.LocalNow.AddDays(91)));
        Assert.IsType<NoSuchLocalTime>(await WhyNotAsync(new DateTime(2027, 3, 14, 2, 30, 0)));
        Assert.Equal(new NoteTooLong(500), await WhyNotAsync(note: new string('a', 501)));
        Assert.IsType<TextNotReadable>(await WhyNotAsync(note: "a\u0001b"));
        Assert.Null(await WhyNotAsync(note: new string('a', 500)));
    }

    [Theory, OnEachDatabase]
    public async Task Only_who_sees_the_client_reaches_them(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var client = stay.Who.Id;

        foreach (var other in new Actor[] { desk.OtherCounselor, desk.Admin, stay.Who, Actor.Visitor.Instance })
        {
            Assert.IsType<NotThere>((await RecordAsync(database, other, client, ContactWay.Phone, ContactResult.Reached)).Refusal);
            Assert.Null(await database.Get<ContactQuery>().HandleAsync(other, client, default));
        }

        Assert.IsType<NotThere>((await RecordAsync(database, desk.FrontDesk, new(Guid.NewGuid()), ContactWay.Phone, ContactResult.Reached)).Refusal);
        Assert.IsType<NotThere>((await RecordAsync(database, desk.FrontDesk, client, (ContactWay)9, ContactResult.Reached)).Refusal);
        Assert.True((await RecordAsync(database, desk.Counselor, client, ContactWay.Phone, ContactResult.Reached)).Succeeded);
        Assert.NotNull(await database.Get<ContactQuery>().HandleAsync(desk.Counselor, client, default));
    }

    [Theory, OnEachDatabase]
    public async Task An_inquiry_is_reached_by_who_works_on_requests(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var inquiry = Inquiry.Receive(
            new(Guid.CreateVersion7()), "AB23CD45", new(true, "Kim", "+18015550188", null, SafeContact.Call, TalkTimes.None, TalkDays.None, "en-US"), database.Clock.UtcNow);
        await desk.Clinic.ChangeAsync(db => db.Add(inquiry));
        Task<Result<Done>> TryAsync(Actor actor, ClientId? client = null) => database.Get<RecordAttemptHandler>().HandleAsync(
            actor, new(Guid.NewGuid(), client, inquiry.Id, ContactWay.Phone, ContactResult.NoAnswer, false, null, null), default);

        foreach (var other in new Actor[] { desk.Counselor, desk.Admin, Actor.Visitor.Instance })
            Assert.IsType<NotThere>((await TryAsync(other)).Refusal);
        Assert.IsType<NotThere>((await TryAsync(desk.FrontDesk, new ClientId(Guid.NewGuid()))).Refusal);
        Assert.True((await TryAsync(desk.FrontDesk)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task The_queue_sorts_by_the_next_try(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (first, _) = await RequestAsync(database, desk);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var (second, later) = await RequestAsync(database, desk);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        var (third, due) = await RequestAsync(database, desk);
        Assert.True((await RecordAsync(database, desk.FrontDesk, later, ContactWay.Phone, ContactResult.NoAnswer, again: database.Clock.Program.LocalNow.AddHours(3))).Succeeded);
        Assert.True((await RecordAsync(database, desk.FrontDesk, due, ContactWay.Phone, ContactResult.NoAnswer, again: database.Clock.Program.LocalNow.AddHours(1))).Succeeded);
        async Task<IReadOnlyList<QueuedRequest>> QueueAsync(Actor actor) => (await database.Get<RequestQueueQuery>().HandleAsync(actor, new(), default))!.Rows;

        Assert.Equal([first, third, second], (await QueueAsync(desk.FrontDesk)).Select(row => row.Id));
        database.Clock.Advance(TimeSpan.FromHours(1));
        var queue = await QueueAsync(desk.FrontDesk);
        Assert.Equal([third, first, second], queue.Select(row => row.Id));
        Assert.Equal([true, null, false], queue.Select(row => row.NextTry?.IsDue));
        Assert.All(await QueueAsync(desk.Admin), row => Assert.Null(row.NextTry));

        Assert.True((await RecordAsync(database, desk.FrontDesk, due, ContactWay.Phone, ContactResult.Reached)).Succeeded);
        Assert.Equal([first, third, second], (await QueueAsync(desk.FrontDesk)).Select(row => row.Id));
    }

    private static async Task<(EnrollmentId Request, ClientId Client)> RequestAsync(Database database, AdmissionDesk desk)
    {
        var id = await desk.RequestAsync(AdmissionItem.GroupSeat, AdmissionItem.WeeklyHour);
        await using var db = database.CreateContext();
        return (id, await db.Enrollments.Where(row => row.Id == id).Select(row => row.ClientId).SingleAsync());
    }

    private static Task<Result<Done>> RecordAsync(
        Database database, Actor actor, ClientId client, ContactWay way, ContactResult result, bool wish = false, DateTime? again = null, string? note = null) =>
        database.Get<RecordAttemptHandler>().HandleAsync(actor, new(Guid.NewGuid(), client, null, way, result, wish, again, note), default);
}
