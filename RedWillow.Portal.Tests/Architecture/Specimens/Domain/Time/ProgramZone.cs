namespace RedWillow.Portal.Tests.Architecture.Specimens.Domain.Time;

/// <summary>Allowed to know zones.</summary>
public sealed class ProgramZone
{
    public string Name() => TimeZoneInfo.Utc.Id;
}
