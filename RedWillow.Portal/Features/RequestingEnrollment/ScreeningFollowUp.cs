using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>
/// What follows from the suitability answers, in the same transaction as the answer. A reason for concern is taken up at once:
/// nobody who answers that they are in danger has to finish the questions first.
/// </summary>
internal static class ScreeningFollowUp
{
    /// <summary>The routing of what has been answered, every open question read as "no".</summary>
    public static RoutingOutcome SoFar(IReadOnlyDictionary<string, string> answers, DateOnly? birthDate, DateOnly today)
    {
        var filled = new Dictionary<string, string>(answers, StringComparer.Ordinal);
        foreach (var question in Question.Suitability)
            filled.TryAdd(question, nameof(SuitabilityAnswer.No));
        return Screening.Route(SuitabilityReading.Read(filled, birthDate, today));
    }

    /// <summary>True when this answer alone calls for crisis help on the page.</summary>
    public static bool CallsForHelp(string question, string value) => Alone(question, value) is { ShowCrisisPanel: true };

    /// <summary>True when this answer alone is a reason for concern, which a licensed clinician has to clear .</summary>
    public static bool TellsOfDanger(string question, string? value) => Alone(question, value) is { RaisesSafetyFlag: true };

    /// <summary>The questions on which a "yes" is what these reasons for concern are about.</summary>
    public static IReadOnlySet<string> Heard(IReadOnlyCollection<ScreeningReason> concerns) =>
        Question.Suitability.Where(question => Alone(question, nameof(SuitabilityAnswer.Yes)) is { RaisesSafetyFlag: true } told && told.Reasons.Any(concerns.Contains))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Takes up an answer that tells of danger where the one given before stays as it is: a flag of its own beside it, also when an
    /// earlier one for the same reason has been cleared.
    /// </summary>
    public static Task<Result<Done>> TakeUpAsync(PortalDbContext db, Enrollment enrollment, string question, string value, Moment at, CancellationToken stop)
    {
        var outcome = Alone(question, value)!;
        return RaiseAsync(db, enrollment, outcome, outcome.Reasons, at, stop);
    }

