using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>What was held in the picker becomes kept: once the request is sent, or a talk comes first.</summary>
internal static class KeptPlaces
{
    /// <summary>
    /// A talk that comes first pauses and takes nothing: what the client holds is kept until a clinician decides. A choice that is
    /// held no more is forgotten, so that no page promises it. What is held and not claimed, from another tab, is a <see cref="Conflict"/>.
    /// </summary>
    public static async Task<Refusal?> KeepWhileTalkingAsync(
        this PortalDbContext db, Enrollment draft, IReadOnlyList<Claim> claims, DateTime nowUtc, CancellationToken stop)
    {
        var seat = await db.SeatClaims.SingleOrDefaultAsync(row => row.EnrollmentId == draft.Id && row.Kind == ClaimKind.Hold, stop);
        if (seat is null)
        {
            draft.ForgetChoice();
            return await db.ReleaseHoldsAsync(draft.ClientId, claims, stop);
        }

        var hour = await db.HourClaims.SingleOrDefaultAsync(row => row.EnrollmentId == draft.Id && row.Kind == ClaimKind.Hold, stop);
        if (!claims.Contains(Claim.Group(seat.GroupId)) || (hour is not null && !claims.Contains(Claim.Caseload(hour.PractitionerId))))
            return new Conflict();
        // Somebody else has the hour by now: staff arrange one.
        if (hour is null && !draft.ArrangeHour)
            draft.Choose(seat.GroupId, seat.From, therapist: null);
        seat.Become(ClaimKind.Request);
        hour?.Become(ClaimKind.Request);
        db.NotePlace(draft, new(seat, hour), nowUtc);
        return null;
    }

    /// <summary>Says what is kept; without a weekly hour, staff are asked to arrange one.</summary>
    public static void NotePlace(this PortalDbContext db, Enrollment enrollment, Place place, DateTime nowUtc)
    {
        db.Record(new SeatTaken(place.Seat.GroupId, enrollment.ClientId, ClaimKind.Request, place.Seat.From));
        if (place.Hour is { } hour)
        {
            db.Record(new HourTakenBy(hour.PractitionerId, enrollment.ClientId, ClaimKind.Request, hour.From));
            return;
        }

        var task = new StaffTask
        {
            Id = new(Guid.CreateVersion7()), Kind = StaffTaskKind.ArrangeHour, ClientId = enrollment.ClientId, EnrollmentId = enrollment.Id,
            OpenedUtc = nowUtc, Priority = TaskPriority.Routine,
        };
        db.StaffTasks.Add(task);
        db.Record(new StaffTaskOpened(task.Id, enrollment.ClientId, task.Kind));
    }
}
