namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>The tasks of the list that are made of questions; lower-case names stand in addresses.</summary>
public enum EnrollTask
{
    About = 1,
    Reach = 2,
    Health = 3,
    Emergency = 4,
    Paying = 5,
}

/// <summary>How a question is answered.</summary>
public enum AnswerKind
{
    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Any of the options.</summary>
    Ticks,

    /// <summary>A name of a person: letters of any language, 1 to 128 characters.</summary>
    Name,
    Text,
    Lines,
    Date,
    Phone,
}

/// <summary>One question of the task list, as data: one page renders them all.</summary>
/// <param name="Key">The stable name under which the answer is kept.</param>
/// <param name="Task">The task it belongs to.</param>
/// <param name="Kind">How it is answered.</param>
public sealed record QuestionSpec(string Key, EnrollTask Task, AnswerKind Kind)
{
    /// <summary>The values that can be picked; their words are resources.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>An empty answer is an answer.</summary>
    public bool Optional { get; init; }

    public int MaxLength { get; init; } = 128;

    /// <summary>The token that lets a browser fill the field in.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Whether the question is asked, given the answers so far.</summary>
    public Func<IReadOnlyDictionary<string, string>, bool> IsAsked { get; init; } = static _ => true;
}
