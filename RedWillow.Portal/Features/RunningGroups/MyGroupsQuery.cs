using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.RunningGroups;

/// <summary>A group as those who run it see it in a list.</summary>
public sealed record GroupLine(
    GroupId Id, string Name, IReadOnlyList<DayOfWeek> Days, TimeOnly Start, TimeOnly End, string Room, string Counselor, PlaceCount Places, int Capacity);

/// <summary>The groups the actor leads; the director sees all of them.</summary>
public sealed class MyGroupsQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<IReadOnlyList<GroupLine>> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !staff.Has(StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director))
            return [];
        var (today, all) = (clock.Today, staff.Has(StaffRoles.Director));
        await using var db = await contexts.CreateDbContextAsync(stop);
        var meetings = await db.GroupMeetings.AsNoTracking().Where(row => row.Until > today && (all || row.CounselorId == staff.Id)).ToListAsync(stop);
        var ids = meetings.Select(row => row.GroupId).Distinct().ToList();
        var groups = await db.Groups.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var rooms = await db.Rooms.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var staffNames = await db.Practitioners.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var seats = await db.LoadSeatsAsync(today, clock.UtcNow, stop);
        return
        [
            .. from one in groups
            let times = meetings.Where(row => row.GroupId == one.Id).OrderBy(row => row.From).ThenBy(row => ((int)row.Weekday + 6) % 7).ToList()
            let first = times[0]
            orderby first.StartMinute, one.Name
            select new GroupLine(
                one.Id, one.Name, [.. times.Where(row => row.From == first.From).Select(row => row.Weekday)], first.Start,
                first.Start.AddMinutes(first.EndMinute - first.StartMinute), rooms.GetValueOrDefault(first.RoomId, ""),
                staffNames.GetValueOrDefault(first.CounselorId, ""), PlaceCount.On(today, seats[one.Id]), one.Capacity),
        ];
    }
}
