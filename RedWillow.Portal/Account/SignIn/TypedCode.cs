namespace RedWillow.Portal.Account.SignIn;

/// <summary>A form with a code and nothing else.</summary>
public sealed class TypedCode
{
    public string? Code { get; set; }
}
