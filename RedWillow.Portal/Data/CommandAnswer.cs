namespace RedWillow.Portal.Data;

/// <summary>The answer once given to a command, so that the same form sent twice has one effect and one answer.</summary>
public sealed class CommandAnswer
{
    /// <summary>Who sent it: the account, or the kind of actor where there is none.</summary>
    public required string ActorKey { get; init; }

    public required Guid Key { get; init; }

    /// <summary>SHA-256 of the request; encrypted, because some requests have few possible bodies.</summary>
    public required string BodyHash { get; init; }

    /// <summary>The answer as JSON; encrypted where it is stored.</summary>
    public required string Answer { get; init; }

    public required DateTime AtUtc { get; init; }
}
