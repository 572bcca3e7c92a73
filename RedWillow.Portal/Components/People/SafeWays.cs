using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Components.People;

/// <summary>The safe ways of reaching somebody, in words for staff: what stands beside every phone number where there is room for a line only.</summary>
public static class SafeWays
{
    private static readonly (SafeContact Way, string Word)[] Words =
    [
        (SafeContact.Call, "call"), (SafeContact.Voicemail, "voicemail"), (SafeContact.Text, "text"), (SafeContact.Email, "email"),
    ];

    /// <summary>"Safe by call, text".</summary>
    public static string Of(SafeContact safe)
    {
        var fine = Words.Where(line => safe.HasFlag(line.Way)).Select(line => line.Word).ToList();
        return fine.Count == 0 ? "No safe way known" : "Safe by " + string.Join(", ", fine);
    }
}
