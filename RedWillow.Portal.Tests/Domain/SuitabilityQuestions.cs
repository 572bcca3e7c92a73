using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Tests.Domain;

/// <summary>The suitability questions by name, so that tests can go through all of them.</summary>
public static class SuitabilityQuestions
{
    private static readonly Dictionary<string, Func<SuitabilityAnswers, SuitabilityAnswer, SuitabilityAnswers>> Setters = new(
        StringComparer.Ordinal)
    {
        [nameof(SuitabilityAnswers.HospitalCareAdvised)] = (all, one) => all with { HospitalCareAdvised = one },
        [nameof(SuitabilityAnswers.SuicidePlanOrRecentAttempt)] = (all, one) => all with { SuicidePlanOrRecentAttempt = one },
        [nameof(SuitabilityAnswers.SuicideThoughts)] = (all, one) => all with { SuicideThoughts = one },
        [nameof(SuitabilityAnswers.CannotStaySober)] = (all, one) => all with { CannotStaySober = one },
        [nameof(SuitabilityAnswers.WithdrawalDanger)] = (all, one) => all with { WithdrawalDanger = one },
        [nameof(SuitabilityAnswers.Guardian)] = (all, one) => all with { Guardian = one },
        [nameof(SuitabilityAnswers.CourtMandated)] = (all, one) => all with { CourtMandated = one },
        [nameof(SuitabilityAnswers.PublicPayerFirst)] = (all, one) => all with { PublicPayerFirst = one },
        [nameof(SuitabilityAnswers.NeedsInterpreter)] = (all, one) => all with { NeedsInterpreter = one },
        [nameof(SuitabilityAnswers.PregnantWithUse)] = (all, one) => all with { PregnantWithUse = one },
        [nameof(SuitabilityAnswers.SteppingDown)] = (all, one) => all with { SteppingDown = one },
    };

    public static IEnumerable<string> Names => Setters.Keys;

    /// <summary>An adult in the Substance Use program who answered no to everything.</summary>
    public static SuitabilityAnswers AllNo { get; } = Names.Aggregate(
        new SuitabilityAnswers { Program = ProgramKind.SubstanceUse, Age = 30 }, (all, name) => Answer(all, name, SuitabilityAnswer.No));

    public static SuitabilityAnswers Answer(SuitabilityAnswers all, string question, SuitabilityAnswer answer) => Setters[question](all, answer);
}
