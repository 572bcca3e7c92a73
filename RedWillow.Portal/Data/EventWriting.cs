using System.Text.Json;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Data;

/// <summary>Turns what happened into audit rows, and where a client is to be told, into outbox rows: in the same commit.</summary>
internal static class EventWriting
{
    /// <summary>Writes the rows for every event of the tracked aggregates. A commit that changes something and has no event at all is a programming mistake.</summary>
    public static IReadOnlyList<DomainEvent> Write(PortalDbContext db, Actor actor, DateTime nowUtc)
    {
        var aggregates = db.ChangeTracker.Entries<Aggregate>().Select(entry => entry.Entity).ToList();
        List<DomainEvent> events = [.. aggregates.SelectMany(aggregate => aggregate.Events), .. db.Recorded];
        if (events.Count == 0 && db.ChangeTracker.HasChanges())
            throw new InvalidOperationException("Something was changed and nothing was said about it.");

        foreach (var happened in events)
        {
            var detail = JsonSerializer.Serialize(happened, happened.GetType(), AnswerJson.Options);
            db.AuditEntries.Add(AuditEntry.Of(actor, happened.GetType().Name, happened.Subject, happened.Client, detail, nowUtc));
            if (happened is ClientNotice notice)
                db.Outbox.Add(OutboxMessage.For(happened.GetType().Name, happened.Client, null, detail, nowUtc, notice.NotBeforeUtc));
        }

        aggregates.ForEach(aggregate => aggregate.ForgetEvents());
        db.ForgetRecorded();
        return events;
    }
}
