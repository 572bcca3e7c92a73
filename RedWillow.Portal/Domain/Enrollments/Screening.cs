using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>What follows from the suitability questions, in order of severity. None of them is "enrolled" or "refused".</summary>
public enum ScreeningDisposition
{
    IntakeOffered = 1,

    /// <summary>May go on, and is offered a talk first.</summary>
    ConsultationOffered = 2,

    /// <summary>The draft is saved and staff go on together with the person; no self-scheduling.</summary>
    StaffAssisted = 3,

    /// <summary>Talk first; no self-scheduling until a licensed clinician clears it .</summary>
    ConsultationRequired = 4,

    /// <summary>Crisis help at once, no self-scheduling, the on-call clinician is called.</summary>
    ImmediateSafety = 5,
}

/// <summary>Why. The letters name the rows of the routing rule; numbers are stored, so they never change.</summary>
public enum ScreeningReason
{
    /// <summary>A1.</summary>
    SuicidePlanOrRecentAttempt = 1,

    /// <summary>A2. Medical: 911 words.</summary>
    WithdrawalDanger = 2,

    /// <summary>B2.</summary>
    SuicideThoughts = 3,

    /// <summary>B2: a question about suicide or withdrawal was skipped, or answered "not sure".</summary>
    SafetyQuestionOpen = 4,

    /// <summary>B3.</summary>
    HospitalCareAdvised = 5,

    /// <summary>B4.</summary>
    CannotStaySober = 6,

    /// <summary>C2, as are the five below.</summary>
    Underage = 7,
    Guardian = 8,
    CourtMandated = 9,
    PublicPayerFirst = 10,
    NeedsInterpreter = 11,
    PregnantWithUse = 12,

    /// <summary>C3.</summary>
    NotSure = 13,

    /// <summary>C3: a question that is not about safety was skipped.</summary>
    QuestionSkipped = 14,

    /// <summary>D: ask for the discharge summary; comes sooner in line.</summary>
    SteppingDown = 15,
}

/// <summary>How soon staff act.</summary>
public enum TaskPriority
{
    Routine = 1,

    /// <summary>Before routine work.</summary>
    Soon = 2,

    /// <summary>The same business day.</summary>
    Urgent = 3,

    /// <summary>Now.</summary>
    Stat = 4,
}

/// <summary>Where the answers lead.</summary>
/// <param name="Disposition">The highest that any reason asks for.</param>
/// <param name="Reasons">Every reason, the most severe first.</param>
/// <param name="ShowCrisisPanel">Crisis help opens on the page at once.</param>
/// <param name="Priority">How soon staff act.</param>
/// <param name="RuleSetVersion">The rules that decided.</param>
public sealed record RoutingOutcome(
    ScreeningDisposition Disposition,
    IReadOnlyList<ScreeningReason> Reasons,
    bool ShowCrisisPanel,
    TaskPriority Priority,
    string RuleSetVersion)
{
    /// <summary>False when staff have to go first: no picking of a group or an hour online.</summary>
    public bool AllowsSelfScheduling => Disposition < ScreeningDisposition.StaffAssisted;

    /// <summary>True when a licensed clinician has to clear it before the enrollment goes on .</summary>
    public bool RaisesSafetyFlag => Disposition >= ScreeningDisposition.ConsultationRequired;

    /// <summary>
    /// The same without the reasons that a licensed clinician clears. A guardian or a court does not go away with a talk: what staff do
    /// together with the client for such a reason is asked for beside it.
    /// </summary>
    public RoutingOutcome BesideTheFlag => Screening.Weigh([.. Reasons.Where(static reason => reason > ScreeningReason.CannotStaySober)]);

    /// <summary>Whether a reason to go on together with staff that the answers gave before is gone.</summary>
    public bool TakesBack(RoutingOutcome before) => before.Reasons.Except(Reasons).Any(static reason => Screening.Asks(reason) == ScreeningDisposition.StaffAssisted);
}

/// <summary>
/// The routing of suitability answers: a pure function under a version. The highest disposition wins, every reason stays.
/// Staff may route upward freely, downward only as a licensed clinician; who is under age nobody routes downward.
/// </summary>
public static class Screening
{
    /// <summary>Changes whenever an answer could lead elsewhere than before.</summary>
    public const string RuleSetVersion = "suitability-1";

    private const int AdultAge = 18;

