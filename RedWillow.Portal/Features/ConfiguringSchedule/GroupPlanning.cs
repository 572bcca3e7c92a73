using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>From what was asked to a plan that holds: the rules that a new and a changed group share.</summary>
internal static class GroupPlanning
{
    public const int LongestName = 64;

    /// <summary>How far ahead a change may be planned, in days.</summary>
    public const int PlannedAhead = 366;

    /// <summary>The plan, or the first reason why not.</summary>
    /// <param name="db">Inside the unit of work, with room, counselor and calendar claimed.</param>
    /// <param name="ask">What was typed.</param>
    /// <param name="self">The group that changes; null for a new one.</param>
    /// <param name="clock">The day and the instant.</param>
    /// <param name="groupMax">The policy's largest group.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<Result<GroupPlan>> PlanAsync(
        this PortalDbContext db, AskedGroup ask, GroupId? self, ProgramClock clock, int groupMax, CancellationToken stop)
    {
        var room = await db.Rooms.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.Room, stop);
        var counselor = await db.Practitioners.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.Counselor, stop);
        var track = await db.Tracks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.Track, stop);
        if (room is null || counselor is null || track is null)
            return new NotThere();
        var pattern = ask.Pattern.Read();
        if (!pattern.Succeeded)
            return pattern.Refusal;
        if (DayPart.Misfit(track.TimeOfDay, pattern.Value.Start) is { } hour)
            return hour;
        if (Misfit(ask, room, counselor, clock.Today, groupMax) is { } misfit)
            return misfit;

        var asked = pattern.Value.Times.Select(time => new WeeklyCommitment(ask.Name, time, DateSpan.OpenFrom(ask.From))).ToList();
        var taken = WeekConflicts.Room(room.Name, asked, await db.OfRoomAsync(room.Id, self, ask.From, stop));
        var busy = WeekConflicts.Counselor(
            counselor.Name, asked,
            [.. await db.OfPersonAsync(counselor.Id, self, ask.From, clock.UtcNow, stop), .. await db.TalksOfPersonAsync(counselor.Id, ask.From, stop)]);
        if (WeekConflicts.Both(taken, busy) is { } clash)
            return clash;
        var name = ask.Name.Trim();
        if (OneName.Taken(name, await db.Groups.Where(row => row.Id != self).Select(row => row.Name).ToListAsync(stop)) is { } same)
            return new GroupNameUsed(same);
        return new GroupPlan(ask.Track, name, ask.Capacity, pattern.Value, counselor.Id, room.Id, ask.From);
    }

    /// <summary>
    /// The most places taken on one day, by everyone who still has one. The database knows no time zone: to it a seat counts until its
    /// last day is over everywhere, and here it counts alike.
    /// </summary>
    public static async Task<int> PromisedAsync(this PortalDbContext db, GroupId group, DateTime nowUtc, CancellationToken stop)
    {
        var from = DateOnly.FromDateTime(nowUtc).AddDays(-1);
        var seats = await db.SeatClaims.Where(row => row.GroupId == group && row.Until > from).CountingAt(nowUtc)
            .Select(row => new DateSpan(row.From, row.Until)).ToListAsync(stop);
        return Occupancy.Peak(seats, DateSpan.OpenFrom(from));
    }

    /// <summary>Whether a day may be the first of a change.</summary>
    public static EffectiveDateOutOfRange? Effective(DateOnly from, DateOnly today) =>
        from < today || from > today.AddDays(PlannedAhead) ? new EffectiveDateOutOfRange(today, today.AddDays(PlannedAhead)) : null;

    private static Refusal? Misfit(AskedGroup ask, Room room, Practitioner counselor, DateOnly today, int groupMax)
    {
        if (ask.Name.Trim().Length is 0 or > LongestName)
            return new NameMissing(LongestName);
        if (!WrittenText.IsReadable(ask.Name))
            return new TextNotReadable();
        if (Effective(ask.From, today) is { } when)
            return when;
        if (!room.InUse)
            return new NotThere();
        if (ask.Capacity < 1 || ask.Capacity > Math.Min(room.Seats - 1, groupMax))
            return room.Seats - 1 < groupMax ? new CapacityOutOfRange(room.Seats - 1, room.Name, room.Seats) : new CapacityOverMost(groupMax);
        return counselor.Active && counselor.LicensedOn(ask.From) ? null : new LicenseNotInForce(counselor.Name, ask.From);
    }
}
