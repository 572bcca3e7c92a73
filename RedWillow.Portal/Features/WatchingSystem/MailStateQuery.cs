using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Features.WatchingSystem;

/// <summary>How mail is doing. Nobody is named: what a mail is about and why it did not go is all there is to see.</summary>
/// <param name="Sent">Mails that left in the last 24 hours.</param>
/// <param name="Waiting">Mails that are still to go.</param>
/// <param name="Oldest">How long the oldest of them has waited since it was due to go; null when none is late.</param>
/// <param name="ServerAway">Whether the mail server could not be talked to when it was last tried.</param>
/// <param name="Dropped">Why mails were not sent in the last 7 days, most frequent first.</param>
/// <param name="ParkedCount">All mails that were given up.</param>
/// <param name="Parked">The newest of them.</param>
public sealed record MailState(
    int Sent, int Waiting, TimeSpan? Oldest, bool ServerAway, IReadOnlyList<DroppedMail> Dropped, int ParkedCount, IReadOnlyList<ParkedMail> Parked);

/// <summary>Mails that made no sense any more when they were to leave.</summary>
public sealed record DroppedMail(string Reason, int Count);

/// <summary>A mail that was given up.</summary>
/// <param name="Id">The outbox row.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Reason">Why it was given up.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="ParkedLocal">When, on the center's wall clock.</param>
public sealed record ParkedMail(Guid Id, string Kind, string Reason, int Attempts, DateTime ParkedLocal);

/// <summary>The state of the outbox, for administrators. Null for everybody else.</summary>
public sealed class MailStateQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    /// <summary>How many parked mails are shown at most.</summary>
    public const int Shown = 50;

    public async Task<MailState?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return null;
        var (now, day, week) = (clock.UtcNow, clock.UtcNow.AddDays(-1), clock.UtcNow.AddDays(-7));
        await using var db = await contexts.CreateDbContextAsync(stop);
        var waiting = db.Outbox.AsNoTracking().Where(row => row.SentUtc == null && row.ParkedUtc == null);
        var late = waiting.Where(row => row.LastFault != UnsentReasons.NotYet && (row.DueUtc <= now || row.Attempts > 0 || row.LastFault == UnsentReasons.ServerAway));
        var oldest = await late.Select(row => (DateTime?)row.CreatedUtc).MinAsync(stop);
        var parked = db.Outbox.AsNoTracking().Where(row => row.SentUtc == null && row.ParkedUtc != null);
        var newest = await parked.OrderByDescending(row => row.ParkedUtc).ThenBy(row => row.Id).Take(Shown)
            .Select(row => new { row.Id, row.Kind, row.LastFault, row.Attempts, row.ParkedUtc }).ToListAsync(stop);
        var dropped = await db.Outbox.Where(row => row.SentUtc >= week && row.LastFault != null)
            .GroupBy(row => row.LastFault!).Select(rows => new { Reason = rows.Key, Count = rows.Count() }).ToListAsync(stop);
        return new(
            await db.Outbox.CountAsync(row => row.SentUtc >= day && row.LastFault == null, stop),
            await waiting.CountAsync(stop),
            now - oldest,
            await waiting.AnyAsync(row => row.LastFault == UnsentReasons.ServerAway, stop),
            [.. dropped.OrderByDescending(row => row.Count).ThenBy(row => row.Reason, StringComparer.Ordinal).Select(row => new DroppedMail(row.Reason, row.Count))],
            await parked.CountAsync(stop),
            newest.ConvertAll(row => new ParkedMail(row.Id, row.Kind, row.LastFault ?? "", row.Attempts, clock.Zone.ToLocal(row.ParkedUtc!.Value))));
    }
}
