namespace RedWillow.Portal.Domain;

/// <summary>The text holds control signs, which no page shows and not every database keeps.</summary>
public sealed record TextNotReadable : Refusal;

/// <summary>A text is longer than it may be.</summary>
/// <param name="Most">How many characters it may have.</param>
public sealed record NoteTooLong(int Most) : Refusal
{
    public override IReadOnlyList<object> Facts => [Most];
}

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

    /// <summary>Why a text cannot be kept: <see cref="NoteTooLong"/> or <see cref="TextNotReadable"/>; null when it can.</summary>
    /// <param name="note">What was written, or null.</param>
    /// <param name="longest">In characters.</param>
    /// <param name="lines">It may have several lines.</param>
    public static Refusal? WhyNot(string? note, int longest = LongestNote, bool lines = true) => note switch
    {
        null => null,
        _ when note.Length > longest => new NoteTooLong(longest),
        _ when !IsReadable(note, lines) => new TextNotReadable(),
        _ => null,
    };
}