    /// <summary>Follows the routing rule.</summary>
    /// <param name="db">Where the answer is being saved.</param>
    /// <param name="enrollment">Whose task list.</param>
    /// <param name="answers">Every answer, this one among them.</param>
    /// <param name="birthDate">Null while it is not known.</param>
    /// <param name="told">What has just been answered, and not as before; what it tells is new though it was cleared once.</param>
    /// <param name="at">Who answers, and when.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<Result<Done>> FollowAsync(
        PortalDbContext db, Enrollment enrollment, IReadOnlyDictionary<string, string> answers, DateOnly? birthDate, NewAnswer? told, Moment at, CancellationToken stop)
    {
        var outcome = SoFar(answers, birthDate, at.Today);
        var anew = told is null ? null : Alone(told.Question, answers[told.Question]);
        if (outcome.RaisesSafetyFlag && await RaiseAsync(db, enrollment, outcome, anew?.Reasons ?? [], at, stop) is { Succeeded: false } refused)
            return refused;

        // A talk that comes first does not swallow what staff do together with the client for another reason.
        var beside = outcome.BesideTheFlag;
        var settled = SuitabilityReading.IsComplete(answers) && birthDate is not null;
        // A minor cannot use the portal alone, so nobody under age goes through the other questions first.
        var atOnce = outcome.Reasons.Contains(ScreeningReason.Underage);
        if (told is not null)
            await TakeBackAsync(db, enrollment, told, beside, at, stop);
        if ((settled || atOnce) && beside.Disposition == ScreeningDisposition.StaffAssisted)
            await OpenAsync(db, enrollment, StaffTaskKind.StaffAssisted, beside.Priority, at, stop);
        if (settled && outcome.Disposition == ScreeningDisposition.ConsultationOffered)
            await OpenAsync(db, enrollment, StaffTaskKind.Consultation, outcome.Priority, at, stop);
        return Done.Instance;
    }

    // Where this answer alone leads; null for a question that is not about suitability, and for what is no answer to it.
    private static RoutingOutcome? Alone(string question, string? value) =>
        value is not null && Question.Suitability.Contains(question, StringComparer.Ordinal)
        && Questions.Find(question)!.Options.Contains(value, StringComparer.Ordinal)
            ? SoFar(new Dictionary<string, string>(StringComparer.Ordinal) { [question] = value }, birthDate: null, today: default)
            : null;

    private static async Task<Result<Done>> RaiseAsync(
        PortalDbContext db, Enrollment enrollment, RoutingOutcome outcome, IReadOnlyList<ScreeningReason> anew, Moment at, CancellationToken stop)
    {
        var flags = await db.SafetyFlags.Where(row => row.EnrollmentId == enrollment.Id).Select(row => new { row.Reasons, Open = row.ClearedUtc == null }).ToListAsync(stop);
        // What a clinician has cleared is not raised again by the same answer, but by one that is given anew.
        var known = flags.SelectMany(flag => SafetyFlag.Read(flag.Reasons).Where(reason => flag.Open || !anew.Contains(reason))).ToHashSet();
        var fresh = outcome.Reasons.Where(reason => reason <= ScreeningReason.CannotStaySober && !known.Contains(reason)).ToList();
        if (fresh.Count == 0)
            return Done.Instance;

        var flag = new SafetyFlag
        {
            Id = new(Guid.CreateVersion7()), ClientId = enrollment.ClientId, EnrollmentId = enrollment.Id,
            Reasons = string.Join(',', fresh), RaisedUtc = at.UtcNow,
        };
        db.SafetyFlags.Add(flag);
        db.Record(new SafetyFlagChanged(flag.Id, enrollment.ClientId, Cleared: false));
        await OpenAsync(db, enrollment, StaffTaskKind.SafetyCall, outcome.Priority, at, stop);
        if (enrollment.Status == EnrollmentStatus.Draft && await db.KeepWhileTalkingAsync(enrollment, at.Claims, at.UtcNow, stop) is { } conflict)
            return conflict;
        return EnrollmentMoves.IsLegal(enrollment.Status, EnrollmentStatus.ConsultationRequired)
            ? enrollment.MoveTo(EnrollmentStatus.ConsultationRequired, at.Actor, at.UtcNow)
            : Done.Instance;
    }

    // A second call is only asked for when it is more urgent than the one that is open.
    private static async Task OpenAsync(
        PortalDbContext db, Enrollment enrollment, StaffTaskKind kind, TaskPriority priority, Moment at, CancellationToken stop)
    {
        var open = await OpenOfAsync(db, enrollment, kind, stop);
        var byAnswersAlone = await AreByAnswersAloneAsync(db, open, at, stop);
        if (open.Find(row => row.Priority >= priority) is { } enough)
        {
            enough.AskedFor(byAnswersAlone);
            return;
        }

        if (kind == StaffTaskKind.StaffAssisted)
            Close(db, enrollment, open, at);
        var task = new StaffTask
        {
            Id = new(Guid.CreateVersion7()), Kind = kind, ClientId = enrollment.ClientId, EnrollmentId = enrollment.Id,
            OpenedUtc = at.UtcNow, Priority = priority,
        };
        task.AskedFor(byAnswersAlone);
        db.StaffTasks.Add(task);
        db.Record(new StaffTaskOpened(task.Id, enrollment.ClientId, kind));
    }

    // A client who answered by mistake and changes it chooses alone again. What staff opened, answered or took up, they end themselves.
    private static async Task TakeBackAsync(PortalDbContext db, Enrollment enrollment, NewAnswer told, RoutingOutcome now, Moment at, CancellationToken stop)
    {
        var open = enrollment.Status == EnrollmentStatus.Draft ? await OpenOfAsync(db, enrollment, StaffTaskKind.StaffAssisted, stop) : [];
        if (open.Count == 0)
            return;
        if (!await AreByAnswersAloneAsync(db, open, at, stop))
        {
            open.ForEach(static task => task.AskedFor(byAnswersAlone: false));
            return;
        }

        if (now.TakesBack(told.Before))
            db.Record(new AnswerChangedBack(enrollment.Id, enrollment.ClientId, told.Question));
        if (now.AllowsSelfScheduling)
            Close(db, enrollment, open, at);
    }

    private static Task<List<StaffTask>> OpenOfAsync(PortalDbContext db, Enrollment enrollment, StaffTaskKind kind, CancellationToken stop) =>
        db.StaffTasks.Where(row => row.EnrollmentId == enrollment.Id && row.Kind == kind && row.DoneUtc == null).ToListAsync(stop);

    // Also with the answer that is being given: one that staff give at the desk takes the work up.
    private static async Task<bool> AreByAnswersAloneAsync(PortalDbContext db, List<StaffTask> open, Moment at, CancellationToken stop)
    {
        if (at.Actor is not Actor.Client)
            return false;
        foreach (var task in open)
        {
            if (!task.ByAnswersAlone || await IsTakenUpAsync(db, task, stop))
                return false;
        }

        return true;
    }

    private static async Task<bool> IsTakenUpAsync(PortalDbContext db, StaffTask task, CancellationToken stop) =>
        await db.ContactAttempts.AnyAsync(row => row.ClientId == task.ClientId && row.AtUtc >= task.OpenedUtc, stop)
        || await db.TalkAppointments.AnyAsync(row => row.EnrollmentId == task.EnrollmentId, stop);

    // Going on together is one piece of work: the more urgent task takes the place of the one that is open.
    private static void Close(PortalDbContext db, Enrollment enrollment, List<StaffTask> open, Moment at)
    {
        foreach (var task in open)
        {
            task.Finish(by: null, at.UtcNow);
            db.Record(new StaffTaskFinished(task.Id, enrollment.ClientId, task.Kind));
        }
    }
}

/// <summary>An answer that is not as before, and where the answers led until then.</summary>
internal sealed record NewAnswer(string Question, RoutingOutcome Before);

/// <summary>Who acts, when, and what is claimed for it.</summary>
internal sealed record Moment(Actor Actor, DateOnly Today, DateTime UtcNow, IReadOnlyList<Claim> Claims);
