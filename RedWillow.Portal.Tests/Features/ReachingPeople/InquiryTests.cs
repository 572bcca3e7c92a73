using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Platform.Jobs;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ReachingPeople;

public sealed class InquiryTests
{
    [Theory, OnEachDatabase]
    public async Task The_next_one_to_call_stands_first(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (first, second, third) = (await AskedAsync(database, desk, "Kim"), await AskedAsync(database, desk, "Lou"), await AskedAsync(database, desk, "Mia"));
        async Task<IReadOnlyList<QueuedInquiry>> QueueAsync(Actor? actor = null) => (await database.Get<ConsultationsQuery>().HandleAsync(actor ?? desk.FrontDesk, false, 1, default))!.Rows;
        Assert.Equal([first, second, third], (await QueueAsync()).Select(row => row.Id));

        Assert.True((await TryAsync(database, desk.FrontDesk, second, hours: 3)).Succeeded);
        Assert.True((await TryAsync(database, desk.FrontDesk, third, hours: 1)).Succeeded);
        Assert.Equal([first, third, second], (await QueueAsync()).Select(row => row.Id));
        database.Clock.Advance(TimeSpan.FromHours(1));
        var queue = await QueueAsync();
        Assert.Equal([third, first, second], queue.Select(row => row.Id));
        Assert.Equal([(1, true), (0, false), (1, false)], queue.Select(row => (row.Call!.Tries, row.Call.NextTry?.IsDue == true)));
        Assert.All(await QueueAsync(desk.Admin), row => Assert.Null(row.Call));
        Assert.Equal(["Kim", "Lou", "Mia"], (await QueueAsync(desk.Admin)).Select(row => row.Name));
    }

