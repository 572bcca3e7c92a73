using System.Security.Cryptography;
using System.Text;

namespace RedWillow.Portal.Features.SettingUp;

/// <summary>
/// What whoever starts the portal for the first time reads on its console, and nobody else: it opens the page that makes the first
/// administrator. It is kept in memory alone, works once, and a new start makes a new one.
/// </summary>
public sealed class SetupCode
{
    private const int Groups = 4;
    private const int GroupLength = 4;

    // Without letters and digits that are read as one another.
    private const string Signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private volatile string? _signs;

    /// <summary>Whether there is a code to be entered.</summary>
    public bool Waits => _signs is not null;

    /// <summary>Whether it has been used since this start; then the form that used it may still be sent a second time.</summary>
    public bool WasSpent { get; private set; }

    /// <summary>Makes a code and says it as it is shown, in groups.</summary>
    public string Make()
    {
        var signs = RandomNumberGenerator.GetString(Signs, Groups * GroupLength);
        _signs = signs;
        return string.Join('-', signs.Chunk(GroupLength).Select(group => new string(group)));
    }

    /// <summary>Whether that is the code; however it was typed, in small letters or without the lines between.</summary>
    public bool Is(string typed) => _signs is { } signs
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Plain(typed)), Encoding.UTF8.GetBytes(signs));

    /// <summary>Under what wrong tries are counted; after a new start they count anew.</summary>
    internal string CountedUnder => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(_signs ?? "")));

    /// <summary>From now on it is worth nothing.</summary>
    public void Spend() => (_signs, WasSpent) = (null, true);

    private static string Plain(string typed) => string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
