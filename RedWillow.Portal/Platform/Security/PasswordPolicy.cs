using System.Text;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Data.Identity;

namespace RedWillow.Portal.Platform.Security;

/// <summary>Why a password is not good enough.</summary>
public enum PasswordProblem
{
    TooShort,
    TooLong,
    TooCommon,
}

/// <summary>
/// Long instead of complicated: at least 15 characters, none demanded in particular, and nothing that is on everybody's list
/// (NIST SP 800-63B 3.1.1).
/// </summary>
public static class PasswordPolicy
{
    public const int Shortest = 15;
    public const int Longest = 200;

    // What must remain when common and local words, digits and repetitions are taken away.
    private const int FewestOwnLetters = 6;

    private static readonly string[] Common = Words();

    /// <summary>What is wrong with a password; null when nothing is.</summary>
    /// <param name="password">As it was typed.</param>
    /// <param name="own">What others know about the person: address, name.</param>
    public static PasswordProblem? Check(string? password, params string?[] own)
    {
        if (password is null || password.EnumerateRunes().Count() < Shortest)
            return PasswordProblem.TooShort;
        if (password.Length > Longest)
            return PasswordProblem.TooLong;
        if (password.ToLowerInvariant().Where(char.IsLetter).Distinct().Count() < FewestOwnLetters)
            return PasswordProblem.TooCommon;
        var rest = Letters(password);
        foreach (var word in own.SelectMany(Parts).Concat(Common))
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        return rest.Distinct().Count() < FewestOwnLetters ? PasswordProblem.TooCommon : null;
    }

    private static IEnumerable<string> Parts(string? text) =>
        (text ?? "").Split(['@', '.', ' ', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Select(Letters).Where(part => part.Length >= 3);

    // "P4ssw0rd!" is "password" to everybody who guesses.
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var sign in text.ToLowerInvariant())
        {
            var plain = sign switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => sign };
            if (char.IsLetter(plain))
                letters.Append(plain);
        }

        return letters.ToString();
    }

    private static string[] Words()
    {
        using var list = typeof(PasswordPolicy).Assembly.GetManifestResourceStream("RedWillow.Portal.common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is missing from the program.");
        using var reader = new StreamReader(list);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Letters).Where(word => word.Length >= 3).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length)];
    }
}

/// <summary>The same policy for whatever goes through Identity itself.</summary>
internal sealed class PolicyPasswordValidator : IPasswordValidator<PortalUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password) =>
        Task.FromResult(PasswordPolicy.Check(password, user.Email) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = problem.ToString() })
            : IdentityResult.Success);
}
