using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>What a client can choose now. The same rule judges here and when the place is taken, so nothing is offered that would be refused.</summary>
public sealed class PlacesQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    /// <summary>The client's own view; null when they have no enrollment that goes on.</summary>
    public async Task<PlacesView?> HandleAsync(Actor actor, PlaceChoice choice, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (await db.Enrollments.AsNoTracking().FirstOrDefaultAsync(row => row.ClientId == me.Id && row.Status < EnrollmentStatus.Completed, stop) is not { } enrollment)
            return null;
        var state = await db.LoadChoosingStateAsync(enrollment, clock.Today, stop);
        if (state != ChoosingState.Open)
            return new PlacesView(enrollment.Id, state, [], [], null);

        var program = await db.ProgramInMindAsync(enrollment.Id, stop);
        var groups = await PlacesOnOffer.GroupsAsync(db, me.Id, program, clock.Today, clock.UtcNow, stop);
        var chosen = groups.FirstOrDefault(group => group.Group.Slug == choice.Group);
        var therapists = chosen is null || choice.Start is not { } start
            ? []
            : await PlacesOnOffer.TherapistsAsync(db, me.Id, chosen.Places, start, clock.UtcNow, policy.Value.TravelBufferMinutes, stop);
        return new PlacesView(
            enrollment.Id, state,
            [.. groups.Select(group => group.View(clock.Today, clock.UtcNow, policy.Value.FewPlaces)).OrderBy(static view => view.IsFull).ThenBy(static view => view.TimeOfDay)],
            therapists, await HeldAsync(db, enrollment, groups, stop));
    }

    private async Task<HeldView?> HeldAsync(
        PortalDbContext db, Enrollment enrollment, IReadOnlyList<GroupOnOffer> groups, CancellationToken stop)
    {
        var seat = await db.SeatClaims.AsNoTracking().FirstOrDefaultAsync(row => row.EnrollmentId == enrollment.Id && row.Kind == ClaimKind.Hold, stop);
        var hour = await db.HourClaims.AsNoTracking().FirstOrDefaultAsync(row => row.EnrollmentId == enrollment.Id && row.Kind == ClaimKind.Hold, stop);
        if (seat?.HeldUntilUtc is not { } until || (hour is null && !enrollment.ArrangeHour))
            return null;
        return new HeldView(
            new PlaceChoice(groups.FirstOrDefault(group => group.Group.Id == seat.GroupId)?.Group.Slug, seat.From, hour?.OfferedHourId, hour is null),
            TimeOnly.FromDateTime(clock.Zone.ToLocal(until)), until <= clock.UtcNow);
    }
}
