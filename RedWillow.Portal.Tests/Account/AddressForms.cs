namespace RedWillow.Portal.Tests.Account;

/// <summary>The forms at which somebody unknown types an address, and two addresses to type: one known here and one not.</summary>
internal static class AddressForms
{
    // Equally long, because the page shows what was typed.
    public const string Known = "someone@here.example";
    public const string Unknown = "another@here.example";
    public const string WrongPassword = "not the right one at all";

    /// <summary>Every form that takes an address from somebody unknown, and how many password checks and commits an answer costs.</summary>
    public static IReadOnlyDictionary<string, (Func<FormVisit, string, Task<HttpResponseMessage>> Ask, int Steps)> All { get; } = new Dictionary<string, (Func<FormVisit, string, Task<HttpResponseMessage>> Ask, int Steps)>(StringComparer.Ordinal)
    {
        ["sign in"] = ((visit, email) => visit.SignInAsync(email, WrongPassword), 1),
        ["register"] = ((visit, email) => visit.RegisterAsync(email, AccountHost.Password), 1),
        ["forgotten password"] = ((visit, email) => visit.SendAsync("/account/forgot-password", "forgot", ("Input.Email", email)), 1),
        ["mail again"] = ((visit, email) => visit.SendAsync("/account/check-mail", "resend", ("Input.Email", email)), 1),
        ["code"] = ((visit, email) => visit.SendAsync("/account/code", "request-code", ("Input.Email", email)), 1),
        ["wrong code"] = (
            async (visit, email) =>
            {
                using (await visit.SendAsync("/account/code", "request-code", ("Input.Email", email)))
                    return await visit.SendAsync("/account/code/enter", "enter-code", ("Input.Code", "not a code"));
            },
            2),
    };

    public static TheoryData<string> Names => [.. All.Keys];
}
