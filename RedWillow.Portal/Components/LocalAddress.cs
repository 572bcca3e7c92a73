namespace RedWillow.Portal.Components;

/// <summary>An address that came from outside, in a link or a form, and is to be gone to.</summary>
public static class LocalAddress
{
    /// <summary>
    /// The address when it is one of this site ("//host" and "/\host" are addresses of others), fit for a header, which carries
    /// plain letters only; null otherwise.
    /// </summary>
    public static string? Read(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl)
            ? string.Concat(address.EnumerateRunes().Select(sign => sign.IsAscii ? sign.ToString() : Uri.EscapeDataString(sign.ToString())))
            : null;
}
