namespace RedWillow.Portal.Account.Manage;

/// <summary>What the forms about a passkey send: its name, and for a new one what the device answered.</summary>
public sealed class TypedPasskey
{
    public string? Name { get; set; }

    public string? Credential { get; set; }

    public string? Current { get; set; }
}

/// <summary>What the form for an authenticator app sends.</summary>
public sealed class TypedApp
{
    public string? Key { get; set; }

    public string? Code { get; set; }

    public string? Current { get; set; }
}

/// <summary>What a form sends that asks for nothing but the password.</summary>
public sealed class TypedProof
{
    public string? Current { get; set; }
}

/// <summary>The old and the new password.</summary>
public sealed class TypedPasswords
{
    public string? Current { get; set; }

    public string? Next { get; set; }
}
