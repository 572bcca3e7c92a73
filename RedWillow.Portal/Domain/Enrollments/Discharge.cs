namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>How a stay ended (TEDS-D). A closed list; what it does not say is said in the reason.</summary>
public enum Disposition
{
    TreatmentCompleted = 1,

    /// <summary>The client left against advice, or no longer came.</summary>
    LeftAgainstAdvice = 2,

    /// <summary>The center ended it.</summary>
    EndedByCenter = 3,

    /// <summary>Goes on elsewhere: more care, less care, or another provider.</summary>
    Transferred = 4,
    Incarcerated = 5,
    Deceased = 6,
    Other = 7,
}

/// <summary>The short discharge form of a stay (R-17, R-19, R501-1-12). Never edited; one for each stay that began and ended.</summary>
public sealed class Discharge
{
    public required EnrollmentId EnrollmentId { get; init; }

    public required Disposition Disposition { get; init; }

    public required DateOnly LastDay { get; init; }

    /// <summary>Full weeks in the program by the last day.</summary>
    public required int Weeks { get; init; }

    /// <summary>Why, in staff's words; needed for an end before its time.</summary>
    public string? Reason { get; init; }

    /// <summary>What was agreed for the time after; empty for a client who has died.</summary>
    public required string Aftercare { get; init; }

    /// <summary>Where the client goes next: a name, with a phone number where there is one; empty for a client who has died.</summary>
    public required string NextPlace { get; init; }

    public required PractitionerId RecordedBy { get; init; }

    public required DateTime RecordedUtc { get; init; }
}

/// <summary>When a stay may end, and with what.</summary>
public static class Ending
{
    /// <summary>The longest text of a field of the form, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>How many days ahead a last day can be dated: a year, three times the stay of most.</summary>
    public const int MostDaysAhead = 366;

    /// <summary>The latest day that can be dated as the last of a stay.</summary>
    public static DateOnly LatestDay(DateOnly today) => today.AddDays(MostDaysAhead);

    /// <summary>Why a day cannot be dated as the last of a stay that goes on; null when it can.</summary>
    public static Refusal? WhyNotDated(DateOnly day, DateOnly today) => day < today || day > LatestDay(today) ? new LastDayOutOfRange(LatestDay(today)) : null;

    /// <summary>Why a stay cannot be completed after so many weeks; null when it can.</summary>
    /// <param name="weeks">Full weeks in the program by the last day.</param>
    /// <param name="least">How many a completed stay has at least.</param>
    /// <param name="actor">An earlier end is the director's to allow.</param>
    /// <param name="note">And needs a reason.</param>
    public static Refusal? WhyNotCompleted(int weeks, int least, Actor actor, string? note)
    {
        if (weeks >= least)
            return TooLong(note);
        if (!actor.Has(StaffRoles.Director))
            return new TooEarlyToComplete(weeks, least);
        return string.IsNullOrWhiteSpace(note) ? new EndReasonNeeded(least) : TooLong(note);
    }

    /// <summary>
    /// Why the form cannot be taken as it is; null when it can. Of a client who has died nobody asks why they leave early,
    /// what was agreed for the time after, or where they go next.
    /// </summary>
    public static Refusal? WhyNotTaken(int weeks, int least, Disposition disposition, string? reason, string? aftercare, string? nextPlace)
    {
        if (!Enum.IsDefined(disposition) || disposition == Disposition.TreatmentCompleted)
            return new DispositionNeeded();
        if (!NeedsAftercare(disposition))
            return TooLong(reason) ?? TooLong(aftercare) ?? TooLong(nextPlace);
        if (weeks < least && string.IsNullOrWhiteSpace(reason))
            return new EndReasonNeeded(least);
        return WhyNotCaredFor(aftercare, nextPlace) ?? TooLong(reason);
    }

    /// <summary>True unless the client has died.</summary>
    public static bool NeedsAftercare(Disposition disposition) => disposition != Disposition.Deceased;

    /// <summary>Why the time after is not settled; null when it is.</summary>
    public static Refusal? WhyNotCaredFor(string? aftercare, string? nextPlace) =>
        string.IsNullOrWhiteSpace(aftercare) || string.IsNullOrWhiteSpace(nextPlace) ? new AftercareNeeded() : TooLong(aftercare) ?? TooLong(nextPlace);

    /// <summary>Why a text cannot be kept; null when it can.</summary>
    public static Refusal? TooLong(string? text) => text?.Length > LongestText ? new TextTooLong(LongestText) : null;
}
