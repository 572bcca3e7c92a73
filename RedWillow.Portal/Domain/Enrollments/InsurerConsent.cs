using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>
/// Asking an insurer about benefits tells it who wants substance use treatment; nobody asks before the client has signed the consent
/// to share for payment (R-30, 42 CFR Part 2).
/// </summary>
public static class InsurerConsent
{
    /// <summary>The answer to <see cref="Question.PayerKind"/> of who wants insurance to pay.</summary>
    public const string Insurance = "Insurance";

    /// <summary>Whether an insurer may be asked only with the consent. Where the program is open or not told, the stricter law is kept.</summary>
    public static bool IsNeeded(string? program) => program != nameof(ProgramKind.MentalHealth);

    /// <summary>Whether the way of paying that the client chose waits for the consent.</summary>
    public static bool IsWanted(IReadOnlyDictionary<string, string> answers) =>
        answers.GetValueOrDefault(Question.PayerKind) == Insurance && IsNeeded(answers.GetValueOrDefault(Question.Program));
}
