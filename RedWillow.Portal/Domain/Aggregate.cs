using System.Text.Json.Serialization;

namespace RedWillow.Portal.Domain;

/// <summary>
/// A cluster of rows that changes as one. Its version rises with every accepted change,
/// and it remembers what happened until the unit of work has written that down.
/// </summary>
public abstract class Aggregate
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>How often this aggregate has been claimed for a change; the optimistic token of a slow form.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<DomainEvent> Events => _events;

    public void ForgetEvents() => _events.Clear();

    protected void Raise(DomainEvent happened) => _events.Add(happened);
}

/// <summary>
/// Something that happened. It carries ids and codes only, never personal data, because it is written to the audit as it is.
/// </summary>
public abstract record DomainEvent
{
    /// <summary>The client concerned, if it concerns one.</summary>
    public virtual ClientId? Client => null;

    /// <summary>The id of the thing it happened to.</summary>
    public abstract Guid Subject { get; }
}

/// <summary>Something that happened and that a client is told about, in neutral words.</summary>
public abstract record ClientNotice : DomainEvent
{
    /// <summary>The client is not told before then; null for at once.</summary>
    [JsonIgnore]
    public DateTime? NotBeforeUtc { get; init; }
}
