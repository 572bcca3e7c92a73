using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>
/// What counts as taken at an instant: everything but a hold whose time is over. Such a row stays until somebody's claim removes it,
/// which may be never, so whoever only looks leaves it out.
/// </summary>
internal static class ClaimCounting
{
    public static IQueryable<SeatClaim> CountingAt(this IQueryable<SeatClaim> claims, DateTime nowUtc) =>
        claims.Where(row => row.Kind != ClaimKind.Hold || row.HeldUntilUtc > nowUtc);

    public static IQueryable<HourClaim> CountingAt(this IQueryable<HourClaim> claims, DateTime nowUtc) =>
        claims.Where(row => row.Kind != ClaimKind.Hold || row.HeldUntilUtc > nowUtc);

    /// <summary>By group, every claim that counts now and covers that day or a later one.</summary>
    public static async Task<ILookup<GroupId, TakenSeat>> LoadSeatsAsync(this PortalDbContext db, DateOnly from, DateTime nowUtc, CancellationToken stop) =>
        (await db.SeatClaims.AsNoTracking().Where(row => row.Until > from).CountingAt(nowUtc)
            .Select(row => new { row.GroupId, row.From, row.Until, row.Kind }).ToListAsync(stop))
            .ToLookup(row => row.GroupId, row => new TakenSeat(new DateSpan(row.From, row.Until), row.Kind));
}
