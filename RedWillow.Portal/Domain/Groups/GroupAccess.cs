namespace RedWillow.Portal.Domain.Groups;

/// <summary>
/// Who may read a group's roster and keep its attendance: of a counselor a relationship is asked, of licensed clinicians and the
/// director the role alone, because they cover for one another.
/// </summary>
public static class GroupAccess
{
    /// <summary>Whoever has none of these keeps no attendance, of whatever group.</summary>
    public const StaffRoles Roles = StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director;

    /// <summary>True for the counselors who lead it, and for every licensed clinician and the director.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="counselors">Who leads the group, or the one session.</param>
    public static bool Allows(Actor actor, params ReadOnlySpan<PractitionerId> counselors) =>
        actor.Has(StaffRoles.Clinician | StaffRoles.Director)
        || (actor is Actor.Staff staff && staff.Has(StaffRoles.Counselor) && counselors.Contains(staff.Id));
}
