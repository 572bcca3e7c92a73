namespace RedWillow.Portal.Account.SignIn;

/// <summary>What the form for a new account posts.</summary>
public sealed class NewAccount
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }
}
