using System.Globalization;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>What staff read for the codes of a request.</summary>
internal static class RequestWords
{
    /// <summary>Null for what goes its usual way.</summary>
    public static string? Urgency(TaskPriority priority) => priority switch
    {
        TaskPriority.Stat => "Reach now",
        TaskPriority.Urgent => "Reach today",
        TaskPriority.Soon => "Soon",
        _ => null,
    };

    public static string Task(StaffTaskKind kind) => kind switch
    {
        StaffTaskKind.ArrangeHour => "Find a weekly hour",
        StaffTaskKind.StaffAssisted => "Go on together with the client",
        StaffTaskKind.SafetyCall => "Safety call",
        _ => "Offer a conversation",
    };

    public static string Turn(AdmissionTurn turn) => turn switch
    {
        AdmissionTurn.Client => "Client",
        AdmissionTurn.FrontDesk => "Front desk",
        _ => "Clinician",
    };

    public static string Outcome(IntakeOutcome outcome) => outcome switch
    {
        IntakeOutcome.Appropriate => "Appropriate: this program fits",
        IntakeOutcome.NotNow => "Not now",
        _ => "Needs more care than this program gives",
    };

    public static string Reason(ScreeningReason reason) => reason switch
    {
        ScreeningReason.SuicidePlanOrRecentAttempt => "A plan to end their life, or an attempt in the past 3 months",
        ScreeningReason.WithdrawalDanger => "Withdrawal may be dangerous",
        ScreeningReason.SuicideThoughts => "Thoughts of ending their life",
        ScreeningReason.SafetyQuestionOpen => "A safety question was skipped or answered “not sure”",
        ScreeningReason.HospitalCareAdvised => "Hospital care was advised in the past 30 days",
        ScreeningReason.CannotStaySober => "Staying sober at home is not possible right now",
        ScreeningReason.Underage => "Under 18",
        ScreeningReason.Guardian => "Has a guardian",
        ScreeningReason.CourtMandated => "Ordered by a court",
        ScreeningReason.PublicPayerFirst => "Medicare or Medicaid pays first",
        ScreeningReason.NeedsInterpreter => "Needs an interpreter",
        ScreeningReason.PregnantWithUse => "Pregnant, with alcohol or opioid use",
        ScreeningReason.NotSure => "Answered “not sure”",
        ScreeningReason.QuestionSkipped => "A question was skipped",
        _ => "Comes from inpatient, residential or day treatment: ask for the discharge summary",
    };

    /// <summary>Why there is no day to begin on, and how to go on.</summary>
    public static string NoDay(string? group, EnrollmentStatus status, bool hasSessions) => (group, status) switch
    {
        (not null, _) when hasSessions => "Find another place or another weekly hour together with the client.",
        (not null, _) => $"{group} has no session ahead. Ask an administrator to plan its next sessions under Groups; they stand here as soon as they are planned.",
        (null, EnrollmentStatus.Requested) => "No place is chosen. Choose one together with the client, under “Choose a place and a weekly hour” above.",
        (null, EnrollmentStatus.ConsultationRequired) => "No place is chosen. Talk first and clear the flag; then a place can be chosen here together with the client.",
        _ => "This client waits in line. When a place fits them, choose it together with them, under “Choose a place and a weekly hour” above; its days then stand here.",
    };

    public static string PayerTold(string? told) => told switch
    {
        "Insurance" => "Insurance",
        "SelfPay" => "Pays themself",
        "NotSure" => "Not sure yet",
        _ => "Nothing yet",
    };

    public static string Withdrawal(WithdrawalReason reason) => reason switch
    {
        WithdrawalReason.ClientDecided => "The client does not want to go on",
        WithdrawalReason.DidNotStart => "Did not come, and could not be reached",
        WithdrawalReason.WentElsewhere => "Found help elsewhere",
        _ => "Another reason",
    };

    /// <summary>What the client lets us say to the emergency contact; nothing while they did not answer.</summary>
    public static (string Text, bool Safe) MaySay(string? told) => told switch
    {
        "Emergency" => ("May say that there is an emergency, and where the client is", true),
        "AskToCall" => ("Only ask them to call the client", false),
        _ => ("Say nothing: the client did not allow it", false),
    };

    /// <summary>A contact to whom nothing may be said is not called.</summary>
    public static bool MayCall(string? told) => told is "Emergency" or "AskToCall";

    /// <summary>The first letter large: a word of a sentence becomes a line of a list.</summary>
    public static string Line(string words) => words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];
}
