using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>An administrator changes a group from a day on.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Id">Which group.</param>
/// <param name="Seen">The <see cref="Group.PlanStamp"/> of the plan the administrator saw.</param>
/// <param name="Group">What it is to be.</param>
public sealed record ChangeGroup(Guid Key, GroupId Id, string Seen, AskedGroup Group) : ICommand;

/// <summary>
/// Replaces the sessions to come and tells the members; what is past, held or closed stays.
/// Nobody loses a place or an hour by it: then it is refused.
/// </summary>
public sealed class ChangeGroupHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<SavedGroup>> HandleAsync(Actor actor, ChangeGroup ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Id.Value, stop);
        var claims = await ClaimsAsync(ask, stop);
        return await unit.RunAsync<ChangeGroup, SavedGroup>(actor, ask, claims, (db, ct) => ChangeAsync(db, ask, claims, ct), stop);
    }

    private async Task<Result<SavedGroup>> ChangeAsync(PortalDbContext db, ChangeGroup ask, List<Claim> claims, CancellationToken stop)
    {
        var group = await db.Groups.Include(row => row.Meetings).SingleAsync(row => row.Id == ask.Id, stop);
        if (group.PlanStamp != ask.Seen)
            return new StaleEdit();
        await db.RemoveExpiredHoldsAsync(group.Id, clock.UtcNow, stop);
        var plan = await db.PlanAsync(ask.Group, group.Id, clock, policy.Value.GroupMax, stop);
        if (!plan.Succeeded)
            return plan.Refusal;
        var seats = await db.SeatClaims.AsNoTracking().Where(row => row.GroupId == group.Id && row.Until > clock.Today).ToListAsync(stop);
        if (!seats.TrueForAll(seat => claims.Contains(Claim.Client(seat.ClientId))))
            return new Conflict();
        if (await PromisesAsync(db, group, plan.Value, seats, stop) is { } promised)
            return promised;

        List<GroupMeeting> before = [.. group.Meetings];
        var timesChange = group.Change(plan.Value);
        db.GroupMeetings.RemoveRange(before.Except(group.Meetings));
        foreach (var seat in seats.Where(seat => timesChange && seat.Until > plan.Value.From && seat.Kind is not (ClaimKind.Hold or ClaimKind.Guest)))
            db.Record(new GroupTimesChanged(group.Id, seat.ClientId, plan.Value.From));

        var made = await db.ReplaceAsync(group, await SpanAsync(db, group, plan.Value, stop), clock, stop);
        if (!made.Succeeded)
            return made.Refusal;
        if (await db.MoveStartsAsync(group.Id, Gone(db), claims, stop) is { } conflict)
            return conflict;
        return new SavedGroup(group.Id, group.Slug, db.Next(group));
    }

    private static List<DateOnly> Gone(PortalDbContext db) =>
        [.. db.ChangeTracker.Entries<GroupSession>().Where(entry => entry.State == EntityState.Deleted).Select(entry => entry.Entity.Date)];

    /// <summary>What has been promised to the people in the group.</summary>
    private async Task<Refusal?> PromisesAsync(PortalDbContext db, Group group, GroupPlan plan, List<SeatClaim> seats, CancellationToken stop)
    {
        if (seats.Count > 0 && plan.Track != group.TrackId)
            return new GroupNotEmpty(seats.Count);
        var promised = await db.PromisedAsync(group.Id, clock.UtcNow, stop);
        if (plan.Capacity < promised)
            return new CapacityPromised(promised);
        return await db.WhoIsBusyAsync(plan, seats, stop) is { } busy ? busy : await GuestsAsync(db, group, plan, seats, stop);
    }

    /// <summary>Who is a guest in one group is not in the other at the same time, whichever of the two moves.</summary>
    private static async Task<GuestBusyThen?> GuestsAsync(PortalDbContext db, Group group, GroupPlan plan, List<SeatClaim> seats, CancellationToken stop)
    {
        var (moved, clients) = (group.Id, seats.ConvertAll(seat => seat.ClientId));
        var elsewhere = await (
            from seat in db.SeatClaims.AsNoTracking()
            join other in db.Groups.AsNoTracking() on seat.GroupId equals other.Id
            join meeting in db.GroupMeetings.AsNoTracking() on seat.GroupId equals meeting.GroupId
            where clients.Contains(seat.ClientId) && seat.GroupId != moved && seat.Until > plan.From && meeting.Until > plan.From
            select new { Seat = seat, other.Name, Meeting = meeting }).ToListAsync(stop);
        var clashes =
            from seat in seats
            from other in elsewhere
            where other.Seat.ClientId == seat.ClientId && (seat.Kind == ClaimKind.Guest || other.Seat.Kind == ClaimKind.Guest)
            from clash in WeekConflicts.Find(MemberWeeks.Meetings(plan, seat), [new(other.Name, other.Meeting.Time, other.Meeting.Span.Intersect(other.Seat.Span))])
            orderby clash.FirstDate
            select new GuestBusyThen(clash.FirstDate, clash.Existing.Name);
        return clashes.FirstOrDefault();
    }

    /// <summary>Up to the last day that has sessions already, and never less far than every group's sessions reach.</summary>
    private async Task<DateSpan> SpanAsync(PortalDbContext db, Group group, GroupPlan plan, CancellationToken stop)
    {
        var last = await db.GroupSessions.Where(row => row.GroupId == group.Id).Select(row => (DateOnly?)row.Date).MaxAsync(stop);
        var ahead = (plan.From > clock.Today ? plan.From : clock.Today).AddDays(policy.Value.MaterialiseWeeks * 7);
        return new DateSpan(plan.From, last >= ahead ? last.Value.AddDays(1) : ahead);
    }

    /// <summary>Old and new rooms and counselors, members and guests, whose own weeks are weighed, and the stays that have yet to begin.</summary>
    private async Task<List<Claim>> ClaimsAsync(ChangeGroup ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var meetings = await db.GroupMeetings.Where(row => row.GroupId == ask.Id && row.Until > clock.Today)
            .Select(row => new { row.RoomId, row.CounselorId }).ToListAsync(stop);
        var clients = await db.SeatClaims.Where(row => row.GroupId == ask.Id && row.Until > clock.Today).Select(row => row.ClientId).ToListAsync(stop);
        return
        [
            Claim.Calendar, Claim.Group(ask.Id), Claim.Caseload(ask.Group.Counselor), Claim.Room(ask.Group.Room),
            .. meetings.Select(row => Claim.Room(row.RoomId)), .. meetings.Select(row => Claim.Caseload(row.CounselorId)),
            .. clients.Select(Claim.Client), .. await db.ClaimsOfStartsAsync([ask.Id], clock.Today, DateSpan.Open, stop),
        ];
    }
}
