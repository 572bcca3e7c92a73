using System.Globalization;

namespace RedWillow.Portal.Components.Forms;

/// <summary>One answer that can be picked from radios or a list.</summary>
/// <param name="Value">What is posted and bound.</param>
/// <param name="Text">What the person reads.</param>
/// <param name="Hint">One more line under the text.</param>
/// <param name="Disabled">Shown, but not to be picked; the hint says why.</param>
public sealed record Choice<T>(T Value, string Text, string? Hint = null, bool Disabled = false);

internal static class PostedText
{
    /// <summary>A value as a form posts it, so that reading it back gives the same value in every language.</summary>
    public static string Of(object? value) => value switch
    {
        null => string.Empty,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        Enum => value.ToString()!,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
