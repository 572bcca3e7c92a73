namespace RedWillow.Portal.Platform.Security;

/// <summary>Where people find themselves when their session is over.</summary>
public static class SessionEnd
{
    public const string SignIn = "/account/login";

    /// <summary>The sign-in page with the reason; after a pause it leads back to where they were.</summary>
    public static string Address(SessionVerdict why, string? back) => why == SessionVerdict.Ended || back is null
        ? SignIn + "?ended=1"
        : $"{SignIn}?ended={(why == SessionVerdict.Idle ? "idle" : "1")}&ReturnUrl={Uri.EscapeDataString(back)}";

    /// <summary>The sign-in page for whoever sent a form too late: what it held was not kept, and its page is where they go on.</summary>
    /// <param name="page">Where the form stands; null when what was sent came from no page.</param>
    public static string Unsent(string? page) => SignIn + "?ended=unsent" + (page is null ? "" : "&ReturnUrl=" + Uri.EscapeDataString(page));
}
