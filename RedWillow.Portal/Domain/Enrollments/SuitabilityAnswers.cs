using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>An answer to a suitability question. Skipping is an answer too.</summary>
public enum SuitabilityAnswer
{
    Skipped = 0,
    No = 1,
    Yes = 2,
    NotSure = 3,
}

/// <summary>What the suitability questions of an enrollment ask. Sensitive: kept encrypted, shown to staff as its outcome only.</summary>
public sealed record SuitabilityAnswers
{
    /// <summary>The program asked for; the question about staying sober belongs to Substance Use alone.</summary>
    public required ProgramKind Program { get; init; }

    /// <summary>Whole years on the local date, or null when the birth date is not given.</summary>
    public int? Age { get; init; }

    /// <summary>A professional said within 30 days that hospital care is needed, or the person left such care against advice.</summary>
    public SuitabilityAnswer HospitalCareAdvised { get; init; }

    /// <summary>Thoughts of suicide with a plan or intent now, or an attempt in the past three months.</summary>
    public SuitabilityAnswer SuicidePlanOrRecentAttempt { get; init; }

    /// <summary>Other thoughts of suicide.</summary>
    public SuitabilityAnswer SuicideThoughts { get; init; }

    /// <summary>Cannot stay sober at home even for a short time. Asked for Substance Use only.</summary>
    public SuitabilityAnswer CannotStaySober { get; init; }

    /// <summary>Daily heavy alcohol or benzodiazepine use with past seizures, or confusion, shakes or hallucinations now.</summary>
    public SuitabilityAnswer WithdrawalDanger { get; init; }

    /// <summary>A guardian, or another person who decides in law.</summary>
    public SuitabilityAnswer Guardian { get; init; }

    /// <summary>A court or probation asks for treatment.</summary>
    public SuitabilityAnswer CourtMandated { get; init; }

    /// <summary>Medicare or Medicaid pays first.</summary>
    public SuitabilityAnswer PublicPayerFirst { get; init; }

    public SuitabilityAnswer NeedsInterpreter { get; init; }

    /// <summary>Pregnant, with opioid or alcohol use.</summary>
    public SuitabilityAnswer PregnantWithUse { get; init; }

    /// <summary>Comes from inpatient, residential or day treatment.</summary>
    public SuitabilityAnswer SteppingDown { get; init; }

    /// <summary>Whole years between a birth date and a day. Who was born on February 29 turns on March 1 in other years .</summary>
    public static int AgeOn(DateOnly birth, DateOnly day) =>
        day.Year - birth.Year - ((day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);
}
