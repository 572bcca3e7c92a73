using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>The chosen place belongs to the other program; it can be kept, or let go together with the new answer.</summary>
public sealed record PlaceOfOtherProgram : Refusal;

/// <summary>What a new answer to which program does to a place that was chosen before.</summary>
internal static class ProgramChange
{
    /// <summary>
    /// Null when the answer can be kept: no place is chosen, the place fits, or it was let go on the client's word. The claims of
    /// <see cref="PlacementLoading.PlacementClaimsAsync"/> must be held.
    /// </summary>
    public static async Task<Refusal?> MakeWayForProgramAsync(
        this PortalDbContext db, Enrollment enrollment, string answer, bool letGo, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if (enrollment is not { Status: EnrollmentStatus.Draft, GroupId: { } group })
            return null;
        var offered = await db.Groups.Where(row => row.Id == group).Join(db.Tracks, row => row.TrackId, track => track.Id, (_, track) => track.Program).SingleAsync(stop);
        if (Choosing.WhyNot(Choosing.InMind(answer), offered) is null)
            return null;
        if (!letGo)
            return new PlaceOfOtherProgram();
        if (await db.ReleaseHoldsAsync(enrollment.ClientId, claims, stop) is { } conflict)
            return conflict;
        enrollment.ForgetChoice();
        return null;
    }
}
