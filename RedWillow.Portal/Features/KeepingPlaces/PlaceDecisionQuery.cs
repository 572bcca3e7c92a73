using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.KeepingPlaces;

/// <summary>A place to decide about.</summary>
/// <param name="Id">Which enrollment.</param>
/// <param name="Version">What a form that is opened now has seen.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Doubt">What stands against the place.</param>
/// <param name="AbsentOn">The session at which the client was last marked absent.</param>
/// <param name="Group">The group; null when none was chosen.</param>
/// <param name="Start">The first session as it stands.</param>
/// <param name="HoldsHour">A weekly hour is kept as well.</param>
/// <param name="Dates">Sessions with which the place can begin, the next first.</param>
public sealed record PlaceDecision(
    EnrollmentId Id, int Version, EnrollmentStatus Status, string Name, string Reference, PlaceDoubt Doubt, DateOnly? AbsentOn, string? Group, DateOnly? Start,
    bool HoldsHour, IReadOnlyList<DateOnly> Dates);

/// <summary>One place in doubt, for those who decide about it. Reading it is itself recorded.</summary>
public sealed class PlaceDecisionQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<PlaceDecision?> HandleAsync(Actor actor, EnrollmentId id, CancellationToken stop)
    {
        if (!actor.Has(Deciding.May))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var enrollment = await db.Enrollments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);
        if (enrollment is null)
            return null;
        await unit.RecordReadAsync(actor, "PlaceRead", id.Value, [enrollment.ClientId], stop);
        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == enrollment.ClientId, stop);
        var place = await db.DoubtAsync(id, clock, stop);
        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes);
        var days = await db.LoadStartDaysAsync(enrollment, clock.Today.AddDays(1), terms, stop);
        return new(
            id, enrollment.Version, enrollment.Status, client.PreferredName, client.Reference, place.Doubt, place.AbsentOn,
            await db.Groups.Where(row => row.Id == enrollment.GroupId).Select(row => row.Name).SingleOrDefaultAsync(stop), enrollment.StartDate,
            await db.HourClaims.AnyAsync(row => row.EnrollmentId == id && row.Until > clock.Today, stop), [.. days.Where(static day => day.WhyNot is null).Select(static day => day.Date)]);
    }
}
