namespace RedWillow.Portal.Account.SignIn;

/// <summary>A form with an address and nothing else.</summary>
public sealed class TypedEmail
{
    public string? Email { get; set; }
}
