using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A group as staff see it in a list.</summary>
/// <param name="Id">Which group.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Slug">Its short code in addresses.</param>
/// <param name="Program">What it treats.</param>
/// <param name="TimeOfDay">When in the day it meets.</param>
/// <param name="TrackStatus">What its track takes.</param>
/// <param name="Capacity">The most clients at a session.</param>
/// <param name="Places">Who has the places today.</param>
/// <param name="Days">The weekdays it meets on now, or from its first day on.</param>
/// <param name="Start">By the wall clock.</param>
/// <param name="End">By the wall clock.</param>
/// <param name="Room">Where.</param>
/// <param name="Counselor">Who leads it.</param>
/// <param name="LicenseExpires">The last day of the counselor's license.</param>
/// <param name="NextSession">The next scheduled day.</param>
/// <param name="LicenseEndsSoon">The license ends before the sessions that are made do .</param>
/// <param name="IsLedByNobody">Whoever leads it signs in and may not keep its attendance any more, or may not sign in.</param>
public sealed record GroupLine(
    GroupId Id, string Name, string Slug, ProgramKind Program, TimeOfDay TimeOfDay, TrackStatus TrackStatus, int Capacity, PlaceCount Places,
    IReadOnlyList<DayOfWeek> Days, TimeOnly Start, TimeOnly End, string Room, string Counselor, DateOnly? LicenseExpires, DateOnly? NextSession,
    bool LicenseEndsSoon, bool IsLedByNobody)
{
    /// <summary>How its times change after those, if they do.</summary>
    public LaterTimes? Later { get; init; }
}

/// <summary>Every group, daytime first.</summary>
public sealed class GroupListQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<IReadOnlyList<GroupLine>> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin | StaffRoles.Director))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        var today = clock.Today;
        var groups = await db.Groups.AsNoTracking().Include(row => row.Meetings).ToListAsync(stop);
        var tracks = await db.Tracks.AsNoTracking().ToDictionaryAsync(row => row.Id, stop);
        var rooms = await db.Rooms.AsNoTracking().ToDictionaryAsync(row => row.Id, stop);
        var people = await db.Practitioners.AsNoTracking().ToDictionaryAsync(row => row.Id, stop);
        var idle = await db.Users.Where(user => user.PractitionerId != null && (user.Disabled || (user.Roles & GroupAccess.Roles) == 0))
            .Select(user => user.PractitionerId).ToListAsync(stop);
        var seats = await db.LoadSeatsAsync(today, clock.UtcNow, stop);
        var sessions = await db.GroupSessions.Where(row => row.Status == SessionStatus.Scheduled && row.Date >= today)
            .GroupBy(row => row.GroupId).Select(rows => new { rows.Key, First = rows.Min(row => row.Date), Last = rows.Max(row => row.Date) })
            .ToDictionaryAsync(row => row.Key, stop);
        return
        [
            .. groups.Select(group =>
            {
                var times = group.TimesOn(today);
                var (track, counselor) = (tracks[group.TrackId], people[times.Meetings[0].CounselorId]);
                var span = sessions.GetValueOrDefault(group.Id);
                return new GroupLine(
                    group.Id, group.Name, group.Slug, track.Program, track.TimeOfDay, track.Status, group.Capacity,
                    PlaceCount.On(today, seats[group.Id]),
                    times.Days, times.Start, times.End, rooms[times.Meetings[0].RoomId].Name,
                    counselor.Name, counselor.LicenseExpires, span?.First, counselor.LicenseExpires is null || counselor.LicenseExpires < span?.Last,
                    idle.Contains(counselor.Id))
                {
                    Later = times.Later,
                };
            }).OrderBy(line => line.TimeOfDay).ThenBy(line => line.Program).ThenBy(line => line.Name, StringComparer.Ordinal),
        ];
    }
}
