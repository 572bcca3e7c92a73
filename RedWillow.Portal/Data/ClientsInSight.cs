using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Data;

/// <summary>Whose stays a member of staff may look at: the one answer for lists, pages and acts.</summary>
public static class ClientsInSight
{
    /// <summary>They see every client; how much of each is the page's matter.</summary>
    public const StaffRoles EveryClient = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.Admin;

    /// <summary>
    /// The newest enrollment of each client whom the actor may see; one that was entered in error hides no other. A counselor sees those who were admitted to a group that they lead
    /// now; a client and a visitor see none.
    /// </summary>
    public static IQueryable<Enrollment> InSightOf(this PortalDbContext db, Actor actor, DateOnly today)
    {
        var newest = db.Enrollments.Where(row => !db.Enrollments.Any(other => other.ClientId == row.ClientId
            && ((other.Status != EnrollmentStatus.EnteredInError && (row.Status == EnrollmentStatus.EnteredInError || other.StartedUtc > row.StartedUtc))
                || (other.Status == EnrollmentStatus.EnteredInError && row.Status == EnrollmentStatus.EnteredInError && other.StartedUtc > row.StartedUtc))));
        if (actor.Has(EveryClient))
            return newest;
        if (actor is not Actor.Staff staff || !staff.Has(StaffRoles.Counselor))
            return newest.Where(static _ => false);
        return newest.Where(row => row.Status >= EnrollmentStatus.Approved && row.Status <= EnrollmentStatus.Discharged
            && db.GroupMeetings.Any(meeting => meeting.GroupId == row.GroupId && meeting.CounselorId == staff.Id && meeting.Until > today));
    }
}
