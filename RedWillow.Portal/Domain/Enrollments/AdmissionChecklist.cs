namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>What must be true before a licensed clinician may admit, in the order in which a person would do it.</summary>
public enum AdmissionItem
{
    LegalName = 1,
    BirthDate = 2,
    Address = 3,

    /// <summary>A phone number or another safe way to be reached.</summary>
    SafeContact = 4,
    EmergencyContact = 5,
    SuitabilityQuestions = 6,
    PrivacyNotice = 7,

    /// <summary>The notice of 42 CFR Part 2.</summary>
    Part2Notice = 8,
    EligibilityDetermination = 9,
    FeeAgreement = 10,
    TreatmentConsent = 11,
    GroupConfidentiality = 12,

    /// <summary>Authorized, or no authorization needed, or self-pay with a good faith estimate.</summary>
    PayerPath = 13,
    GroupSeat = 14,
    WeeklyHour = 15,

    /// <summary>Recorded by a licensed clinician with the result Appropriate.</summary>
    Intake = 16,

    /// <summary>Not older than <see cref="AdmissionChecklist.SuicideScreenDays"/> days .</summary>
    SuicideScreen = 17,
    SafetyFlag = 18,

    /// <summary>The group asked for belongs to the program the client told us about .</summary>
    GroupProgram = 19,

    /// <summary>The consent without which no insurer is asked, where insurance is to pay .</summary>
    InsurerConsent = 20,
}

/// <summary>Whose turn it is.</summary>
public enum AdmissionTurn
{
    Client = 1,
    FrontDesk = 2,
    Clinician = 3,
}

/// <summary>Where the suitability questions stand.</summary>
public enum SuitabilityState
{
    Unanswered = 0,

    /// <summary>Answered, and a clinician or staff have not settled what they brought up.</summary>
    NeedsTalk = 1,

    /// <summary>Nothing stands against admission, or it has been settled.</summary>
    Clear = 2,
}

/// <summary>What is on file for one enrollment. Everything starts as missing.</summary>
public sealed record AdmissionFacts
{
    public bool HasLegalName { get; init; }

    public bool HasBirthDate { get; init; }

    public bool HasAddress { get; init; }

    public bool HasSafeContact { get; init; }

    public bool HasEmergencyContact { get; init; }

    public SuitabilityState Suitability { get; init; }

    public bool PrivacyNoticeGiven { get; init; }

    public bool Part2NoticeGiven { get; init; }

    public bool EligibilityDeterminationSigned { get; init; }

    public bool FeeAgreementSigned { get; init; }

    public bool TreatmentConsentSigned { get; init; }

    public bool GroupConfidentialitySigned { get; init; }

    public bool PayerPathSettled { get; init; }

    public bool HoldsSeat { get; init; }

    public bool HoldsWeeklyHour { get; init; }

    /// <summary>The latest intake is by a licensed clinician, with the result Appropriate.</summary>
    public bool IntakeAppropriate { get; init; }

    /// <summary>The local date of the latest suicide-risk screen, or null.</summary>
    public DateOnly? SuicideScreenOn { get; init; }

    /// <summary>The group asked for is of the program the client told us about; also while there is no group, or the client is not sure.</summary>
    public bool GroupFitsProgram { get; init; }

    /// <summary>The client consented to asking the insurer, or nobody has to ask one (any more).</summary>
    public bool InsurerMayBeAsked { get; init; }

    /// <summary>True until someone has looked: an unknown flag counts as one that is not cleared.</summary>
    public bool HasUnclearedSafetyFlag { get; init; } = true;
}

/// <summary>One thing that is missing, and whose turn it is.</summary>
public sealed record AdmissionGap(AdmissionItem Item, AdmissionTurn Turn);

/// <summary>What is still missing before admission. It informs every page and decides in the one place that admits.</summary>
public static class AdmissionChecklist
{
    /// <summary>How many days a suicide-risk screen stays fresh .</summary>
    public const int SuicideScreenDays = 30;

    /// <summary>Every gap, in the order of <see cref="AdmissionItem"/>; empty when a clinician may admit.</summary>
    public static IReadOnlyList<AdmissionGap> Missing(AdmissionFacts facts, DateOnly today)
    {
        (AdmissionItem Item, bool Done, AdmissionTurn Turn)[] rows =
        [
            (AdmissionItem.LegalName, facts.HasLegalName, AdmissionTurn.Client),
            (AdmissionItem.BirthDate, facts.HasBirthDate, AdmissionTurn.Client),
            (AdmissionItem.Address, facts.HasAddress, AdmissionTurn.Client),
            (AdmissionItem.SafeContact, facts.HasSafeContact, AdmissionTurn.Client),
            (AdmissionItem.EmergencyContact, facts.HasEmergencyContact, AdmissionTurn.Client),
            (AdmissionItem.SuitabilityQuestions, facts.Suitability == SuitabilityState.Clear,
                facts.Suitability == SuitabilityState.Unanswered ? AdmissionTurn.Client : AdmissionTurn.Clinician),
            (AdmissionItem.PrivacyNotice, facts.PrivacyNoticeGiven, AdmissionTurn.Client),
            (AdmissionItem.Part2Notice, facts.Part2NoticeGiven, AdmissionTurn.Client),
            (AdmissionItem.EligibilityDetermination, facts.EligibilityDeterminationSigned, AdmissionTurn.Client),
            (AdmissionItem.FeeAgreement, facts.FeeAgreementSigned, AdmissionTurn.Client),
            (AdmissionItem.TreatmentConsent, facts.TreatmentConsentSigned, AdmissionTurn.Client),
            (AdmissionItem.GroupConfidentiality, facts.GroupConfidentialitySigned, AdmissionTurn.Client),
            (AdmissionItem.PayerPath, facts.PayerPathSettled, AdmissionTurn.FrontDesk),
            (AdmissionItem.GroupSeat, facts.HoldsSeat, AdmissionTurn.FrontDesk),
            (AdmissionItem.WeeklyHour, facts.HoldsWeeklyHour, AdmissionTurn.FrontDesk),
            (AdmissionItem.Intake, facts.IntakeAppropriate, AdmissionTurn.Clinician),
            (AdmissionItem.SuicideScreen, IsFresh(facts.SuicideScreenOn, today), AdmissionTurn.Clinician),
            (AdmissionItem.SafetyFlag, !facts.HasUnclearedSafetyFlag, AdmissionTurn.Clinician),
            (AdmissionItem.GroupProgram, facts.GroupFitsProgram, AdmissionTurn.FrontDesk),
            (AdmissionItem.InsurerConsent, facts.InsurerMayBeAsked, AdmissionTurn.Client),
        ];
        return [.. rows.Where(static row => !row.Done).Select(static row => new AdmissionGap(row.Item, row.Turn))];
    }

    /// <summary>True when a screen of that date still counts. A date that has not come yet does not.</summary>
    public static bool IsFresh(DateOnly? screenedOn, DateOnly today) =>
        screenedOn is { } date && today.DayNumber - date.DayNumber is >= 0 and <= SuicideScreenDays;
}

/// <summary>Admission waits for what is missing. Facts: the items, in order.</summary>
public sealed record AdmissionIncomplete(IReadOnlyList<AdmissionGap> Gaps) : Refusal
{
    public override IReadOnlyList<object> Facts => [.. Gaps.Select(static gap => (object)gap.Item)];
}
