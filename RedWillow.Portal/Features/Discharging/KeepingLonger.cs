using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>A place whose end was dated is kept longer.</summary>
internal static class KeepingLonger
{
    /// <summary>
    /// Takes the days that seat and weekly hour did not cover, by the same rules as any place: <see cref="SeatPromised"/> or
    /// <see cref="HourPromised"/> when somebody else has them, <see cref="HourNotOfferedThen"/> or <see cref="ClientBusyThen"/> when the therapist
    /// or the group has other times by then, <see cref="PlaceGivenBack"/> when there is no chair left to keep. Where the end has passed, what has
    /// begun since then stays without the client: nobody expected them, and others may have had the chair (decision 21). A weekly hour that is gone
    /// by then stays over, and the seat goes on without it: before that there is no place with which they could be given another one.
    /// </summary>
    /// <param name="db">The unit's context.</param>
    /// <param name="stay">Whose place.</param>
    /// <param name="claims">What the work has claimed.</param>
    /// <param name="more">From the day after the last day up to the new end.</param>
    /// <param name="clock">The center's clock.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<Result<CompletionDated>> KeepLongerAsync(
        this PortalDbContext db, Enrollment stay, IReadOnlyList<Claim> claims, DateSpan more, ProgramClock clock, CancellationToken stop)
    {
        var seat = await db.SeatClaims.Where(row => row.EnrollmentId == stay.Id && row.Kind == ClaimKind.Member).OrderByDescending(row => row.Until).FirstOrDefaultAsync(stop);
        var hour = await db.HourClaims.Where(row => row.EnrollmentId == stay.Id && row.Kind == ClaimKind.Member).OrderByDescending(row => row.Until).FirstOrDefaultAsync(stop);
        if ((seat is not null && !claims.Contains(Claim.Group(seat.GroupId))) || (hour is not null && !claims.Contains(Claim.Caseload(hour.PractitionerId))))
            return new Conflict();
        if (seat is null)
            return new PlaceGivenBack();

        var firstFree = await db.FirstFreeDayAsync(seat.GroupId, clock, stop);
        if (seat.Until < more.From && firstFree < more.From)
            return new PlaceGivenBack();
        if (await db.KeepSeatAsync(seat, more.Until, firstFree, clock.UtcNow, stop) is { } seatGone)
            return seatGone;
        return hour is null ? new CompletionDated(IsHourGone: false) : await db.KeepHourAsync(hour, more, clock, stop);
    }

    private static async Task<Refusal?> KeepSeatAsync(
        this PortalDbContext db, SeatClaim seat, DateOnly until, DateOnly firstFree, DateTime nowUtc, CancellationToken stop)
    {
        var days = new DateSpan(seat.Until < firstFree ? firstFree : seat.Until, until);
        if (days.IsEmpty)
            return null;
        await db.ReleaseOwnGuestAsync(seat, days, stop);
        if (await db.WhySeatPromisedAsync(seat, days, nowUtc, stop) is { } promised)
            return promised;
        var kept = seat.GoOnUntil(until, firstFree);
        if (kept != seat)
            db.SeatClaims.Add(kept);
        db.Record(new SeatTaken(kept.GroupId, kept.ClientId, kept.Kind, days.From));
        return null;
    }

    private static async Task<Result<CompletionDated>> KeepHourAsync(this PortalDbContext db, HourClaim hour, DateSpan more, ProgramClock clock, CancellationToken stop)
    {
        var (kept, firstFree) = (new CompletionDated(IsHourGone: false), hour.FirstFreeDay(clock.LocalNow));
        var days = new DateSpan(hour.Until < firstFree ? firstFree : hour.Until, more.Until);
        if (days.IsEmpty || (hour.Until < more.From && firstFree < more.From))
            return kept;
        if (await db.WhyHourPromisedAsync(hour, days, clock.UtcNow, stop) is { } promised)
            return hour.Until <= clock.Today && promised is (HourPromised or HourNotOfferedThen) ? new CompletionDated(IsHourGone: true) : promised;
        await db.BookAgainAsync(hour, days, clock.UtcNow, stop);
        var goesOn = hour.GoOnUntil(more.Until, firstFree);
        if (goesOn == hour)
            return kept;
        db.HourClaims.Add(goesOn);
        await db.TakeOverSaidAsync(goesOn, stop);
        return kept;
    }

    // A session of today that has begun, or whose sheet is closed, is one that nobody expected the client at.
    private static async Task<DateOnly> FirstFreeDayAsync(this PortalDbContext db, GroupId group, ProgramClock clock, CancellationToken stop)
    {
        var (today, now) = (clock.Today, clock.UtcNow);
        var hasBegun = await db.GroupSessions.AnyAsync(row => row.GroupId == group && row.Date == today
            && (row.Status == SessionStatus.Closed || (row.Status == SessionStatus.Scheduled && row.StartUtc <= now)), stop);
        return hasBegun ? today.AddDays(1) : today;
    }
}
