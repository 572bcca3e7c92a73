using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.RequestingConsultation;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingConsultation;

public sealed class AskForCallTests
{
    [Theory, OnEachDatabase]
    public async Task A_visitor_leaves_how_and_when_to_call_and_gets_a_reference(Database database)
    {
        var asked = await AskAsync(database, new(
            Guid.NewGuid(), false, " Kim ", "801 555 0188", " kim@example.org ", SafeContact.Voicemail, TalkTimes.Morning | TalkTimes.Evening, TalkDays.Friday, "es-US"));

        Assert.Matches("^[A-Z2-9]{8}$", asked.Value);
        await using var db = database.CreateContext();
        var kept = await db.Inquiries.SingleAsync();
        Assert.Equal(
            (asked.Value, "Kim", "+18015550188", "kim@example.org", SafeContact.Call | SafeContact.Voicemail | SafeContact.Email),
            (kept.Reference, kept.Name, kept.Phone, kept.Email, kept.Safe));
        Assert.Equal((TalkTimes.Morning | TalkTimes.Evening, TalkDays.Friday, "es-US", true), (kept.Times, kept.Days, kept.Culture, kept.IsOpen));
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == nameof(InquiryReceived) && row.Subject == kept.Id.Value));
        Assert.DoesNotContain("Kim", (string)(await database.ScalarAsync("SELECT \"Name\" FROM \"Inquiries\""))!, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Who_asks_for_someone_else_leaves_their_own_name_and_number_alone(Database database)
    {
        var ask = new AskForCall(Guid.NewGuid(), true, "Ana", "801 555 0188", "her@example.org", SafeContact.None, TalkTimes.None, TalkDays.None, "en-US");

        Assert.True((await AskAsync(database, ask)).Succeeded);
        Assert.IsType<NoWayToAnswer>((await AskAsync(database, ask with { Key = Guid.NewGuid(), Phone = "" })).Refusal);

        await using var db = database.CreateContext();
        var kept = await db.Inquiries.SingleAsync();
        Assert.Equal((true, "Ana", "+18015550188", null, SafeContact.Call), (kept.ForSomeoneElse, kept.Name, kept.Phone, kept.Email, kept.Safe));
    }

    [Theory, OnEachDatabase]
    public async Task What_cannot_be_answered_is_refused_with_its_reason(Database database)
    {
        var ask = new AskForCall(Guid.NewGuid(), false, "Kim", "801 555 0188", null, SafeContact.None, TalkTimes.None, TalkDays.None, "en-US");
        async Task<Refusal?> WhyNotAsync(AskForCall other, Actor? actor = null) => (await AskAsync(database, other with { Key = Guid.NewGuid() }, actor)).Refusal;

        Assert.IsType<NameNotWritable>(await WhyNotAsync(ask with { Name = "  " }));
        Assert.IsType<PhoneNotReadable>(await WhyNotAsync(ask with { Phone = "call me" }));
        Assert.IsType<EmailNotWritable>(await WhyNotAsync(ask with { Phone = null, Email = "nowhere" }));
        Assert.IsType<NoWayToAnswer>(await WhyNotAsync(ask with { Phone = null }));
        Assert.IsType<NotThere>(await WhyNotAsync(ask with { Culture = "xx" }));
        Assert.IsType<NotThere>(await WhyNotAsync(ask, new Actor.Client(new(Guid.NewGuid()), new(Guid.NewGuid()))));
        await using var db = database.CreateContext();
        Assert.Equal(0, await db.Inquiries.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task The_same_number_again_and_again_gets_the_same_answer_and_no_new_row(Database database)
    {
        List<Result<string>> answers = [];
        for (var time = 0; time < 5; time++)
            answers.Add(await AskAsync(database, new(Guid.NewGuid(), false, "Kim", "(801) 555-0188", null, SafeContact.None, TalkTimes.None, TalkDays.None, "en-US")));

        Assert.All(answers, answer => Assert.Matches("^[A-Z2-9]{8}$", answer.Value));
        await using var db = database.CreateContext();
        Assert.Equal(3, await db.Inquiries.CountAsync());
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == nameof(CallAskedAgain)));
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await AskAsync(database, new(Guid.NewGuid(), false, "Kim", "801-555-0188", null, SafeContact.None, TalkTimes.None, TalkDays.None, "en-US"))).Succeeded);
        Assert.Equal(4, await db.Inquiries.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_client_with_an_account_asks_on_their_own_request_once(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database, begins: false);
        Task<Result<Done>> TalkAsync(Actor actor) => database.Get<AskForTalkHandler>().HandleAsync(actor, new(Guid.NewGuid()), default);

        Assert.True((await TalkAsync(sam.Who)).Succeeded);
        Assert.True((await TalkAsync(sam.Who)).Succeeded);
        Assert.IsType<NotThere>((await TalkAsync(Actor.Visitor.Instance)).Refusal);

        await using var db = database.CreateContext();
        var task = await db.StaffTasks.SingleAsync();
        Assert.Equal((StaffTaskKind.Consultation, TaskPriority.Soon, sam.Who.Id), (task.Kind, task.Priority, task.ClientId));
        Assert.Equal(EnrollmentStatus.Draft, (await db.Enrollments.SingleAsync(row => row.Id == task.EnrollmentId)).Status);
        Assert.Equal(0, await db.Inquiries.CountAsync());
    }

    private static Task<Result<string>> AskAsync(Database database, AskForCall ask, Actor? actor = null) =>
        database.Get<AskForCallHandler>().HandleAsync(actor ?? Actor.Visitor.Instance, ask, default);
}
