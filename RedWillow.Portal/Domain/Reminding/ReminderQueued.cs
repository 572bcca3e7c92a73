namespace RedWillow.Portal.Domain.Reminding;

/// <summary>A reminder was put into the outbox.</summary>
public sealed record ReminderQueued(Guid Message, ClientId Who) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Message;
}