    [Theory, OnEachDatabase]
    public async Task A_call_is_closed_once_with_its_result(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AskedAsync(database, desk, "Kim");
        var seen = (await database.Get<InquiryQuery>().HandleAsync(desk.FrontDesk, id, default))!;
        Task<Result<Done>> CloseAsync(Actor actor, InquiryId inquiry, int version, InquiryResult result = InquiryResult.ReferredElsewhere) =>
            database.Get<CloseInquiryHandler>().HandleAsync(actor, new(Guid.NewGuid(), inquiry, result, version), default);

        foreach (var other in new Actor[] { desk.Counselor, desk.Admin, Actor.Visitor.Instance })
            Assert.IsType<NotThere>((await CloseAsync(other, id, seen.Version)).Refusal);
        Assert.IsType<NotThere>((await CloseAsync(desk.FrontDesk, new(Guid.NewGuid()), 0)).Refusal);
        Assert.IsType<NotThere>((await CloseAsync(desk.FrontDesk, id, seen.Version, (InquiryResult)9)).Refusal);
        Assert.IsType<StaleEdit>((await CloseAsync(desk.FrontDesk, id, seen.Version + 1)).Refusal);
        Assert.True((await CloseAsync(desk.FrontDesk, id, seen.Version)).Succeeded);
        Assert.IsType<InquiryClosedAlready>((await CloseAsync(desk.FrontDesk, id, seen.Version + 1)).Refusal);
        Assert.IsType<InquiryClosedAlready>((await database.Get<RecordAttemptHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), null, id, ContactWay.Phone, ContactResult.NoAnswer, true, null, null), default)).Refusal);

        var closed = (await database.Get<InquiryQuery>().HandleAsync(desk.Clinician, id, default))!;
        Assert.Equal((InquiryResult.ReferredElsewhere, "Fay Ono"), (closed.Result, closed.ClosedBy));
        Assert.Empty((await database.Get<ConsultationsQuery>().HandleAsync(desk.FrontDesk, false, 1, default))!.Rows);
        Assert.Equal([id], (await database.Get<ConsultationsQuery>().HandleAsync(desk.FrontDesk, true, 1, default))!.Rows.Select(row => row.Id));
    }

    [Theory, OnEachDatabase]
    public async Task Each_role_sees_its_own_part_and_every_look_is_recorded(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await AskedAsync(database, desk, "Kim");
        Task<InquiryView?> LookAsync(Actor actor) => database.Get<InquiryQuery>().HandleAsync(actor, id, default);

        Assert.Equal(("+18015550188", SafeContact.Call), ((await LookAsync(desk.FrontDesk))!.Contact!.Phone, (await LookAsync(desk.FrontDesk))!.Contact!.Safe));
        Assert.Equal(("Kim", null), ((await LookAsync(desk.Admin))!.Name, (await LookAsync(desk.Admin))!.Contact));
        foreach (var other in new Actor[] { desk.Counselor, Actor.Visitor.Instance })
        {
            Assert.Null(await LookAsync(other));
            Assert.Null(await database.Get<ConsultationsQuery>().HandleAsync(other, false, 1, default));
        }

        await using var db = database.CreateContext();
        Assert.Equal(4, await db.AuditEntries.CountAsync(row => row.Act == "InquiryRead" && row.Subject == id.Value));
    }

    [Theory, OnEachDatabase]
    public async Task After_two_years_a_closed_one_is_removed_with_every_attempt(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var old = await AskedAsync(database, desk, "Kim");
        Assert.True((await TryAsync(database, desk.FrontDesk, old, hours: null)).Succeeded);
        var (waiting, promised) = (await AskedAsync(database, desk, "Mia"), await AskedAsync(database, desk, "Noa"));
        await EndAsync(database, desk, old);
        database.Clock.Advance(TimeSpan.FromDays(32));
        var newer = await AskedAsync(database, desk, "Lou");
        await EndAsync(database, desk, newer);
        database.Clock.MoveTo(database.Clock.Today.AddDays(-32).AddMonths(24).AddDays(1), new(12, 0));
        await desk.Clinic.ChangeAsync(db => db.Add(TalkAppointment.ForInquiry(
            new(Guid.CreateVersion7()), promised, desk.Clinician.Id, new(database.Clock.Today.AddDays(2), 600, 30), desk.Clinician.Id, database.Clock.UtcNow)));
        await EndAsync(database, desk, promised);

        var remove = new RemoveOldRowsHandler(
            database.Unit, database.Factory, database.Clock.Program, Options.Create(new SecuritySettings()), Options.Create(new PolicySettings()));
        Assert.True((await remove.HandleAsync(new Actor.System("remove-old-rows"), default)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Equal([waiting, promised, newer], await db.Inquiries.OrderBy(row => row.ReceivedUtc).Select(row => row.Id).ToListAsync());
        Assert.Equal(0, await db.ContactAttempts.CountAsync());
    }

    private static Task EndAsync(Database database, AdmissionDesk desk, InquiryId inquiry) => desk.Clinic.ChangeAsync(db =>
        db.Inquiries.Single(row => row.Id == inquiry).Close(InquiryResult.NotNow, desk.Clinician.Id, database.Clock.UtcNow));

    private static async Task<InquiryId> AskedAsync(Database database, AdmissionDesk desk, string name)
    {
        var inquiry = Inquiry.Receive(
            new(Guid.CreateVersion7()), Guid.NewGuid().ToString("N")[..8], new(false, name, "+18015550188", null, SafeContact.Call, TalkTimes.Morning, TalkDays.Monday, "en-US"),
            database.Clock.UtcNow);
        await desk.Clinic.ChangeAsync(db => db.Add(inquiry));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        return inquiry.Id;
    }

    private static Task<Result<Done>> TryAsync(Database database, Actor actor, InquiryId inquiry, int? hours) => database.Get<RecordAttemptHandler>().HandleAsync(
        actor, new(Guid.NewGuid(), null, inquiry, ContactWay.Phone, ContactResult.NoAnswer, false, hours is { } ahead ? database.Clock.Program.LocalNow.AddHours(ahead) : null, null), default);
}
