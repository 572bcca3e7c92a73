using System.Globalization;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>One step of a task list: which question it asks, and where it leads. The client's page and the desk's go the same way.</summary>
internal sealed class QuestionStep
{
    private readonly Draft _draft;
    private readonly TaskAddresses _at;
    private readonly bool _fromCheck;

    private QuestionStep(Draft draft, TaskAddresses at, QuestionSpec spec, int number, int count, bool fromCheck) =>
        (_draft, _at, Spec, Number, Count, _fromCheck) = (draft, at, spec, number, count, fromCheck);

    public QuestionSpec Spec { get; }

    public int Number { get; }

    public int Count { get; }

    public string Back => _fromCheck ? _at.Check : Number > 1 ? _at.Step(Spec.Task, Number - 1) : _at.List;

    /// <summary>Not answered yet, and known from before.</summary>
    public bool IsOffered => !_draft.IsAnswered(Spec.Key) && _draft.Offered.ContainsKey(Spec.Key);

    /// <summary>What was answered is only shown.</summary>
    public bool IsSettled => _draft.IsSettled(Spec);

    /// <summary>They told of danger here, and a clinician has not talked it over with them yet.</summary>
    public bool IsHeard => _draft.Heard.Contains(Spec.Key);

    /// <summary>How we get in touch.</summary>
    public FirstWay Reached => _draft.Reached;

    /// <summary>What was answered, as it is stored; null where it is not for the reader.</summary>
    public string? Answer => _draft.Answer(Spec.Key);

    /// <summary>The field at which a problem with the answer is shown.</summary>
    public string FieldName => Spec.Kind switch
    {
        AnswerKind.Ticks => nameof(AnswerInput.Ticks),
        AnswerKind.Date => nameof(AnswerInput.Date),
        _ => nameof(AnswerInput.Text),
    };

    /// <summary>A form that opens with what was answered before.</summary>
    public AnswerInput Open() => AnswerInput.For(Spec, IsOffered ? _draft.Offered[Spec.Key] : _draft.Answer(Spec.Key));

    /// <summary>
    /// Who only wants to come back later leaves the question as it is. An answer that may be empty, and was given, is taken away by an empty one.
    /// </summary>
    public bool LeavesAsItIs(AnswerInput input) => input.Later is not null && input.IsEmpty && !(Spec.Optional && _draft.IsAnswered(Spec.Key));

    /// <summary>The step an address means; null when there is none.</summary>
    public static QuestionStep? Find(Draft draft, TaskAddresses at, string task, string step, bool fromCheck)
    {
        if (!Enum.GetNames<EnrollTask>().Contains(task, StringComparer.OrdinalIgnoreCase))
            return null;
        var questions = Questions.Of(Enum.Parse<EnrollTask>(task, ignoreCase: true), draft.Answers);
        return int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= questions.Count
            ? new(draft, at, questions[number - 1], number, questions.Count, fromCheck)
            : null;
    }

    /// <summary>Where it goes on. Help comes before anything else; an answer may also have changed which questions follow.</summary>
    public string Next(AnswerKept kept, bool later)
    {
        var answers = new Dictionary<string, string>(_draft.Answers, StringComparer.Ordinal) { [Spec.Key] = kept.Value };
        var more = !IsSettled && Number < Questions.Of(Spec.Task, answers).Count;
        if (kept.ShowHelp)
            return string.Create(CultureInfo.InvariantCulture, $"{_at.Help}?t={Spec.Task.ToString().ToLowerInvariant()}&s={(more ? Number + 1 : 0)}{(_draft.Reached == FirstWay.Unsaid ? "" : "&r=1")}");
        // What a birth date changes is said at once, on the list.
        if (kept.GoesOnTogether)
            return _at.List + (later ? "?saved=1" : "");
        if (later || IsSettled)
            return _at.List + "?saved=1";
        return _fromCheck ? _at.Check : more ? _at.Step(Spec.Task, Number + 1) : _at.List;
    }

    /// <summary>The step after the one that led to help, as the address names it; null when there is none.</summary>
    public static string? After(TaskAddresses at, string? task, string? step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var next) && next > 0
        && Enum.TryParse<EnrollTask>(task, ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? at.Step(known, next)
            : null;
}
