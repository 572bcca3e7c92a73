using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Data;

/// <summary>
/// Reads what a client chose, as the client is shown it. A request that was declined holds nothing any more; until its client is told
/// they are shown what it held, from what was written down when it was given back.
/// </summary>
public static class ChosenPlaceLoading
{
    /// <summary>The place of an enrollment; null while none is chosen.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="enrollment">Whose place.</param>
    /// <param name="shown">Where whoever asks is shown it to stand.</param>
    /// <param name="clock">The center's clock.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<ChosenPlace?> LoadChosenPlaceAsync(
        this PortalDbContext db, Enrollment enrollment, EnrollmentStatus shown, ProgramClock clock, CancellationToken stop)
    {
        if (enrollment is not { GroupId: { } groupId, StartDate: { } asked })
            return null;
        // Who waits beyond the day asked for is kept the group's next one.
        var first = await db.NextStartAsync(enrollment, shown, clock.UtcNow, stop) ?? asked;
        var group = await db.Groups.AsNoTracking().Include(row => row.Meetings).SingleAsync(row => row.Id == groupId, stop);
        var track = await db.Tracks.AsNoTracking().SingleAsync(row => row.Id == group.TrackId, stop);
        var seat = await db.SeatClaims.AsNoTracking().Where(row => row.EnrollmentId == enrollment.Id && row.GroupId == groupId).OrderByDescending(row => row.From).FirstOrDefaultAsync(stop);
        var hour = await (
            from claim in db.HourClaims.AsNoTracking()
            join therapist in db.Practitioners.AsNoTracking() on claim.PractitionerId equals therapist.Id
            where claim.EnrollmentId == enrollment.Id
            orderby claim.From descending
            select new { claim, therapist.Name, therapist.Credential }).FirstOrDefaultAsync(stop);
        var times = group.TimesOn(enrollment.ShownOn(first, clock.Today));
        var (wasHeld, had) = enrollment.Status == EnrollmentStatus.Declined ? await db.GivenBackAsync(enrollment, groupId, stop) : (false, null);
        var lapsed = hour is null && enrollment.Status == EnrollmentStatus.Draft ? await db.LapsedAsync(enrollment, clock.UtcNow, stop) : null;
        // A hold is of both. Once it is sent, the seat is kept without the hour too: staff may have let the hour go.
        var isWhole = hour is not null || enrollment.HourId is null || enrollment.Status != EnrollmentStatus.Draft;
        return new(
            group.Slug, track.Program, track.TimeOfDay, times.Days, times.Start, times.End, first,
            (seat is not null && isWhole) || wasHeld, seat?.HeldUntilUtc,
            hour is null ? had ?? lapsed : new(hour.Name, hour.Credential, hour.claim.Weekday, hour.claim.Start, hour.claim.Minutes))
        {
            MovedFrom = enrollment.StartMovedFrom, PassedOn = first > asked ? enrollment.StartMovedFrom ?? asked : null,
            Later = times.Later,
        };
    }

    // The hour of a hold that ran out and was swept away: perhaps nobody has it yet.
    private static async Task<ChosenWeeklyHour?> LapsedAsync(this PortalDbContext db, Enrollment draft, DateTime nowUtc, CancellationToken stop)
    {
        var chosen = await (
            from offered in db.OfferedHours.AsNoTracking()
            join therapist in db.Practitioners.AsNoTracking() on offered.PractitionerId equals therapist.Id
            where offered.Id == draft.HourId
            select new { offered, therapist.Name, therapist.Credential }).SingleOrDefaultAsync(stop);
        if (chosen is null)
            return null;
        var ask = new PlacementAsk(draft.ClientId, draft.Id, draft.GroupId!.Value, draft.StartDate!.Value, draft.HourId);
        return new(chosen.Name, chosen.Credential, chosen.offered.Weekday, chosen.offered.Start, chosen.offered.Minutes)
        {
            IsGone = await db.WhyNotHourAsync(ask, chosen.offered, nowUtc, stop) is not null,
        };
    }

    private static async Task<(bool Seat, ChosenWeeklyHour? Hour)> GivenBackAsync(
        this PortalDbContext db, Enrollment declined, GroupId group, CancellationToken stop)
    {
        var released = await db.AuditEntries.AsNoTracking()
            .Where(row => row.ClientId == declined.ClientId && row.AtUtc >= declined.DecidedUtc
                && ((row.Act == nameof(SeatReleased) && row.Subject == group.Value) || row.Act == nameof(HourReleased)))
            .Select(row => new { row.Act, row.Detail }).ToListAsync(stop);
        var seat = released.Exists(static row => row.Act == nameof(SeatReleased));
        if (released.Find(static row => row.Act == nameof(HourReleased)) is not { } written)
            return (seat, null);
        var hour = JsonSerializer.Deserialize<HourReleased>(written.Detail, AnswerJson.Options)!;
        var therapist = await db.Practitioners.AsNoTracking().SingleAsync(row => row.Id == hour.Therapist, stop);
        return (seat, new(therapist.Name, therapist.Credential, hour.Weekday, TimeOnly.MinValue.AddMinutes(hour.StartMinute), hour.Minutes));
    }
}
