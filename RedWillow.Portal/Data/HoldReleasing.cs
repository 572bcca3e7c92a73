using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Data;

/// <summary>
/// Removes holds, at once and not at the end of the work: the database's own guards would still count them against what is
/// put in their place. A hold lives until a claiming transaction removes it, so two clocks cannot disagree; no timer does.
/// </summary>
public static class HoldReleasing
{
    /// <summary>
    /// Lets go of everything the client holds, to choose anew. A hold that appeared outside the claims, from another tab, is a
    /// <see cref="Conflict"/>: nothing that is not claimed is changed.
    /// </summary>
    public static async Task<Refusal?> ReleaseHoldsAsync(this PortalDbContext db, ClientId client, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        var seats = db.SeatClaims.Where(row => row.ClientId == client && row.Kind == ClaimKind.Hold);
        var hours = db.HourClaims.Where(row => row.ClientId == client && row.Kind == ClaimKind.Hold);
        var heldSeats = await seats.Select(row => new { row.GroupId, row.From }).ToListAsync(stop);
        var heldHours = await hours.Select(row => row.PractitionerId).ToListAsync(stop);
        if (heldSeats.Exists(held => !claims.Contains(Claim.Group(held.GroupId))) || heldHours.Exists(held => !claims.Contains(Claim.Caseload(held))))
            return new Conflict();

        await seats.ExecuteDeleteAsync(stop);
        await hours.ExecuteDeleteAsync(stop);
        foreach (var held in heldSeats)
            db.Record(new SeatReleased(held.GroupId, client, held.From));
        return null;
    }

    /// <summary>Removes what others held too long in that group and with those therapists, all of which are claimed.</summary>
    internal static async Task RemoveExpiredHoldsAsync(
        this PortalDbContext db, ClientId client, GroupId group, IReadOnlyList<PractitionerId> therapists, DateTime nowUtc, CancellationToken stop)
    {
        var seats = db.SeatClaims.Where(row => row.GroupId == group && row.ClientId != client && row.Kind == ClaimKind.Hold && row.HeldUntilUtc <= nowUtc);
        var hours = db.HourClaims.Where(row =>
            therapists.Contains(row.PractitionerId) && row.ClientId != client && row.Kind == ClaimKind.Hold && row.HeldUntilUtc <= nowUtc);
        var seatless = await seats.Select(row => row.ClientId).ToListAsync(stop);
        var hourless = await hours.Select(row => row.ClientId).ToListAsync(stop);
        if (seatless.Count > 0)
            await seats.ExecuteDeleteAsync(stop);
        if (hourless.Count > 0)
            await hours.ExecuteDeleteAsync(stop);
        foreach (var who in seatless)
            db.Record(new HoldRanOut(group, who));
        foreach (var who in hourless)
            db.Record(new HoldRanOut(null, who));
    }
}
