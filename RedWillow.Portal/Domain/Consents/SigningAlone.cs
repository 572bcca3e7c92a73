using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Domain.Consents;

/// <summary>
/// Who signs here alone: whoever is known to be 18. With everybody else staff go through the papers, and record them when they are
/// signed by hand.
/// </summary>
public static class SigningAlone
{
    /// <summary>Why nobody with that birth date signs alone on that day; null when they do.</summary>
    /// <param name="birthDate">Null while it is not known: then it comes first.</param>
    /// <param name="day">The local day.</param>
    public static Refusal? WhyNot(DateOnly? birthDate, DateOnly day) =>
        birthDate is null ? new BirthDateFirst() : Screening.IsUnderage(birthDate, day) ? new ArrangedByStaff() : null;

    /// <summary>
    /// Whether a signature given here counts, by the birth date that is known now: one that is corrected to under 18 takes away what was signed
    /// before. The signature itself stays as it is.
    /// </summary>
    public static bool Counts(DateOnly? birthDate, DateOnly signedOn) => WhyNot(birthDate, signedOn) is null;
}

/// <summary>Papers are signed by whoever has told their birth date.</summary>
public sealed record BirthDateFirst : Refusal;
