namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>
/// The stable names under which answers of the task list are stored, and the tasks they belong to.
/// Names never change once an answer was stored under them.
/// </summary>
public static class Question
{
    /// <summary>"SubstanceUse", "MentalHealth" or "NotSure": which program the client has in mind.</summary>
    public const string Program = "program";

    /// <summary>The neutral code of the group the client came with from the public pages; a wish, not a choice.</summary>
    public const string WantedGroup = "wanted-group";

    public const string PreferredName = "preferred-name";
    public const string LegalName = "legal-name";

    /// <summary>ISO date, yyyy-MM-dd.</summary>
    public const string BirthDate = "birth-date";

    public const string Address = "address";

    /// <summary>E.164, or empty when the client gave none.</summary>
    public const string Phone = "phone";

    /// <summary>The names of <see cref="People.SafeContact"/>, separated by commas; "None" alone when no way is safe and they call.</summary>
    public const string SafeContact = "safe-contact";

    public const string HospitalCareAdvised = "hospital-care";
    public const string SuicidePlanOrRecentAttempt = "suicide-plan";
    public const string SuicideThoughts = "suicide-thoughts";
    public const string CannotStaySober = "stay-sober";
    public const string WithdrawalDanger = "withdrawal";
    public const string Guardian = "guardian";
    public const string CourtMandated = "court";
    public const string PublicPayerFirst = "public-payer";
    public const string NeedsInterpreter = "interpreter";
    public const string PregnantWithUse = "pregnant";
    public const string SteppingDown = "stepping-down";

    public const string EmergencyName = "emergency-name";
    public const string EmergencyPhone = "emergency-phone";
    public const string EmergencyRelation = "emergency-relation";

    /// <summary>What may be said to the emergency contact.</summary>
    public const string EmergencyMaySay = "emergency-may-say";

    /// <summary>"Insurance", "SelfPay" or "NotSure".</summary>
    public const string PayerKind = "payer-kind";

    public const string Insurer = "insurer";
    public const string MemberNumber = "member-number";

    /// <summary>The suitability questions, in the order they are asked; each is stored as the name of a <see cref="SuitabilityAnswer"/>.</summary>
    public static readonly IReadOnlyList<string> Suitability =
    [
        HospitalCareAdvised, SuicidePlanOrRecentAttempt, SuicideThoughts, CannotStaySober, WithdrawalDanger, Guardian, CourtMandated,
        PublicPayerFirst, NeedsInterpreter, PregnantWithUse, SteppingDown,
    ];

    /// <summary>Without these nothing can be sent; everything else can follow until admission.</summary>
    public static readonly IReadOnlyList<string> NeededToSend = [Program, PreferredName, BirthDate, SafeContact, .. Suitability];
}
