using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Domain;

/// <summary>The text holds control signs, which no page shows and not every database keeps.</summary>
public sealed record TextNotReadable : Refusal;

/// <summary>What people may write into a name, a reason or a note.</summary>
public static class WrittenText
{
    /// <summary>The longest note of a member of staff, in characters.</summary>
    public const int LongestNote = 4000;

    /// <summary>True without control signs.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="lines">It may have several lines.</param>
    public static bool IsReadable(string text, bool lines = false) =>
        !text.Any(letter => char.IsControl(letter) && !(lines && letter is '\r' or '\n' or '\t'));

    /// <summary>Why a note cannot be kept: <see cref="NoteTooLong"/> or <see cref="TextNotReadable"/>; null when it can.</summary>
    public static Refusal? WhyNot(string? note) => note switch
    {
        null => null,
        { Length: > LongestNote } => new NoteTooLong(LongestNote),
        _ when !IsReadable(note, lines: true) => new TextNotReadable(),
        _ => null,
    };
}
