using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;

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
}
