namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>Which tasks of the list still wait for an answer, as the list itself and every page that speaks of it count them.</summary>
public static class OpenTasks
{
    private static readonly string[][] Tasks =
    [
        [Question.Program, Question.PreferredName, Question.LegalName, Question.BirthDate, Question.Address],
        [Question.Phone, Question.SafeContact],
        [.. Question.Suitability],
        [Question.EmergencyName, Question.EmergencyPhone, Question.EmergencyRelation, Question.EmergencyMaySay],
        [Question.PayerKind, Question.Insurer, Question.MemberNumber],
    ];

    /// <summary>How many of the tasks that are made of questions are not done, once the request stands with the center.</summary>
    public static int Count(IReadOnlyDictionary<string, string> answers) =>
        Tasks.Count(task => task.Any(question => IsAsked(question, answers) && !IsDone(question, answers.GetValueOrDefault(question))));

    /// <summary>
    /// Why a person cannot ask yet, for a place or for a turn in the line: what staff have to know of them first is open. Null when they can.
    /// What can follow until admission is not asked for here.
    /// </summary>
    public static Refusal? WhyNotAsk(IReadOnlyDictionary<string, string> answers) =>
        Question.NeededToSend.Count(question => IsAsked(question, answers) && string.IsNullOrEmpty(answers.GetValueOrDefault(question))) is > 0 and var open
            ? new TasksOpen(open)
            : null;

    /// <summary>
    /// Whether the answer is all that is needed before admission: what could be left empty for a while is then asked for again.
    /// </summary>
    public static bool IsDone(string question, string? answer) =>
        answer is { Length: > 0 } || (answer is not null && question is not (Question.LegalName or Question.Address));

    private static bool IsAsked(string question, IReadOnlyDictionary<string, string> answers) => question switch
    {
        Question.Insurer or Question.MemberNumber => answers.GetValueOrDefault(Question.PayerKind) == InsurerConsent.Insurance,
        _ => SuitabilityReading.IsAsked(question, answers),
    };
}
