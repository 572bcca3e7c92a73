using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ReachingPeople;

/// <summary>Somebody who asked for a call.</summary>
/// <param name="Id">Which request for a call.</param>
/// <param name="Reference">Its short code.</param>
/// <param name="Name">The name to use.</param>
/// <param name="ForSomeoneElse">They ask for another person.</param>
/// <param name="BusinessDays">How long they have waited.</param>
/// <param name="Result">How it ended; null while it is open.</param>
/// <param name="Call">When to call; null for readers who see name, status and age alone.</param>
public sealed record QueuedInquiry(
    InquiryId Id, string Reference, string Name, bool ForSomeoneElse, int BusinessDays, InquiryResult? Result, CallView? Call);

/// <summary>When to call somebody.</summary>
/// <param name="Times">When they can talk.</param>
/// <param name="Days">On which days.</param>
/// <param name="Culture">The language to talk in.</param>
/// <param name="Tries">How often somebody tried.</param>
/// <param name="NextTry">When to try again.</param>
public sealed record CallView(TalkTimes Times, TalkDays Days, string Culture, int Tries, NextTry? NextTry);

/// <summary>
/// Who asked for a call: who was to be tried again by now, then whom nobody has tried, the oldest first, and last those whose next try is
/// still to come. Of the closed ones the newest.
/// </summary>
public sealed class ConsultationsQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    private const int ClosedShown = 50;

    /// <summary>The queue; null for whoever may not see it.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="closed">The closed ones.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IReadOnlyList<QueuedInquiry>?> HandleAsync(Actor actor, bool closed, CancellationToken stop)
    {
        if (!actor.Has(Reach.LookAtInquiries))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var rows = closed
            ? await db.Inquiries.AsNoTracking().Where(row => row.ClosedUtc != null).OrderByDescending(row => row.ClosedUtc).Take(ClosedShown).ToListAsync(stop)
            : await db.Inquiries.AsNoTracking().Where(row => row.ClosedUtc == null).OrderBy(row => row.ReceivedUtc).ToListAsync(stop);
        await unit.RecordReadAsync(actor, "InquiryQueueRead", Guid.Empty, [], stop);

        var ids = rows.ConvertAll(row => (InquiryId?)row.Id);
        var next = await db.LoadNextTriesAsync([.. rows.Select(row => row.Id)], stop);
        var tries = (await db.ContactAttempts.AsNoTracking().Where(row => ids.Contains(row.InquiryId)).Select(row => row.InquiryId!.Value).ToListAsync(stop))
            .CountBy(id => id).ToDictionary();
        var days = await ClosedDaysAsync(db, stop);
        var sees = actor.Has(Reach.Inquiries);
        QueuedInquiry Shown(Inquiry row) => new(
            row.Id, row.Reference, row.Name, row.ForSomeoneElse, BusinessDays.Since(clock.Zone.DateOf(row.ReceivedUtc), clock.Today, days), row.Result,
            sees ? new(row.Times, row.Days, row.Culture, tries.GetValueOrDefault(row.Id), next.TryGetValue(row.Id, out var at) ? new(clock.Zone.ToLocal(at), clock.LocalNow) : null) : null);

        var shown = rows.Select(Shown);
        return closed
            ? [.. shown]
            : [.. shown.OrderByDescending(row => row.Call?.NextTry is { IsDue: true }).ThenBy(row => row.Call?.NextTry is { IsDue: false }).ThenBy(row => row.Call?.NextTry?.At)];
    }

    internal static async Task<IReadOnlySet<DateOnly>> ClosedDaysAsync(PortalDbContext db, CancellationToken stop) =>
        (await db.Closures.AsNoTracking().Where(row => row.Confirmed).Select(row => row.Date).ToListAsync(stop)).ToHashSet();
}
