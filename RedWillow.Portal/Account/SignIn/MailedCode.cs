using System.Globalization;
using System.Security.Cryptography;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Account.SignIn;

/// <summary>
/// The eight digits a client was mailed instead of typing a password: good once, for ten minutes, and for five tries. Kept with the
/// account as a keyed hash, where Identity keeps its tokens; asking for another one replaces it. What was typed wrong since the last
/// mail is counted beside the account, under the hash of the address, so that a wrong code changes no account, known or not.
/// </summary>
/// <param name="Hash">The keyed hash of account and digits.</param>
/// <param name="UntilUtc">From this instant on it is good for nothing.</param>
internal sealed record MailedCode(string Hash, DateTime UntilUtc)
{
    public const string Store = "RedWillow";
    public const string Name = "MailedCode";

    /// <summary>After so many wrong ones no code that was mailed before is good for anything.</summary>
    public const int MostWrong = 5;

    /// <summary>Where the mails to an address and the wrong codes since the last one are counted.</summary>
    public static string KeyOf(string emailHash, BlindIndex index) => index.Of("mail code", emailHash);

    /// <summary>New digits, and what is kept of them.</summary>
    public static (string Digits, MailedCode Kept) Make(Guid account, BlindIndex index, DateTime nowUtc)
    {
        var digits = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        return (digits, new(HashOf(account, digits, index), nowUtc + AccountMailPayload.CodeLife));
    }

    /// <summary>What was kept; null when nothing was, or nothing of ours.</summary>
    public static MailedCode? Read(string? kept) =>
        kept?.Split(' ') is [var hash, var until] && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new(hash, new(ticks, DateTimeKind.Utc))
            : null;

    /// <summary>Whether these are the digits, and still good. Spaces and dashes do not count.</summary>
    public bool Opens(Guid account, string typed, BlindIndex index, DateTime nowUtc) =>
        nowUtc < UntilUtc && Hash == HashOf(account, string.Concat(typed.Where(char.IsAsciiDigit)), index);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hash} {UntilUtc.Ticks}");

    private static string HashOf(Guid account, string digits, BlindIndex index) => index.Of("mailed code", $"{account:N} {digits}");
}
