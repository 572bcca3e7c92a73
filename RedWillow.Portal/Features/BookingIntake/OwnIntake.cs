using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Features.BookingIntake;

/// <summary>Whose intake it is, and whether they book it themself.</summary>
internal static class OwnIntake
{
    /// <summary>The request of the client that has not ended; null when there is none.</summary>
    public static Task<Enrollment?> OpenRequestAsync(this PortalDbContext db, ClientId me, CancellationToken stop) =>
        db.Enrollments.AsNoTracking().SingleOrDefaultAsync(row => row.ClientId == me && row.Status < EnrollmentStatus.Completed, stop);

    /// <summary>
    /// Sent and not decided, nothing to talk about first, and not arranged together with staff: what keeps the choice of a place closed
    /// keeps this closed too. One that was declined, which its client is not told of, is judged as it stood before.
    /// </summary>
    public static async Task<bool> MayBookAsync(this PortalDbContext db, Enrollment request, CancellationToken stop)
    {
        var declined = request.Status == EnrollmentStatus.Declined;
        return (declined ? request.BeforeDecline() : request.Status) is EnrollmentStatus.Requested or EnrollmentStatus.Waitlisted
            && !await db.SafetyFlags.AnyAsync(row => row.ClientId == request.ClientId && row.ClearedUtc == null, stop)
            && !await db.StaffTasks.AnyAsync(
                row => row.EnrollmentId == request.Id && row.Kind == StaffTaskKind.StaffAssisted
                    && (row.DoneUtc == null || (declined && row.DoneUtc >= request.DecidedUtc)), stop);
    }

    /// <summary>The booked intake as the client sees it: a decline they are not told of has not touched it.</summary>
    public static IQueryable<TalkAppointment> ShownIntakes(this PortalDbContext db, EnrollmentId request, Enrollment? untold) =>
        db.TalkAppointments.Where(row => row.EnrollmentId == request && row.Kind == TalkKind.IntakeAssessment
            && (row.Status == TalkStatus.Booked || row.Status == TalkStatus.Cancelled)).ShownBeside(untold);

    /// <summary>The intake that is booked for the request.</summary>
    public static IQueryable<TalkAppointment> BookedIntakes(this PortalDbContext db, EnrollmentId request) =>
        db.TalkAppointments.Where(row => row.EnrollmentId == request && row.Kind == TalkKind.IntakeAssessment && row.Status == TalkStatus.Booked);
}
