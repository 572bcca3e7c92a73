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

/// <summary>What a round did.</summary>
/// <param name="Made">How many sessions were made.</param>
/// <param name="Failed">The groups that still lack sessions.</param>
public sealed record SessionsExtended(int Made, IReadOnlyList<NotExtended> Failed);

/// <summary>A group whose sessions could not be made, and the code of the reason.</summary>
public sealed record NotExtended(GroupId Group, string Code);

/// <summary>
/// Keeps the sessions of every group made some weeks ahead (setting, 16). Does nothing where nothing is missing,
/// so that it may run as often as it likes.
/// </summary>
public sealed class ExtendSessionsHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    /// <summary>Extends every group that it can; one that cannot be extended holds up no other.</summary>
    public async Task<Result<SessionsExtended>> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.System && !actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, new ExtendSessions(Guid.CreateVersion7(), default), Guid.Empty, stop);
        var count = 0;
        var failed = new List<NotExtended>();
        foreach (var (group, claims) in await ShortAsync(stop))
        {
            var made = await unit.RunAsync<ExtendSessions, int>(
                actor, new ExtendSessions(Guid.CreateVersion7(), group), claims, (db, ct) => ExtendAsync(db, group, ct), stop);
            if (made.Succeeded)
                count += made.Value;
            else
                failed.Add(new NotExtended(group, made.Refusal.Code));
        }

        return new SessionsExtended(count, failed);
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
