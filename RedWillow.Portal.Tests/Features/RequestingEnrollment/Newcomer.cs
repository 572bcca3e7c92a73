using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>A client who has just registered, and answers as they are told to.</summary>
internal sealed class Newcomer(Database database, Actor.Client who)
{
    public Actor.Client Who => who;

    public static async Task<Newcomer> ArriveAsync(Database database, bool begins = true)
    {
        await using var db = database.CreateContext();
        var client = Client.Register(new(Guid.CreateVersion7()), "RW" + Guid.NewGuid().ToString("N")[..6], "Sam", null, "en-US", database.Clock.UtcNow);
        db.Clients.Add(client);
        await db.SaveChangesAsync();
        var newcomer = new Newcomer(database, new Actor.Client(new AccountId(Guid.CreateVersion7()), client.Id));
        if (begins)
            Assert.True((await newcomer.BeginAsync()).Succeeded);
        return newcomer;
    }

    public Task<Result<EnrollmentId>> BeginAsync() =>
        database.Get<BeginEnrollmentHandler>().HandleAsync(who, new BeginEnrollment(Guid.NewGuid()), default);

    public Task<Result<AnswerKept>> SayAsync(string question, string? value, Guid? key = null) =>
        database.Get<SaveAnswerHandler>().HandleAsync(who, new SaveAnswer(key ?? Guid.NewGuid(), question, value), default);

    /// <summary>Answers everything that is needed to send, with "no" to every suitability question that is not named.</summary>
    public async Task SayAllAsync(string program = "SubstanceUse", string birth = "1990-07-24", params (string Question, string Value)[] others)
    {
        (string Question, string Value)[] usual =
            [(Question.Program, program), (Question.PreferredName, "Sam"), (Question.BirthDate, birth), (Question.SafeContact, "Email")];
        foreach (var (question, value) in usual)
            Assert.Null((await SayAsync(question, value)).Refusal);
        foreach (var question in Question.Suitability.Where(question => program != "MentalHealth" || question != Question.CannotStaySober))
        {
            var named = Array.Find(others, other => other.Question == question).Value;
            Assert.Null((await SayAsync(question, named ?? "No")).Refusal);
        }
    }

    public async Task<Draft> DraftAsync() => (await database.Get<DraftQuery>().HandleAsync(who, default))!;
}
