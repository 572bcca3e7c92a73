namespace RedWillow.Portal.Account.Manage;

/// <summary>What the forms about a passkey send.</summary>
public sealed class TypedPasskey
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Credential { get; set; }

    public string? Current { get; set; }
}

/// <summary>What the form about an authenticator app sends.</summary>
public sealed class TypedApp
{
    public string? Key { get; set; }

    public string? Code { get; set; }

    public string? Current { get; set; }
}

/// <summary>The old and the new password.</summary>
public sealed class TypedPasswords
{
    public string? Current { get; set; }

    public string? Next { get; set; }
}
