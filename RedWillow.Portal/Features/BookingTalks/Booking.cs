using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Features.BookingTalks;

/// <summary>Who books, and what a change of a talk has to claim.</summary>
internal static class Booking
{
    public const StaffRoles May = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director;

    /// <summary>The talk's clinician, and the person it is with.</summary>
    public static IReadOnlyList<Claim> ClaimsOf(TalkAppointment talk) =>
    [
        .. talk.ClientId is { } client ? [Claim.Client(client), Claim.Enrollment(talk.EnrollmentId!.Value)] : (Claim[])[Claim.Inquiry(talk.InquiryId!.Value)],
        Claim.Caseload(talk.PractitionerId),
    ];

    /// <summary>The same, and what the new time with its clinician claims.</summary>
    public static async Task<IReadOnlyList<Claim>> ClaimsOfMoveAsync(
        this IDbContextFactory<PortalDbContext> contexts, TalkAppointment talk, PractitionerId clinician, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return [.. ClaimsOf(talk), .. await db.TalkClaimsAsync(clinician, talk.ClientId, stop)];
    }

    public static async Task<TalkAppointment?> FindTalkAsync(this IDbContextFactory<PortalDbContext> contexts, TalkId id, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.TalkAppointments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);
    }

    /// <summary>The talk as it is now; null when it was moved to a clinician who is not claimed.</summary>
    public static async Task<TalkAppointment?> ClaimedAsync(this PortalDbContext db, TalkId id, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        var talk = await db.TalkAppointments.SingleAsync(row => row.Id == id, stop);
        return claims.Contains(Claim.Caseload(talk.PractitionerId)) ? talk : null;
    }
}
