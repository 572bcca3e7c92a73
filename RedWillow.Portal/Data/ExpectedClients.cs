using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>A client who has a member's or a guest's seat of a group on a day.</summary>
/// <param name="Client">Who.</param>
/// <param name="Enrollment">The stay the seat belongs to.</param>
/// <param name="Status">Where that stay stands now.</param>
/// <param name="Seat">The days of the seat.</param>
/// <param name="FirstAttended">The first attended session, if there was one.</param>
/// <param name="Leaves">The leaves of the stay.</param>
public sealed record ExpectedClient(
    ClientId Client, EnrollmentId Enrollment, EnrollmentStatus Status, DateSpan Seat, DateOnly? FirstAttended, IReadOnlyList<DateSpan> Leaves)
{
    /// <summary>Here for this one session; the client's own seat is in another group.</summary>
    public bool IsGuest { get; init; }

    /// <summary>The stay does not go on, and only the mark of that one day, given while they were expected, keeps them on its sheet.</summary>
    public bool ByMark { get; init; }

    public bool OnLeave(DateOnly day) => Leaves.Any(leave => leave.Contains(day));

    /// <summary>The week of the stay on a day, from 1; null before the first attended session.</summary>
    public int? WeekOn(DateOnly day) => FirstAttended is { } first && first <= day ? ProgramWeek.FullWeeks(first, day, Leaves) + 1 : null;
}

/// <summary>Who is expected at a group: the one answer for rosters, sheets and closing.</summary>
public static class ExpectedClients
{
    /// <summary>
    /// Everyone whose member's or guest's seat covers the day. A stay that has ended since still counts for the days it covered; one that
    /// did not begin, or is paused, counts for those on which they were marked, so that no sheet has a mark too many.
    /// </summary>
    public static async Task<IReadOnlyList<ExpectedClient>> LoadExpectedAsync(
        this PortalDbContext db, GroupId of, DateOnly day, ProgramZone zone, CancellationToken stop) =>
        [.. (await db.LoadExpectedAsync([of], new DateSpan(day, day.AddDays(1)), zone, stop))[of]];

    /// <summary>By group, everyone whose member's or guest's seat covers any of the days; the seat says which.</summary>
    public static async Task<ILookup<GroupId, ExpectedClient>> LoadExpectedAsync(
        this PortalDbContext db, IReadOnlyCollection<GroupId> groups, DateSpan days, ProgramZone zone, CancellationToken stop)
    {
        var rows = await (
            from seat in db.SeatClaims.AsNoTracking()
            join stay in db.Enrollments.AsNoTracking() on seat.EnrollmentId equals stay.Id
            where groups.Contains(seat.GroupId) && (seat.Kind == ClaimKind.Member || seat.Kind == ClaimKind.Guest)
                && seat.From < days.Until && seat.Until > days.From && EnrollmentMoves.Expected.Contains(stay.Status)
            select new { seat.GroupId, seat.Kind, seat.ClientId, stay.Id, stay.Status, seat.From, seat.Until, stay.FirstAttended, stay.Moves }).ToListAsync(stop);
        var marked = await (
            from seat in db.SeatClaims.AsNoTracking()
            join stay in db.Enrollments.AsNoTracking() on seat.EnrollmentId equals stay.Id
            join session in db.GroupSessions on seat.GroupId equals session.GroupId
            join mark in db.AttendanceMarks on new { SessionId = session.Id, seat.ClientId } equals new { mark.SessionId, mark.ClientId }
            where groups.Contains(seat.GroupId) && (seat.Kind == ClaimKind.Member || seat.Kind == ClaimKind.Guest)
                && session.Date >= days.From && session.Date < days.Until && seat.From <= session.Date && seat.Until > session.Date
                && !EnrollmentMoves.Expected.Contains(stay.Status) && stay.Status != EnrollmentStatus.EnteredInError && mark.Status != AttendanceStatus.Expected
            select new { seat.GroupId, seat.Kind, seat.ClientId, stay.Id, stay.Status, session.Date, stay.FirstAttended, stay.Moves }).ToListAsync(stop);
        var covered = rows.Select(row => (row.GroupId, Who: new ExpectedClient(
            row.ClientId, row.Id, row.Status, new DateSpan(row.From, row.Until), row.FirstAttended, Leaves.Of(row.Moves, zone.DateOf))
        {
            IsGuest = row.Kind == ClaimKind.Guest,
        }));
        var kept = marked.Select(row => (row.GroupId, Who: new ExpectedClient(
            row.ClientId, row.Id, row.Status, new DateSpan(row.Date, row.Date.AddDays(1)), row.FirstAttended, Leaves.Of(row.Moves, zone.DateOf))
        {
            IsGuest = row.Kind == ClaimKind.Guest, ByMark = true,
        }));
        return covered.Concat(kept).ToLookup(row => row.GroupId, row => row.Who);
    }
}
