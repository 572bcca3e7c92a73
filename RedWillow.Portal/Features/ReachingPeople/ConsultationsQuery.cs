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
/// <param name="On">The day on which they asked.</param>
/// <param name="BusinessDays">How long they have waited.</param>
/// <param name="Result">How it ended; null while it is open.</param>
/// <param name="Call">When to call; null for readers who see name, status and age alone.</param>
public sealed record QueuedInquiry(
    InquiryId Id, string Reference, string Name, bool ForSomeoneElse, DateOnly On, int BusinessDays, InquiryResult? Result, CallView? Call);

/// <summary>When to call somebody.</summary>
/// <param name="Times">When they can talk.</param>
/// <param name="Days">On which days.</param>
/// <param name="Culture">The language to talk in.</param>
/// <param name="Tries">How often somebody tried.</param>
/// <param name="NextTry">When to try again.</param>
public sealed record CallView(TalkTimes Times, TalkDays Days, string Culture, int Tries, NextTry? NextTry);

/// <summary>One page of those who asked for a call.</summary>
/// <param name="Rows">The open ones in the order in which to call, of the closed ones the newest first.</param>
/// <param name="At">Which page.</param>
public sealed record QueuedInquiries(IReadOnlyList<QueuedInquiry> Rows, PageOf At);

/// <summary>
/// Who asked for a call: who was to be tried again by now, then whom nobody has tried, the oldest first, and last those whose next try is
/// still to come. Of the closed ones the newest.
/// </summary>
public sealed class ConsultationsQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    /// <summary>A page of the queue; null for whoever may not see it.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="closed">The closed ones.</param>
    /// <param name="page">From 1; a page that is not there is the nearest one that is.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<QueuedInquiries?> HandleAsync(Actor actor, bool closed, int page, CancellationToken stop)
    {
        if (!actor.Has(Reach.LookAtInquiries))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var sees = actor.Has(Reach.Inquiries);
        var ids = await OrderedAsync(db, closed, sees, stop);
        var at = PageOf.Nearest(page, ids.Count);
        var shown = ids.Skip(at.Skip).Take(PageOf.Size).ToList();
        var rows = await db.Inquiries.AsNoTracking().Where(row => shown.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        await unit.RecordReadAsync(actor, "InquiryQueueRead", Guid.Empty, [], stop);

        var next = await db.LoadNextTriesAsync(shown, stop);
        var asked = shown.ConvertAll(id => (InquiryId?)id);
        var tries = (await db.ContactAttempts.AsNoTracking().Where(row => asked.Contains(row.InquiryId)).Select(row => row.InquiryId!.Value).ToListAsync(stop))
            .CountBy(id => id).ToDictionary();
        var days = await db.ClosedDaysAsync(stop);
        QueuedInquiry Shown(Inquiry row) => new(
            row.Id, row.Reference, row.Name, row.ForSomeoneElse, clock.Zone.DateOf(row.ReceivedUtc),
            BusinessDays.Since(clock.Zone.DateOf(row.ReceivedUtc), clock.Today, days), row.Result,
            sees ? new(row.Times, row.Days, row.Culture, tries.GetValueOrDefault(row.Id), TryOf(next, row.Id)) : null);
        return new([.. shown.Select(id => Shown(rows[id]))], at);
    }

    private async Task<IReadOnlyList<InquiryId>> OrderedAsync(PortalDbContext db, bool closed, bool sees, CancellationToken stop)
    {
        if (closed)
            return await db.Inquiries.Where(row => row.ClosedUtc != null).OrderByDescending(row => row.ClosedUtc).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(stop);
        var open = await db.Inquiries.Where(row => row.ClosedUtc == null).OrderBy(row => row.ReceivedUtc).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(stop);
        if (!sees)
            return open;
        var next = await db.LoadNextTriesAsync(open, stop);
        return
        [
            .. open.Select(id => (Id: id, Next: TryOf(next, id))).OrderByDescending(row => row.Next is { IsDue: true })
                .ThenBy(row => row.Next is { IsDue: false }).ThenBy(row => row.Next?.At).Select(row => row.Id),
        ];
    }

    private NextTry? TryOf(IReadOnlyDictionary<InquiryId, DateTime> next, InquiryId id) =>
        next.TryGetValue(id, out var at) ? new(clock.Zone.ToLocal(at), clock.LocalNow) : null;
}
