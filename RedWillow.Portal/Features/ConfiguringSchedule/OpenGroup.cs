using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>An administrator opens a group.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Group">What it is to be.</param>
public sealed record OpenGroup(Guid Key, AskedGroup Group) : ICommand;

/// <summary>Opens the group and makes its sessions, closures left out, or says what stands in the way.</summary>
public sealed class OpenGroupHandler(PortalUnitOfWork unit, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<SavedGroup>> HandleAsync(Actor actor, OpenGroup ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        return await unit.RunAsync<OpenGroup, SavedGroup>(
            actor, ask, [Claim.Calendar, Claim.Caseload(ask.Group.Counselor), Claim.Room(ask.Group.Room)], (db, ct) => OpenAsync(db, ask.Group, ct), stop);
    }

    private async Task<Result<SavedGroup>> OpenAsync(PortalDbContext db, AskedGroup ask, CancellationToken stop)
    {
        var plan = await db.PlanAsync(ask, self: null, clock, policy.Value.GroupMax, stop);
        if (!plan.Succeeded)
            return plan.Refusal;
        var group = Group.Open(new GroupId(Guid.CreateVersion7()), await FreeSlugAsync(db, ask.Track, stop), plan.Value);
        db.Groups.Add(group);
        var span = new DateSpan(ask.From, ask.From.AddDays(policy.Value.MaterialiseWeeks * 7));
        var made = await db.AddMissingAsync(group, span, clock, stop);
        return made.Then<SavedGroup>(days => new SavedGroup(group.Id, group.Slug, [.. days.Take(SavedGroup.Shown)]));
    }

    /// <summary>The time of day and a number: it says nothing about a program.</summary>
    private static async Task<string> FreeSlugAsync(PortalDbContext db, TrackId track, CancellationToken stop)
    {
        var time = await db.Tracks.Where(row => row.Id == track).Select(row => row.TimeOfDay).SingleAsync(stop);
        var letter = time == TimeOfDay.Daytime ? "d" : "e";
        var used = (await db.Groups.Select(row => row.Slug).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, used.Count + 1).Select(number => letter + number.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .First(slug => !used.Contains(slug));
    }
}
