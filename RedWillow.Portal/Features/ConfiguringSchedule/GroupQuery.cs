using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>What a group can be made of.</summary>
/// <param name="Tracks">The tracks with their status.</param>
/// <param name="Rooms">The rooms in use with their seats.</param>
/// <param name="Counselors">People with a license, its letters and its last day.</param>
/// <param name="GroupMax">The policy's largest group.</param>
/// <param name="Today">The day at the center.</param>
public sealed record GroupChoices(
    IReadOnlyList<TrackChoice> Tracks, IReadOnlyList<RoomChoice> Rooms, IReadOnlyList<CounselorChoice> Counselors, int GroupMax, DateOnly Today);

public sealed record TrackChoice(TrackId Id, ProgramKind Program, TimeOfDay TimeOfDay, TrackStatus Status);

public sealed record RoomChoice(RoomId Id, string Name, int Seats);

public sealed record CounselorChoice(PractitionerId Id, string Name, string Credential, DateOnly LicenseExpires);

/// <summary>A group to be edited, or the choices for a new one.</summary>
/// <param name="Stamp">To be sent back with the change; empty for a new group.</param>
/// <param name="Group">As it is from today on, or as last planned; null for a new group.</param>
/// <param name="Promised">The most places taken on any day to come.</param>
/// <param name="Next">The next sessions.</param>
/// <param name="Choices">What can be chosen.</param>
public sealed record GroupForEditing(string Stamp, AskedGroup? Group, int Promised, IReadOnlyList<DateOnly> Next, GroupChoices Choices);

/// <summary>What the group editor needs; null when the group is not there.</summary>
public sealed class GroupQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<GroupForEditing?> HandleAsync(Actor actor, GroupId? id, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin | StaffRoles.Director))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var choices = await ChoicesAsync(db, stop);
        if (id is null)
            return new GroupForEditing("", null, 0, [], choices);
        if (await db.Groups.AsNoTracking().Include(row => row.Meetings).SingleOrDefaultAsync(row => row.Id == id, stop) is not { } group)
            return null;

        var promised = await db.PromisedAsync(group.Id, clock.UtcNow, stop);
        var next = await db.GroupSessions.Where(row => row.GroupId == group.Id && row.Status == SessionStatus.Scheduled && row.StartUtc > clock.UtcNow)
            .OrderBy(row => row.Date).Select(row => row.Date).Take(SavedGroup.Shown).ToListAsync(stop);
        return new GroupForEditing(group.PlanStamp, Latest(group, clock.Today), promised, next, choices);
    }

    /// <summary>The last planned state: it holds from its first day, or from today on.</summary>
    private static AskedGroup Latest(Group group, DateOnly today)
    {
        var from = group.Meetings.Max(meeting => meeting.From);
        var meetings = group.Meetings.Where(meeting => meeting.From == from).OrderBy(meeting => ((int)meeting.Weekday + 6) % 7).ToList();
        var pattern = new AskedPattern(
            [.. meetings.Select(meeting => meeting.Weekday)], meetings[0].Start, group.EducationMinutes, group.SkillsMinutes, group.DiscussionMinutes,
            meetings[0].BreakMinutes);
        return new AskedGroup(
            group.TrackId, group.Name, group.Capacity, pattern, meetings[0].CounselorId, meetings[0].RoomId, from > today ? from : today);
    }

    private async Task<GroupChoices> ChoicesAsync(PortalDbContext db, CancellationToken stop) => new(
        await db.Tracks.OrderBy(row => row.TimeOfDay).ThenBy(row => row.Program)
            .Select(row => new TrackChoice(row.Id, row.Program, row.TimeOfDay, row.Status)).ToListAsync(stop),
        await db.Rooms.Where(row => row.InUse).OrderBy(row => row.Name).Select(row => new RoomChoice(row.Id, row.Name, row.Seats)).ToListAsync(stop),
        await db.Practitioners.Where(row => row.Active && row.Credential != "" && row.LicenseExpires != null).OrderBy(row => row.Name)
            .Select(row => new CounselorChoice(row.Id, row.Name, row.Credential, row.LicenseExpires!.Value)).ToListAsync(stop),
        policy.Value.GroupMax, clock.Today);
}
