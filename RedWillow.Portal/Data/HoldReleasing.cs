using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>
/// Removes holds, guests of what is not held, and what was said about hours that go, at once and not at the end of the work: the database's
/// own guards would still count them against what is put in their place. A hold lives until a claiming transaction removes it, so two clocks
/// cannot disagree; no timer does.
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
        await db.RemoveAsync(db.SeatClaims.Where(row => row.GroupId == group && row.ClientId != client), nowUtc, stop);
        await db.RemoveAsync(db.HourClaims.Where(row => therapists.Contains(row.PractitionerId) && row.ClientId != client), nowUtc, stop);
    }

    /// <summary>Gives back the seats of guests on days when the group, which is claimed, does not meet after all.</summary>
    internal static async Task ReleaseGuestsAsync(this PortalDbContext db, GroupId group, IReadOnlyList<DateOnly> gone, CancellationToken stop)
    {
        var guests = db.SeatClaims.Where(row => row.GroupId == group && row.Kind == ClaimKind.Guest && gone.Contains(row.From));
        var whose = await guests.Select(row => new { row.ClientId, row.From }).ToListAsync(stop);
        if (whose.Count > 0)
            await guests.ExecuteDeleteAsync(stop);
        foreach (var guest in whose)
            db.Record(new SeatReleased(group, guest.ClientId, guest.From));
    }

    /// <summary>Gives back what a client took as a guest of their own group, which is claimed, for days on which the seat is theirs again.</summary>
    internal static async Task ReleaseOwnGuestAsync(this PortalDbContext db, SeatClaim seat, DateSpan days, CancellationToken stop)
    {
        var guest = db.SeatClaims.Where(row => row.ClientId == seat.ClientId && row.GroupId == seat.GroupId && row.Kind == ClaimKind.Guest && row.From >= days.From && row.From < days.Until);
        var when = await guest.Select(row => row.From).ToListAsync(stop);
        if (when.Count > 0)
            await guest.ExecuteDeleteAsync(stop);
        foreach (var day in when)
            db.Record(new SeatReleased(seat.GroupId, seat.ClientId, day));
    }

    /// <summary>Removes what anybody held too long in that group, which is claimed.</summary>
    internal static Task RemoveExpiredHoldsAsync(this PortalDbContext db, GroupId group, DateTime nowUtc, CancellationToken stop) =>
        db.RemoveAsync(db.SeatClaims.Where(row => row.GroupId == group), nowUtc, stop);

    /// <summary>Removes what anybody held too long with that therapist, whose caseload is claimed.</summary>
    internal static Task RemoveExpiredHoldsAsync(this PortalDbContext db, PractitionerId therapist, DateTime nowUtc, CancellationToken stop) =>
        db.RemoveAsync(db.HourClaims.Where(row => row.PractitionerId == therapist), nowUtc, stop);

    /// <summary>Removes what the client, who is claimed, held too long themself, wherever it was.</summary>
    internal static async Task RemoveExpiredHoldsAsync(this PortalDbContext db, ClientId client, DateTime nowUtc, CancellationToken stop)
    {
        await db.RemoveAsync(db.SeatClaims.Where(row => row.ClientId == client), nowUtc, stop);
        await db.RemoveAsync(db.HourClaims.Where(row => row.ClientId == client), nowUtc, stop);
    }

    private static async Task RemoveAsync(this PortalDbContext db, IQueryable<SeatClaim> among, DateTime nowUtc, CancellationToken stop)
    {
        var over = among.Where(row => row.Kind == ClaimKind.Hold && row.HeldUntilUtc <= nowUtc);
        var whose = await over.Select(row => new { row.GroupId, row.ClientId }).ToListAsync(stop);
        if (whose.Count > 0)
            await over.ExecuteDeleteAsync(stop);
        foreach (var held in whose)
            db.Record(new HoldRanOut(held.GroupId, held.ClientId));
    }

    private static async Task RemoveAsync(this PortalDbContext db, IQueryable<HourClaim> among, DateTime nowUtc, CancellationToken stop)
    {
        var over = among.Where(row => row.Kind == ClaimKind.Hold && row.HeldUntilUtc <= nowUtc);
        var whose = await over.Select(row => row.ClientId).ToListAsync(stop);
        if (whose.Count > 0)
            await over.ExecuteDeleteAsync(stop);
        foreach (var who in whose)
            db.Record(new HoldRanOut(null, who));
    }

    /// <summary>Forgets what was said about weekly hours that are removed: they go after their rows, and would go after other hours stand in their place.</summary>
    internal static Task ForgetSaidAsync(this PortalDbContext db, List<HourClaimId> hours, CancellationToken stop) =>
        db.IndividualAppointments.Where(row => hours.Contains(row.HourClaimId)).ExecuteDeleteAsync(stop);
}
