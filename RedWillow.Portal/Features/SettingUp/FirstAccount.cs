namespace RedWillow.Portal.Features.SettingUp;

/// <summary>What the form for the first administrator posts.</summary>
public sealed class FirstAccount
{
    public Guid Key { get; set; }

    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }
}
