using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.RequestingEnrollment.Desk;

/// <summary>Staff enter a person who calls or walks in.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Name">The name to use.</param>
/// <param name="BirthDate">yyyy-MM-dd; may be told later.</param>
/// <param name="Phone">As typed; empty when there is none.</param>
/// <param name="SafeContact">The ways that are safe, separated by commas; may be told later.</param>
/// <param name="Email">As typed; empty when there is none.</param>
/// <param name="AnotherPerson">The number is shared: this is not the person who is known by it.</param>
public sealed record EnterPerson(
    Guid Key, string? Name, string? BirthDate, string? Phone, string? SafeContact, string? Email, bool AnotherPerson) : ICommand;

/// <summary>
/// Makes a client without a sign-in, and a task list that staff go on with. Whoever is known by the same address or number is found
/// first; two colleagues who enter the same caller at once do it one after the other, so the second finds what the first entered.
/// </summary>
public sealed class EnterPersonHandler(PortalUnitOfWork unit, BlindIndex index, ProgramClock clock)
{
    public async Task<Result<EnrollmentId>> HandleAsync(Actor actor, EnterPerson ask, CancellationToken stop)
    {
        if (!actor.Has(ActingFor.Desk))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        var read = Told(ask, clock.Today);
        if (!read.Succeeded)
            return read.Refusal;
        return await unit.RunAsync<EnterPerson, EnrollmentId>(actor, ask, [Claim.Calendar], (db, ct) => EnterAsync(db, ask, read.Value, ct), stop);
    }

    // What is left out is asked again in the task list; what is told is read by the same rules as there.
    private static Result<Dictionary<string, string>> Told(EnterPerson ask, DateOnly today)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        (string Question, string? Value)[] given =
        [
            (Question.PreferredName, ask.Name ?? ""), (Question.BirthDate, ask.BirthDate), (Question.Phone, ask.Phone), (Question.SafeContact, ask.SafeContact),
        ];
        foreach (var (question, value) in given)
        {
            if (question != Question.PreferredName && string.IsNullOrWhiteSpace(value))
                continue;
            var read = AnswerReading.Read(Questions.Find(question)!, value, answers, today);
            if (!read.Succeeded)
                return read.Refusal;
            answers[question] = read.Value;
        }

        if (Email(ask) is { } address && !EmailAddress.IsWritable(address))
            return new EmailNotWritable();
        if (Email(ask) is null && IsEmailSafe(answers))
            return new AnswerInvalid(Question.SafeContact, AnswerProblem.NeedsEmail);
        return answers;
    }

    private async Task<Result<EnrollmentId>> EnterAsync(PortalDbContext db, EnterPerson ask, Dictionary<string, string> answers, CancellationToken stop)
    {
        var (email, phone, now) = (Email(ask), answers.GetValueOrDefault(Question.Phone), clock.UtcNow);
        if (await db.WhyKnownAsync(index, email, phone, ask.AnotherPerson, stop) is { } known)
            return known;

        var client = Client.Register(new(Guid.CreateVersion7()), ClientReference.New(), answers[Question.PreferredName], email, "en-US", now);
        var enrollment = Enrollment.Begin(new(Guid.CreateVersion7()), client.Id, now);
        db.Clients.Add(client);
        db.Enrollments.Add(enrollment);
        foreach (var (question, value) in answers)
        {
            AnswerKeeping.Keep(db, enrollment, row: null, question, value, now);
            AnswerKeeping.TakeOver(client, question, answers);
        }

        db.GoOnTogether(enrollment, now);
        return enrollment.Id;
    }

    private static bool IsEmailSafe(Dictionary<string, string> answers) =>
        Enum.TryParse<SafeContact>(answers.GetValueOrDefault(Question.SafeContact), out var safe) && safe.HasFlag(SafeContact.Email);

    private static string? Email(EnterPerson ask) => string.IsNullOrWhiteSpace(ask.Email) ? null : ask.Email.Trim();
}
