namespace RedWillow.Portal.Components.Fields;

/// <summary>One position of a <see cref="Segmented{TValue}"/> control.</summary>
/// <param name="Value">What is chosen.</param>
/// <param name="Text">One short word.</param>
/// <param name="Look">"seg-good", "seg-warn", "seg-info", "seg-error", or nothing for the stem color.</param>
public sealed record Segment<T>(T Value, string Text, string? Look = null);

internal static class Described
{
    /// <summary>The ids of the hint and the error that a <c>FieldFrame</c> draws for a field.</summary>
    public static string? By(string id, string? hint, string? problem) => (hint, problem) switch
    {
        (null, null) => null,
        (not null, null) => id + "-hint",
        (null, not null) => id + "-error",
        _ => $"{id}-hint {id}-error",
    };
}
