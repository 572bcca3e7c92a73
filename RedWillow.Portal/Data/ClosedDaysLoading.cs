using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Data;

/// <summary>The days on which the center is closed, and what is reckoned with them.</summary>
public static class ClosedDaysLoading
{
    /// <summary>
    /// Every day that was or will be closed; a holiday that nobody has confirmed is not. Whoever counts business days counts back or ahead,
    /// and a center closes on a dozen days a year.
    /// </summary>
    public static async Task<IReadOnlySet<DateOnly>> ClosedDaysAsync(this PortalDbContext db, CancellationToken stop) =>
        (await db.Closures.AsNoTracking().Where(row => row.Confirmed).Select(row => row.Date).ToListAsync(stop)).ToHashSet();

    /// <summary>The first day that a place which the actor chooses now may begin on .</summary>
    public static async Task<DateOnly> FirstDayAsync(this PortalDbContext db, Actor actor, DateOnly today, CancellationToken stop) =>
        Choosing.FirstDay(actor, today, await db.ClosedDaysAsync(stop));
}