    /// <summary>Not yet 18 on the local day; false while the birth date is not known .</summary>
    public static bool IsUnderage(DateOnly? birthDate, DateOnly today) => birthDate is { } born && SuitabilityAnswers.AgeOn(born, today) < AdultAge;

    public static RoutingOutcome Route(SuitabilityAnswers answers) => Weigh([.. Reasons(answers)]);

    internal static RoutingOutcome Weigh(ScreeningReason[] reasons)
    {
        var disposition = reasons.Select(Asks).DefaultIfEmpty(ScreeningDisposition.IntakeOffered).Max();
        var priority = reasons.Select(HowSoon).DefaultIfEmpty(TaskPriority.Routine).Max();
        return new RoutingOutcome(disposition, reasons, priority >= TaskPriority.Urgent, priority, RuleSetVersion);
    }

    internal static ScreeningDisposition Asks(ScreeningReason reason) => reason switch
    {
        <= ScreeningReason.WithdrawalDanger => ScreeningDisposition.ImmediateSafety,
        <= ScreeningReason.CannotStaySober => ScreeningDisposition.ConsultationRequired,
        <= ScreeningReason.PregnantWithUse => ScreeningDisposition.StaffAssisted,
        <= ScreeningReason.QuestionSkipped => ScreeningDisposition.ConsultationOffered,
        _ => ScreeningDisposition.IntakeOffered,
    };

    private static IEnumerable<ScreeningReason> Reasons(SuitabilityAnswers answers)
    {
        SuitabilityAnswer[] safety = [answers.SuicidePlanOrRecentAttempt, answers.SuicideThoughts, answers.WithdrawalDanger];
        var sober = answers.Program == ProgramKind.SubstanceUse ? answers.CannotStaySober : SuitabilityAnswer.No;
        SuitabilityAnswer[] others =
        [
            answers.HospitalCareAdvised, sober, answers.Guardian, answers.CourtMandated, answers.PublicPayerFirst,
            answers.NeedsInterpreter, answers.PregnantWithUse, answers.SteppingDown,
        ];

        (bool Holds, ScreeningReason Reason)[] rows =
        [
            (answers.SuicidePlanOrRecentAttempt == SuitabilityAnswer.Yes, ScreeningReason.SuicidePlanOrRecentAttempt),
            (answers.WithdrawalDanger == SuitabilityAnswer.Yes, ScreeningReason.WithdrawalDanger),
            (answers.SuicideThoughts == SuitabilityAnswer.Yes, ScreeningReason.SuicideThoughts),
            (safety.Any(static one => one is SuitabilityAnswer.Skipped or SuitabilityAnswer.NotSure), ScreeningReason.SafetyQuestionOpen),
            (answers.HospitalCareAdvised == SuitabilityAnswer.Yes, ScreeningReason.HospitalCareAdvised),
            (sober == SuitabilityAnswer.Yes, ScreeningReason.CannotStaySober),
            (answers.Age < AdultAge, ScreeningReason.Underage),
            (answers.Guardian == SuitabilityAnswer.Yes, ScreeningReason.Guardian),
            (answers.CourtMandated == SuitabilityAnswer.Yes, ScreeningReason.CourtMandated),
            (answers.PublicPayerFirst == SuitabilityAnswer.Yes, ScreeningReason.PublicPayerFirst),
            (answers.NeedsInterpreter == SuitabilityAnswer.Yes, ScreeningReason.NeedsInterpreter),
            (answers.PregnantWithUse == SuitabilityAnswer.Yes, ScreeningReason.PregnantWithUse),
            (safety.Concat(others).Contains(SuitabilityAnswer.NotSure), ScreeningReason.NotSure),
            (others.Contains(SuitabilityAnswer.Skipped) || answers.Age is null, ScreeningReason.QuestionSkipped),
            (answers.SteppingDown == SuitabilityAnswer.Yes, ScreeningReason.SteppingDown),
        ];
        return rows.Where(static row => row.Holds).Select(static row => row.Reason);
    }

    private static TaskPriority HowSoon(ScreeningReason reason) => reason switch
    {
        <= ScreeningReason.WithdrawalDanger => TaskPriority.Stat,
        <= ScreeningReason.SafetyQuestionOpen => TaskPriority.Urgent,
        <= ScreeningReason.CannotStaySober or ScreeningReason.SteppingDown => TaskPriority.Soon,
        _ => TaskPriority.Routine,
    };
}
