namespace RedWillow.Portal.Account.SignIn;

/// <summary>A form with the password of an account being opened, or a new one, and nothing else.</summary>
public sealed class ChosenPassword
{
    public string? Password { get; set; }
}
