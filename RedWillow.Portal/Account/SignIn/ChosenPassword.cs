namespace RedWillow.Portal.Account.SignIn;

/// <summary>A form with a new password and nothing else.</summary>
public sealed class ChosenPassword
{
    public string? Password { get; set; }
}
