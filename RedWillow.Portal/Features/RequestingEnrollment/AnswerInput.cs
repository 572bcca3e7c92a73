using System.Globalization;
using RedWillow.Portal.Components.Forms;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>What the form of a question posts: one of the three, by the kind of the question.</summary>
public sealed class AnswerInput
{
    /// <summary>The name under which a button posts <see cref="Text"/>.</summary>
    public const string TextName = "Input." + nameof(Text);

    /// <summary>The name under which a button posts <see cref="Later"/>.</summary>
    public const string LaterName = "Input." + nameof(Later);

    /// <summary>The name under which a button posts <see cref="LetGo"/>.</summary>
    public const string LetGoName = "Input." + nameof(LetGo);

    public Guid Key { get; set; }

    public string? Text { get; set; }

    public DateParts? Date { get; set; }

    public string[]? Ticks { get; set; }

    /// <summary>Set by the button that saves and leaves.</summary>
    public string? Later { get; set; }

    /// <summary>Set by the button that lets the chosen place go and saves.</summary>
    public string? LetGo { get; set; }

    /// <summary>Nothing was typed or picked.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Ticks is null or [] && (Date is null || Date.Read(out _) == DateMistake.Empty);

    /// <summary>A form that opens with what was answered before.</summary>
    public static AnswerInput For(QuestionSpec spec, string? stored) => new()
    {
        Key = Guid.CreateVersion7(),
        Text = spec.Kind is AnswerKind.Ticks or AnswerKind.Date ? null : stored,
        Date = DateParts.From(DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null),
        Ticks = spec.Kind == AnswerKind.Ticks ? stored?.Split(',') : null,
    };

    /// <summary>The answer as <see cref="SaveAnswer"/> takes it.</summary>
    public string? Value(QuestionSpec spec) => spec.Kind switch
    {
        AnswerKind.Ticks => Ticks is null ? null : string.Join(',', Ticks),
        AnswerKind.Date => Date?.Date is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        _ => Text,
    };
}
