using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>Reads the suitability answers out of the saved answers of a task list.</summary>
public static class SuitabilityReading
{
    /// <summary>
    /// Where the answers lead. Null while the suitability questions are still being answered: an open question is not a skipped one.
    /// </summary>
    /// <param name="answers">Saved answers by their question.</param>
    /// <param name="birthDate">Null while it is not known.</param>
    /// <param name="today">The local day on which age is judged.</param>
    public static RoutingOutcome? Route(IReadOnlyDictionary<string, string> answers, DateOnly? birthDate, DateOnly today) =>
        IsComplete(answers) ? Screening.Route(Read(answers, birthDate, today)) : null;

    /// <summary>The same with the reasons of the flags that stand: what was told later counts as well, and does not wait for the other questions.</summary>
    /// <param name="answers">Saved answers by their question.</param>
    /// <param name="birthDate">Null while it is not known.</param>
    /// <param name="today">The local day on which age is judged.</param>
    /// <param name="raised">The reasons for concern that no clinician has cleared.</param>
    public static RoutingOutcome? Route(
        IReadOnlyDictionary<string, string> answers, DateOnly? birthDate, DateOnly today, IReadOnlyCollection<ScreeningReason> raised)
    {
        var told = Route(answers, birthDate, today);
        return raised.Count == 0 ? told : Screening.Weigh([.. (told?.Reasons ?? []).Union(raised).Order()]);
    }

    /// <summary>Whether every suitability question has an answer, be it "not sure" or skipped.</summary>
    public static bool IsComplete(IReadOnlyDictionary<string, string> answers) =>
        Question.Suitability.All(question => answers.ContainsKey(question) || !IsAsked(question, answers));

    /// <summary>Whether an answer to that question can lead elsewhere.</summary>
    public static bool Reads(string question) => question is Question.Program or Question.BirthDate || Question.Suitability.Contains(question, StringComparer.Ordinal);

    /// <summary>What a "yes" to that question alone is a reason for; none where it is not about suitability.</summary>
    public static IReadOnlyList<ScreeningReason> ReasonsOf(string question)
    {
        return [.. Saying(question).Except(Saying(null))];

        static IReadOnlyList<ScreeningReason> Saying(string? yes) => Screening.Route(Read(
            Question.Suitability.ToDictionary(static one => one, one => one == yes ? nameof(SuitabilityAnswer.Yes) : nameof(SuitabilityAnswer.No), StringComparer.Ordinal),
            birthDate: null, today: default)).Reasons;
    }

    /// <summary>The sobriety question is asked for Substance Use, and where the program is not settled.</summary>
    public static bool IsAsked(string question, IReadOnlyDictionary<string, string> answers) =>
        question != Question.CannotStaySober || answers.GetValueOrDefault(Question.Program) != nameof(ProgramKind.MentalHealth);

    /// <summary>The answers as the routing rule takes them.</summary>
    public static SuitabilityAnswers Read(IReadOnlyDictionary<string, string> answers, DateOnly? birthDate, DateOnly today)
    {
        SuitabilityAnswer Of(string question) =>
            Enum.TryParse<SuitabilityAnswer>(answers.GetValueOrDefault(question), out var answer) ? answer : SuitabilityAnswer.Skipped;

        return new()
        {
            Program = IsAsked(Question.CannotStaySober, answers) ? ProgramKind.SubstanceUse : ProgramKind.MentalHealth,
            Age = birthDate is { } born ? SuitabilityAnswers.AgeOn(born, today) : null,
            HospitalCareAdvised = Of(Question.HospitalCareAdvised),
            SuicidePlanOrRecentAttempt = Of(Question.SuicidePlanOrRecentAttempt),
            SuicideThoughts = Of(Question.SuicideThoughts),
            CannotStaySober = Of(Question.CannotStaySober),
            WithdrawalDanger = Of(Question.WithdrawalDanger),
            Guardian = Of(Question.Guardian),
            CourtMandated = Of(Question.CourtMandated),
            PublicPayerFirst = Of(Question.PublicPayerFirst),
            NeedsInterpreter = Of(Question.NeedsInterpreter),
            PregnantWithUse = Of(Question.PregnantWithUse),
            SteppingDown = Of(Question.SteppingDown),
        };
    }
}
