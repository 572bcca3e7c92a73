using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>Whether a place whose end was dated can be kept longer. Group and caseload must be claimed.</summary>
public static class PlaceExtending
{
    /// <summary>
    /// Why the seat is not to be had on the days given; null when it is. Holds that are over are removed first, and a seat that this commit
    /// has moved already counts where it is now.
    /// </summary>
    public static async Task<Refusal?> WhySeatPromisedAsync(
        this PortalDbContext db, SeatClaim seat, DateSpan more, DateTime nowUtc, CancellationToken stop)
    {
        await db.RemoveExpiredHoldsAsync(seat.ClientId, seat.GroupId, [], nowUtc, stop);
        var capacity = await db.Groups.Where(row => row.Id == seat.GroupId).Select(row => row.Capacity).SingleAsync(stop);
        var others = await db.SeatClaims.Where(row => row.GroupId == seat.GroupId && row.Id != seat.Id && row.Until > more.From).ToListAsync(stop);
        if (Occupancy.FirstFullDay(capacity, others.Select(static row => row.Span), more) is { } full)
            return new SeatPromised(full);
        var talks = await db.TalkAppointments.AsNoTracking().Where(row => row.ClientId == seat.ClientId && row.Date < more.Until).BookedFrom(more.From).ToListAsync(stop);
        var meetings = await db.GroupMeetings.AsNoTracking().Where(row => row.GroupId == seat.GroupId && row.Until > more.From && row.From < more.Until).ToListAsync(stop);
        return WhyTalkThen(meetings.Select(static row => PlacementLoading.Commitment("", row)), talks);
    }

    /// <summary>Why the weekly hour is not to be had on the days given; null when it is.</summary>
    public static async Task<Refusal?> WhyHourPromisedAsync(
        this PortalDbContext db, HourClaim hour, DateSpan more, DateTime nowUtc, CancellationToken stop)
    {
        await db.RemoveExpiredHoldsAsync(hour.ClientId, default, [hour.PractitionerId], nowUtc, stop);
        if (hour.FirstNotOffered(await db.LoadOfferedAsync(hour, stop), more) is { } missing)
            return new HourNotOfferedThen(missing);
        var others = await db.HourClaims.AsNoTracking()
            .Where(row => row.PractitionerId == hour.PractitionerId && row.Id != hour.Id && row.Until > more.From && row.From < more.Until).ToListAsync(stop);
        var leads = await db.GroupMeetings.AsNoTracking()
            .Where(row => row.CounselorId == hour.PractitionerId && row.Until > more.From && row.From < more.Until).ToListAsync(stop);
        var asked = PlacementLoading.Commitment("", hour) with { Span = more };
        var taken = others.Select(static row => PlacementLoading.Commitment("", row)).Concat(leads.Select(static row => PlacementLoading.Commitment("", row)));
        var clashes = WeekConflicts.Find([asked], taken);
        if (clashes is [var first, ..])
            return new HourPromised(first.FirstDate);
        var own = await db.GroupMeetings.AsNoTracking()
            .Where(row => row.Until > more.From && row.From < more.Until
                && db.SeatClaims.Any(seat => seat.EnrollmentId == hour.EnrollmentId && seat.Kind != ClaimKind.Guest && seat.GroupId == row.GroupId))
            .Join(db.Groups, meeting => meeting.GroupId, group => group.Id, (meeting, group) => new { Meeting = meeting, group.Name }).ToListAsync(stop);
        if (WeekConflicts.Client([asked], own.Select(static row => PlacementLoading.Commitment(row.Name, row.Meeting))) is { } busy)
            return busy;
        var talks = await db.TalkAppointments.AsNoTracking()
            .Where(row => (row.PractitionerId == hour.PractitionerId || row.ClientId == hour.ClientId) && row.Date < more.Until).BookedFrom(more.From).ToListAsync(stop);
        return WhyTalkThen([asked], talks);
    }

    private static TalkThen? WhyTalkThen(IEnumerable<WeeklyCommitment> asked, List<TalkAppointment> talks) =>
        WeekConflicts.Find([.. asked], talks.ConvertAll(PlacementLoading.Commitment)) is [var first, ..] ? new TalkThen(first.FirstDate) : null;
}
