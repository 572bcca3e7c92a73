using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>A client answers one question of their own task list, or staff answer it for a person.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Question">The stable name of the question.</param>
/// <param name="Value">As sent: a date as yyyy-MM-dd, ticks separated by commas; may be empty where the question is optional.</param>
/// <param name="LetPlaceGo">For another program, the place that was chosen is let go.</param>
/// <param name="For">Which task list staff fill in; a client's own has no name.</param>
public sealed record SaveAnswer(Guid Key, string Question, string? Value, bool LetPlaceGo = false, EnrollmentId? For = null) : ICommand;

/// <summary>The answer is kept.</summary>
/// <param name="Value">As it was stored.</param>
/// <param name="ShowHelp">The answer calls for crisis help on the next page, before anything else.</param>
public sealed record AnswerKept(string Value, bool ShowHelp)
{
    /// <summary>The client has just told a birth date under 18: from here staff go on with them .</summary>
    public bool GoesOnTogether { get; init; }
}

/// <summary>
/// Saves the answer, takes over what it says about the person, and follows the routing rule: all in one commit. An answer that is settled is
/// no longer changed here, but staff keep current how somebody is reached, and one that tells of danger is taken up beside it, whenever it comes.
/// </summary>
public sealed class SaveAnswerHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<CenterSettings> center)
{
    public async Task<Result<AnswerKept>> HandleAsync(Actor actor, SaveAnswer ask, CancellationToken stop)
    {
        var spec = Questions.Find(ask.Question);
        var meant = spec is null ? null : await contexts.MeantAsync(actor, ask.For, stop) ?? await UntoldAsync(actor, spec, ask, stop);
        if (spec is null || meant is null)
        {
            return spec is not null && ask.For is null && actor is Actor.Client me
                ? await unit.NoOpenRequestAsync<SaveAnswer, AnswerKept>(me, ask, center.Value.WhenOpen(), clock, stop)
                : await unit.RefuseAsync(actor, ask, ask.For?.Value ?? ask.Key, stop);
        }

        // Another program may mean letting a held place go, and a talk that comes first keeping it.
        IReadOnlyList<Claim> claims = spec.Key == Question.Program || SuitabilityReading.Reads(spec.Key)
            ? await contexts.PlacementClaimsAsync(meant.Client, meant.Enrollment, null, null, stop)
            : [Claim.Client(meant.Client), Claim.Enrollment(meant.Enrollment)];
        return await unit.RunAsync<SaveAnswer, AnswerKept>(actor, ask, claims, (db, ct) => SaveAsync(db, meant.Enrollment, spec, actor, ask, claims, ct), stop);
    }

    private async Task<Result<AnswerKept>> SaveAsync(
        PortalDbContext db, EnrollmentId id, QuestionSpec spec, Actor actor, SaveAnswer ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if (await db.EnrollmentActedOnAsync(actor, id, stop) is not { } enrollment)
            return new NotThere();
        var client = await db.Clients.SingleAsync(row => row.Id == enrollment.ClientId, stop);
        var rows = await db.EnrollmentAnswers.Where(row => row.EnrollmentId == id).ToListAsync(stop);
        var answers = KeptCurrent.AsKnown(client, enrollment.Status, rows.ToDictionary(row => row.Question, row => row.Value, StringComparer.Ordinal));
        var read = AnswerReading.Read(spec, ask.Value, answers, clock.Today);
        var at = new Moment(actor, clock.Today, clock.UtcNow, claims);
        if (WhySettled(actor, enrollment, spec, answers) is { } settled)
        {
            return read.Succeeded && ScreeningFollowUp.TellsOfDanger(spec.Key, read.Value)
                ? (await ScreeningFollowUp.TakeUpAsync(db, enrollment, spec.Key, read.Value, at, stop)).Then<AnswerKept>(_ => Kept(spec, read.Value))
                : settled;
        }

        if (!read.Succeeded)
            return read.Refusal;
        if (NeedsEmail(actor, client, spec, read.Value))
            return new AnswerInvalid(spec.Key, AnswerProblem.NeedsEmail);
        if (spec.Key == Question.Program && enrollment.ProgramIsSettled && answers.GetValueOrDefault(spec.Key) != read.Value)
            return new ProgramSettled();
        if (spec.Key == Question.Program && await db.MakeWayForProgramAsync(enrollment, read.Value, ask.LetPlaceGo, claims, stop) is { } placed)
            return placed;
        var told = answers.GetValueOrDefault(spec.Key) == read.Value ? null : new NewAnswer(spec.Key, ScreeningFollowUp.SoFar(answers, client.DateOfBirth, clock.Today));
        answers[spec.Key] = read.Value;
        AnswerKeeping.Keep(db, enrollment, rows.Find(row => row.Question == spec.Key), spec.Key, read.Value, clock.UtcNow);
        AnswerKeeping.TakeOver(client, spec.Key, answers);
        var followed = SuitabilityReading.Reads(spec.Key)
            ? await ScreeningFollowUp.FollowAsync(db, enrollment, answers, client.DateOfBirth, told, at, stop)
            : Done.Instance;
        return followed.Succeeded
            ? Kept(spec, read.Value) with
            {
                GoesOnTogether = actor is Actor.Client && spec.Key == Question.BirthDate && Screening.IsUnderage(client.DateOfBirth, clock.Today),
            }
            : followed.Refusal;
    }

    private static AnswerKept Kept(QuestionSpec spec, string value) => new(value, ScreeningFollowUp.CallsForHelp(spec.Key, value));

    // What the care team has taken up, and what was decided about, is changed by talking with them; staff then keep current what changes.
    private static Refusal? WhySettled(Actor actor, Enrollment enrollment, QuestionSpec spec, Dictionary<string, string> answers)
    {
        if (actor is Actor.Staff && KeptCurrent.IsFor(enrollment.Status, spec.Key))
            return null;
        if (EnrollmentMoves.IsDecided(enrollment.Status))
            return actor is Actor.Client && enrollment.Status == EnrollmentStatus.Declined ? new NotOnlineNow() : new AlreadyDecided();
        return enrollment.Status != EnrollmentStatus.Draft && spec.Task == EnrollTask.Health && answers.ContainsKey(spec.Key) ? new AnswerTakenUp() : null;
    }

    // Who is not told of a decline yet finds the question open, and what they say there counts as much.
    private async Task<MeantEnrollment?> UntoldAsync(Actor actor, QuestionSpec spec, SaveAnswer ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me || ask.For is not null || !ScreeningFollowUp.TellsOfDanger(spec.Key, ask.Value))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.UntoldDeclineAsync(me.Id, center.Value.WhenOpen(), clock, stop) is { } untold ? new(me.Id, untold.Id) : null;
    }

    // Whoever signs in has an address; a caller may have none.
    private static bool NeedsEmail(Actor actor, Client client, QuestionSpec spec, string value) =>
        actor is Actor.Staff && spec.Key == Question.SafeContact && string.IsNullOrEmpty(client.Email)
        && Enum.TryParse<SafeContact>(value, out var safe) && safe.HasFlag(SafeContact.Email);
}
