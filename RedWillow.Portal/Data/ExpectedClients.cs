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

    /// <summary>Nobody expected them, and only the mark of that one day keeps them on its sheet.</summary>
    public bool ByMark { get; init; }

    /// <summary>The moves of the stay, in any order.</summary>
    public required IReadOnlyList<EnrollmentMove> Moves { get; init; }

    /// <summary>Whether they come at a moment within the days of the seat: a stay that was stopped before it is expected nowhere.</summary>
    /// <param name="local">The moment, by the clock at the center.</param>
    /// <param name="zone">The center's zone.</param>
    public bool ComesAt(DateTime local, ProgramZone zone) => ByMark || !Pauses.Cover(Moves, local, zone.ToLocal);

    public bool OnLeave(DateOnly day) => Leaves.Any(leave => leave.Contains(day));

    /// <summary>The week of the stay on a day, from 1; null before the first attended session.</summary>
    public int? WeekOn(DateOnly day) => FirstAttended is { } first && first <= day ? ProgramWeek.FullWeeks(first, day, Leaves) + 1 : null;
}

/// <summary>Who is expected at a group: the one answer for rosters, sheets and closing.</summary>
public static class ExpectedClients
{
    /// <summary>
    /// Everyone whose member's or guest's seat covers the session. A stay that has ended since still counts for the sessions it covered, one
    /// that was stopped for those that had begun before, and whoever was marked for that one, so that no sheet has a mark too many.
    /// </summary>
    public static async Task<IReadOnlyList<ExpectedClient>> LoadExpectedAsync(
        this PortalDbContext db, GroupSession session, ProgramZone zone, CancellationToken stop) =>
    [
        .. (await db.LoadExpectedAsync([session.GroupId], new DateSpan(session.Date, session.Date.AddDays(1)), zone, stop))[session.GroupId]
            .Where(who => who.ComesAt(session.Date.ToDateTime(session.Start), zone)),
    ];

    /// <summary>
    /// By group, everyone whose member's or guest's seat covers any of the days; the seat says which, and <see cref="ExpectedClient.ComesAt"/>
    /// whether the stay went on then.
    /// </summary>
    public static async Task<ILookup<GroupId, ExpectedClient>> LoadExpectedAsync(
        this PortalDbContext db, IReadOnlyCollection<GroupId> groups, DateSpan days, ProgramZone zone, CancellationToken stop)
    {
        var rows = await (
            from seat in db.SeatClaims.AsNoTracking()
            join stay in db.Enrollments.AsNoTracking() on seat.EnrollmentId equals stay.Id
            where groups.Contains(seat.GroupId) && (seat.Kind == ClaimKind.Member || seat.Kind == ClaimKind.Guest)
                && seat.From < days.Until && seat.Until > days.From && stay.Status != EnrollmentStatus.EnteredInError
            select new { seat.GroupId, seat.Kind, seat.ClientId, stay.Id, stay.Status, seat.From, seat.Until, stay.FirstAttended, stay.Moves }).ToListAsync(stop);
        var marked = await (
            from seat in db.SeatClaims.AsNoTracking()
            join stay in db.Enrollments.AsNoTracking() on seat.EnrollmentId equals stay.Id
            join session in db.GroupSessions on seat.GroupId equals session.GroupId
            join mark in db.AttendanceMarks on new { SessionId = session.Id, seat.ClientId } equals new { mark.SessionId, mark.ClientId }
            where groups.Contains(seat.GroupId) && (seat.Kind == ClaimKind.Member || seat.Kind == ClaimKind.Guest)
                && session.Date >= days.From && session.Date < days.Until && seat.From <= session.Date && seat.Until > session.Date
                && stay.Status != EnrollmentStatus.EnteredInError && mark.Status != AttendanceStatus.Expected
            select new { seat.GroupId, seat.Kind, seat.ClientId, stay.Id, stay.Status, session.Date, session.StartMinute, stay.FirstAttended, stay.Moves }).ToListAsync(stop);
        var covered = rows.Select(row => (row.GroupId, Who: new ExpectedClient(
            row.ClientId, row.Id, row.Status, new DateSpan(row.From, row.Until), row.FirstAttended, Leaves.Of(row.Moves, zone.DateOf))
        {
            IsGuest = row.Kind == ClaimKind.Guest, Moves = row.Moves,
        }));
        var kept = marked.Where(row => Pauses.Cover(row.Moves, row.Date.ToDateTime(default).AddMinutes(row.StartMinute), zone.ToLocal)).Select(row => (row.GroupId, Who: new ExpectedClient(
            row.ClientId, row.Id, row.Status, new DateSpan(row.Date, row.Date.AddDays(1)), row.FirstAttended, Leaves.Of(row.Moves, zone.DateOf))
        {
            IsGuest = row.Kind == ClaimKind.Guest, ByMark = true, Moves = row.Moves,
        }));
        return covered.Concat(kept).ToLookup(row => row.GroupId, row => row.Who);
    }
}
