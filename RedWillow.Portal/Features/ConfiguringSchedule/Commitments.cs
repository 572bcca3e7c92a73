using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>What already takes place in the weeks of rooms and people.</summary>
internal static class Commitments
{
    private const string IndividualHour = "Individual therapy";
    private const string Talk = "A booked talk";

    /// <summary>The groups that meet in a room from a day on, one of them left out.</summary>
    public static async Task<List<WeeklyCommitment>> OfRoomAsync(
        this PortalDbContext db, RoomId room, GroupId? except, DateOnly since, CancellationToken stop) =>
        Named(await (
            from meeting in db.GroupMeetings.AsNoTracking()
            join other in db.Groups.AsNoTracking() on meeting.GroupId equals other.Id
            where meeting.RoomId == room && meeting.Until > since
            select new NamedMeeting(other.Id, other.Name, meeting)).ToListAsync(stop), except);

    /// <summary>The groups a person leads and the hours they offer or give from a day on, one group left out.</summary>
    public static async Task<List<WeeklyCommitment>> OfPersonAsync(
        this PortalDbContext db, PractitionerId who, GroupId? except, DateOnly since, DateTime nowUtc, CancellationToken stop)
    {
        var groups = await (
            from meeting in db.GroupMeetings.AsNoTracking()
            join other in db.Groups.AsNoTracking() on meeting.GroupId equals other.Id
            where meeting.CounselorId == who && meeting.Until > since
            select new NamedMeeting(other.Id, other.Name, meeting)).ToListAsync(stop);
        var offered = await db.OfferedHours.AsNoTracking().Where(hour => hour.PractitionerId == who && hour.Until > since).ToListAsync(stop);
        var given = await db.HourClaims.AsNoTracking().Where(hour => hour.PractitionerId == who && hour.Until > since).CountingAt(nowUtc).ToListAsync(stop);
        return
        [
            .. Named(groups, except),
            .. offered.Select(hour => new WeeklyCommitment(IndividualHour, hour.Time(), new DateSpan(hour.From, hour.Until))),
            .. given.Select(Of),
        ];
    }

    /// <summary>
    /// The talks a person has from a day on. They lie within the hours the person offers, so they stand in the way of a group, not of an
    /// offered hour.
    /// </summary>
    public static async Task<List<WeeklyCommitment>> TalksOfPersonAsync(this PortalDbContext db, PractitionerId who, DateOnly since, CancellationToken stop) =>
        (await db.TalkAppointments.AsNoTracking().Where(row => row.PractitionerId == who).BookedFrom(since).ToListAsync(stop))
            .ConvertAll(talk => PlacementLoading.Commitment(talk) with { Name = Talk });

    public static WeeklyCommitment Of(HourClaim hour) =>
        new(IndividualHour, WeeklyTime.Between(hour.Weekday, hour.StartMinute, hour.EndMinute), hour.Span);

    public static WeeklyTime Time(this OfferedHour hour) =>
        WeeklyTime.Between(hour.Weekday, hour.StartMinute, hour.StartMinute + hour.Minutes);

    /// <summary>The days on which nothing takes place: confirmed closures, never proposals.</summary>
    public static async Task<ProgramCalendar> LoadCalendarAsync(this PortalDbContext db, CancellationToken stop) => new(
        await db.Closures.AsNoTracking().Where(row => row.Confirmed)
            .Select(row => new ClosedDay(row.Date, row.Reason, ClosureScope.Everything)).ToListAsync(stop));

    private static List<WeeklyCommitment> Named(List<NamedMeeting> meetings, GroupId? except) =>
        [.. meetings.Where(row => row.Group != except).Select(row => new WeeklyCommitment(row.Name, row.Meeting.Time, row.Meeting.Span))];

    private sealed record NamedMeeting(GroupId Group, string Name, GroupMeeting Meeting);
}
