namespace RedWillow.Portal.Platform.Security;

/// <summary>Where people find themselves when their session is over.</summary>
public static class SessionEnd
{
    public const string SignIn = "/account/login";

    /// <summary>The sign-in page with the reason; after a pause it leads back to where they were.</summary>
    public static string Address(SessionVerdict why, string? back) => why == SessionVerdict.Ended || back is null
        ? SignIn + "?ended=1"
        : $"{SignIn}?ended={(why == SessionVerdict.Idle ? "idle" : "1")}&ReturnUrl={Uri.EscapeDataString(back)}";
}
