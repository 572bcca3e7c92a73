namespace RedWillow.Portal.Domain.People;

/// <summary>The address is none that a mail could be sent to.</summary>
public sealed record EmailNotWritable : Refusal;

/// <summary>
/// How an e-mail address may be written: name, "@", domain with a dot in it; whoever leaves the ending out has mistyped. Quoted names, comments and lists, which the standard knows as well
/// (RFC 5322 3.4.1), are nobody's address in practice; a mail program reads "a;b" as two.
/// </summary>
public static class EmailAddress
{
    /// <summary>In characters (RFC 5321 4.5.3.1).</summary>
    public const int Longest = 254;

    private const int LongestName = 64;
    private const int LongestLabel = 63;
    private const string SignsInName = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>True when a mail can be addressed so; whether it arrives, only a mail can tell.</summary>
    public static bool IsWritable(string address) =>
        address.Length <= Longest && address.Split('@') is [{ Length: <= LongestName } name, var domain]
        && name.Split('.').All(static part => part.Length > 0 && part.All(CanStandInName))
        && domain.Split('.') is { Length: > 1 } labels && labels.All(IsLabel);

    private static bool CanStandInName(char sign) => char.IsAsciiLetterOrDigit(sign) || SignsInName.Contains(sign, StringComparison.Ordinal);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && label.All(static sign => sign == '-' || char.IsLetterOrDigit(sign));
}
