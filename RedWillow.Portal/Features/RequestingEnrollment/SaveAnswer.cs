using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>A client answers one question of their own task list.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Question">The stable name of the question.</param>
/// <param name="Value">As sent: a date as yyyy-MM-dd, ticks separated by commas; may be empty where the question is optional.</param>
/// <param name="LetPlaceGo">For another program, the place that was chosen is let go.</param>
public sealed record SaveAnswer(Guid Key, string Question, string? Value, bool LetPlaceGo = false) : ICommand;

/// <summary>The answer is kept.</summary>
/// <param name="Value">As it was stored.</param>
/// <param name="ShowHelp">The answer calls for crisis help on the next page, before anything else.</param>
public sealed record AnswerKept(string Value, bool ShowHelp);

/// <summary>Saves the answer, takes over what it says about the person, and follows the routing rule: all in one commit.</summary>
public sealed class SaveAnswerHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<AnswerKept>> HandleAsync(Actor actor, SaveAnswer ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me || Questions.Find(ask.Question) is not { } spec)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        if (await contexts.OwnEnrollmentAsync(me.Id, stop) is not { } id)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        // Another program may mean letting a held place go.
        IReadOnlyList<Claim> claims = spec.Key == Question.Program
            ? await contexts.PlacementClaimsAsync(me.Id, id, null, null, stop)
            : [Claim.Client(me.Id), Claim.Enrollment(id)];
        return await unit.RunAsync<SaveAnswer, AnswerKept>(actor, ask, claims, (db, ct) => SaveAsync(db, id, spec, actor, ask, claims, ct), stop);
    }

    private async Task<Result<AnswerKept>> SaveAsync(
        PortalDbContext db, EnrollmentId id, QuestionSpec spec, Actor actor, SaveAnswer ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == id, stop);
        var client = await db.Clients.SingleAsync(row => row.Id == enrollment.ClientId, stop);
        var rows = await db.EnrollmentAnswers.Where(row => row.EnrollmentId == id).ToListAsync(stop);
        var answers = rows.ToDictionary(row => row.Question, row => row.Value, StringComparer.Ordinal);
        if (enrollment.Status >= EnrollmentStatus.Approved)
            return new AlreadyDecided();
        if (enrollment.Status != EnrollmentStatus.Draft && spec.Task == EnrollTask.Health && answers.ContainsKey(spec.Key))
            return new AnswerTakenUp();

        var read = AnswerReading.Read(spec, ask.Value, answers, clock.Today);
        if (!read.Succeeded)
            return read.Refusal;
        if (spec.Key == Question.Program && enrollment.ProgramIsSettled && answers.GetValueOrDefault(spec.Key) != read.Value)
            return new ProgramSettled();
        if (spec.Key == Question.Program && await db.MakeWayForProgramAsync(enrollment, read.Value, ask.LetPlaceGo, claims, stop) is { } placed)
            return placed;
        answers[spec.Key] = read.Value;
        Keep(db, enrollment, rows, spec.Key, read.Value);
        TakeOver(client, spec.Key, answers);
        var followed = SuitabilityReading.Reads(spec.Key)
            ? await ScreeningFollowUp.FollowAsync(db, enrollment, answers, client.DateOfBirth, new(actor, clock.Today, clock.UtcNow), stop)
            : Done.Instance;
        return followed.Succeeded
            ? new AnswerKept(read.Value, ScreeningFollowUp.CallsForHelp(spec.Key, read.Value, clock.Today))
            : followed.Refusal;
    }

    private void Keep(PortalDbContext db, Enrollment enrollment, List<EnrollmentAnswer> rows, string question, string value)
    {
        var row = rows.Find(one => one.Question == question);
        if (row is null)
            db.EnrollmentAnswers.Add(row = new EnrollmentAnswer { EnrollmentId = enrollment.Id, Question = question });
        row.Save(value, clock.UtcNow);
        enrollment.AnswerSaved(question);
    }

    // What an answer says about the person belongs to the person: the roster and the front desk read it there.
    private static void TakeOver(Client client, string question, Dictionary<string, string> answers)
    {
        switch (question)
        {
            case Question.PreferredName or Question.LegalName or Question.BirthDate:
                client.Identify(
                    answers.GetValueOrDefault(Question.PreferredName) ?? client.PreferredName,
                    answers.GetValueOrDefault(Question.LegalName) is { Length: > 0 } legal ? legal : null,
                    answers.GetValueOrDefault(Question.BirthDate) is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
                break;
            case Question.Phone or Question.SafeContact:
                client.ReachAt(
                    answers.GetValueOrDefault(Question.Phone) is { Length: > 0 } phone ? phone : null,
                    Enum.TryParse<SafeContact>(answers.GetValueOrDefault(Question.SafeContact), out var safe) ? safe : SafeContact.None);
                break;
        }
    }
}
