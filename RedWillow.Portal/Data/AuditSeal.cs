namespace RedWillow.Portal.Data;

/// <summary>The link of one audit entry into the keyed chain. Insert-only.</summary>
public sealed class AuditSeal
{
    public required long Sequence { get; init; }

    public required Guid EntryId { get; init; }

    /// <summary>Keyed hash over the entry and the seal before it, in hexadecimal.</summary>
    public required string Mac { get; init; }
}
