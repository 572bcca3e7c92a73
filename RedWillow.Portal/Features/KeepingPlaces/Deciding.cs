using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.KeepingPlaces;

/// <summary>Who decides about a place in doubt, and whether it is in doubt.</summary>
internal static class Deciding
{
    public const StaffRoles May = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director;

    public static async Task<DoubtedPlace> DoubtAsync(this PortalDbContext db, EnrollmentId id, ProgramClock clock, CancellationToken stop)
    {
        var closed = await db.ClosedDaysAsync(stop);
        var place = (await db.LoadDoubtsAsync([id], clock.Zone, clock.Today, closed, stop))[id];
        return place.HoldsSeat ? place : place with { Doubt = PlaceDoubt.None };
    }
}
