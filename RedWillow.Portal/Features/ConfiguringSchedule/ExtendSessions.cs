using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>One group's sessions are to reach as far ahead as the policy says.</summary>
public sealed record ExtendSessions(Guid Key, GroupId Group) : ICommand;

/// <summary>
/// Keeps the sessions of every group made some weeks ahead (setting, 16). Does nothing where nothing is missing,
/// so that it may run as often as it likes.
/// </summary>
public sealed class ExtendSessionsHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    /// <summary>Extends every group; answers how many sessions were made.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.System && !actor.Has(StaffRoles.Admin))
            return new NotThere();
        var count = 0;
        foreach (var (group, claims) in await ShortAsync(stop))
        {
            var made = await unit.RunAsync<ExtendSessions, int>(
                actor, new ExtendSessions(Guid.CreateVersion7(), group), claims, (db, ct) => ExtendAsync(db, group, ct), stop);
            if (!made.Succeeded)
                return made;
            count += made.Value;
        }

        return count;
    }

    private DateSpan Ahead => new(clock.Today, clock.Today.AddDays(policy.Value.MaterialiseWeeks * 7));

    private async Task<Result<int>> ExtendAsync(PortalDbContext db, GroupId id, CancellationToken stop)
    {
        var group = await db.Groups.Include(row => row.Meetings).SingleAsync(row => row.Id == id, stop);
        var made = await db.AddMissingAsync(group, Ahead, clock, stop);
        return made.Then<int>(days => days.Count);
    }

    /// <summary>The groups that lack sessions, found without a lock, so that a night's round disturbs nobody's open form.</summary>
    private async Task<List<(GroupId Group, List<Claim> Claims)>> ShortAsync(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var calendar = await db.LoadCalendarAsync(stop);
        var groups = await db.Groups.AsNoTracking().Include(row => row.Meetings).ToListAsync(stop);
        var made = (await db.GroupSessions.Where(row => row.Date >= Ahead.From && row.Date < Ahead.Until)
            .Select(row => new { row.GroupId, row.Date }).ToListAsync(stop)).ToLookup(row => row.GroupId, row => row.Date);
        return
        [
            .. groups.Where(group => LacksAny(group, calendar, made[group.Id])).Select(group => (group.Id, ClaimsOf(group))),
        ];
    }

    private bool LacksAny(Group group, Domain.Programs.ProgramCalendar calendar, IEnumerable<DateOnly> made)
    {
        var planned = group.MeetingsIn(Ahead, calendar, clock.Zone);
        return !planned.Succeeded || planned.Value.Where(meeting => meeting.Session.StartUtc > clock.UtcNow)
            .Select(meeting => meeting.Session.LocalDate).Except(made).Any();
    }

    private static List<Claim> ClaimsOf(Group group) =>
    [
        Claim.Calendar, Claim.Group(group.Id),
        .. group.Meetings.Select(meeting => Claim.Room(meeting.RoomId)), .. group.Meetings.Select(meeting => Claim.Caseload(meeting.CounselorId)),
    ];
}
