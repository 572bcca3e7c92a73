using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>Who is with us for months moves, changes their number, and says anew what is safe; nothing else of their answers changes.</summary>
public sealed class KeptCurrentTests
{
    private static readonly (string Question, string Value)[] Told =
    [
        (Question.Address, "12 East 300 South"), (Question.Phone, "(385) 555-0199"), (Question.SafeContact, "Voicemail,Text"),
        (Question.EmergencyName, "Kim Ortiz"), (Question.EmergencyPhone, "385 555 0177"), (Question.EmergencyRelation, ""), (Question.EmergencyMaySay, "Emergency"),
    ];

    [Theory, OnEachDatabase]
    public async Task What_a_client_tells_during_the_stay_counts_from_then_on(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();

        foreach (var (question, value) in Told)
            Assert.Null((await SayAsync(database, desk.FrontDesk, stay, question, value)).Refusal);

        await using var db = database.CreateContext();
        var client = await db.Clients.SingleAsync(row => row.Id == stay.Who.Id);
        Assert.Equal(("+13855550199", SafeContact.Voicemail | SafeContact.Text), (client.Phone, client.SafeContact));
        Actor[] readers = [desk.FrontDesk, desk.Clinician, desk.Director];
        foreach (var reader in readers)
        {
            var list = (await database.Get<DraftQuery>().HandleAsync(reader, stay.Id, default))!;
            Assert.Equal(("12 East 300 South", "Kim Ortiz", "+13855550177"), (list.Answer(Question.Address), list.Answer(Question.EmergencyName), list.Answer(Question.EmergencyPhone)));
            Assert.Equal(Told.Select(row => row.Question), Questions.All.Where(spec => !list.IsSettled(spec)).Select(spec => spec.Key));
            Assert.Null((await SayAsync(database, reader, stay, Question.EmergencyName, "Kim Ortiz")).Refusal);
        }

        // They read it as well, and change nothing alone.
        var own = (await database.Get<DraftQuery>().HandleAsync(stay.Who, default))!;
        Assert.Equal(("+13855550199", "Voicemail,Text"), (own.Answer(Question.Phone), own.Answer(Question.SafeContact)));
        Assert.All(Questions.All, spec => Assert.True(own.IsSettled(spec)));
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == nameof(ClientContactChanged) && row.ClientId == stay.Who.Id && row.Account == desk.FrontDesk.Account));
    }

    [Theory, OnEachDatabase]
    public async Task Mails_obey_what_was_said_last(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        var mailer = new KeptMail();
        await OutboxStage.MoveAsync(database, stay.Who.Id, EnrollmentStatus.Requested, EnrollmentStatus.Approved);

        Assert.Null((await SayAsync(database, desk.FrontDesk, stay, Question.SafeContact, "Call")).Refusal);
        await OutboxStage.Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);
        Assert.Empty(mailer.Letters);

        Assert.Null((await SayAsync(database, desk.FrontDesk, stay, Question.SafeContact, "Call,Email")).Refusal);
        await OutboxStage.MoveAsync(database, stay.Who.Id, EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        await OutboxStage.Dispatcher(database, mailer).SendDueAsync(CancellationToken.None);
        Assert.Single(mailer.Letters);
        await using var db = database.CreateContext();
        Assert.Single(await db.Outbox.Where(row => row.ClientId == stay.Who.Id && row.LastFault == UnsentReasons.NotSafe).ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task The_number_and_the_ways_fit_each_other_whatever_was_answered_long_ago(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var stay = await desk.ActiveAsync();
        async Task<AnswerProblem> WrongAsync(string question, string value) =>
            Assert.IsType<AnswerInvalid>((await SayAsync(database, desk.FrontDesk, stay, question, value)).Refusal).Problem;

        Assert.Equal(AnswerProblem.PhoneInUse, await WrongAsync(Question.Phone, ""));
        Assert.Equal(AnswerProblem.PhoneWrong, await WrongAsync(Question.Phone, "12"));
        Assert.Null((await SayAsync(database, desk.FrontDesk, stay, Question.SafeContact, "None")).Refusal);
        Assert.Null((await SayAsync(database, desk.FrontDesk, stay, Question.Phone, "")).Refusal);
        Assert.Equal(AnswerProblem.NeedsPhone, await WrongAsync(Question.SafeContact, "Text"));
        await using var db = database.CreateContext();
        var client = await db.Clients.SingleAsync(row => row.Id == stay.Who.Id);
        Assert.Equal((null, SafeContact.None), (client.Phone, client.SafeContact));

        // A way that was said elsewhere since is not lost when only the number changes.
        client.WriteTo("sam@example.org", isSafe: true);
        await db.SaveChangesAsync();
        Assert.Null((await SayAsync(database, desk.FrontDesk, stay, Question.Phone, "385 555 0101")).Refusal);
        await using var after = database.CreateContext();
        Assert.Equal(SafeContact.Email, (await after.Clients.SingleAsync(row => row.Id == stay.Who.Id)).SafeContact);
    }

    [Theory, OnEachDatabase]
    public async Task Every_other_answer_of_a_decided_request_stays_and_after_the_stay_all_do(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (stay, over) = (await desk.ActiveAsync(), await desk.ActiveAsync(withHour: false, name: "Kai"));
        Assert.True((await desk.DischargeAsync(desk.Clinician, over.Id)).Succeeded);
        var settled = Questions.All.Where(spec => Told.All(row => row.Question != spec.Key)).ToList();
        Assert.Equal(Questions.All.Count - Told.Length, settled.Count);

        foreach (var spec in settled)
            Assert.IsType<AlreadyDecided>((await SayAsync(database, desk.FrontDesk, stay, spec.Key, spec.Options.Count > 1 ? spec.Options[1] : "Kim")).Refusal);
        foreach (var (question, value) in Told)
            Assert.IsType<NotThere>((await SayAsync(database, desk.FrontDesk, over, question, value)).Refusal);

        await using var db = database.CreateContext();
        Assert.False(await db.EnrollmentAnswers.AnyAsync());
    }

    [Theory, OnEachDatabase]
    public async Task On_leave_as_well_and_nobody_who_does_not_fill_in_for_them(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        var (stay, other) = (await desk.ActiveAsync(), await desk.ActiveAsync(withHour: false, name: "Kai"));
        Assert.True((await desk.PauseAsync(desk.Clinician, stay.Id)).Succeeded);

        Actor[] others = [desk.Counselor, desk.OtherCounselor, desk.Admin, other.Who, stay.Who, Actor.Visitor.Instance, new Actor.System("night")];
        foreach (var actor in others)
        {
            Assert.IsType<NotThere>((await SayAsync(database, actor, stay, Question.Phone, "385 555 0101")).Refusal);
            Assert.Null(await database.Get<DraftQuery>().HandleAsync(actor, stay.Id, default));
        }

        Assert.IsType<AlreadyDecided>((await database.Get<SaveAnswerHandler>().HandleAsync(stay.Who, new(Guid.NewGuid(), Question.Phone, "385 555 0101"), default)).Refusal);
        Assert.Null((await SayAsync(database, desk.FrontDesk, stay, Question.Phone, "385 555 0102")).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal("+13855550102", (await db.Clients.SingleAsync(row => row.Id == stay.Who.Id)).Phone);
    }

    [Theory]
    [InlineData(EnrollmentStatus.Draft, false)]
    [InlineData(EnrollmentStatus.Waitlisted, false)]
    [InlineData(EnrollmentStatus.Approved, true)]
    [InlineData(EnrollmentStatus.OnHold, true)]
    [InlineData(EnrollmentStatus.Completed, false)]
    [InlineData(EnrollmentStatus.Declined, false)]
    public void It_is_a_matter_of_those_who_have_a_place(EnrollmentStatus status, bool kept)
    {
        Assert.Equal(kept, KeptCurrent.IsFor(status, Question.Phone));
        Assert.False(KeptCurrent.IsFor(status, Question.BirthDate));
    }

    private static Task<Result<AnswerKept>> SayAsync(Database database, Actor who, StayOf stay, string question, string value) =>
        database.Get<SaveAnswerHandler>().HandleAsync(who, new SaveAnswer(Guid.NewGuid(), question, value, For: stay.Id), default);
}
