namespace RedWillow.Portal.Domain;

/// <summary>
/// Who acts. Every handler and query receives the actor as its first argument and decides by it;
/// the page attribute is only the first of three locks.
/// </summary>
public abstract record Actor
{
    private Actor()
    {
    }

    /// <summary>Nobody in particular: not signed in.</summary>
    public sealed record Visitor : Actor
    {
        public static Visitor Instance { get; } = new();
    }

    /// <summary>A client, acting for themself alone.</summary>
    public sealed record Client(AccountId Account, ClientId Id) : Actor;

    /// <summary>A member of staff with all the roles they combine.</summary>
    public sealed record Staff(AccountId Account, PractitionerId Id, StaffRoles Roles) : Actor;

    /// <summary>The portal itself: a timed job or the first start.</summary>
    public sealed record System(string Job) : Actor;

    /// <summary>True when the actor is staff and holds at least one of <paramref name="roles"/>.</summary>
    public bool Has(StaffRoles roles) => this is Staff staff && (staff.Roles & roles) != 0;
}

/// <summary>
/// What a member of staff may do. Roles combine in one person; in a small center one person often holds three.
/// </summary>
[Flags]
public enum StaffRoles
{
    None = 0,

    /// <summary>Queues, contact and scheduling, enrolling on behalf. Sees a screening only as its outcome, and no notes.</summary>
    FrontDesk = 1,

    /// <summary>Own groups: rosters, attendance, plans.</summary>
    Counselor = 2,

    /// <summary>Licensed: admits, declines, clears safety flags, sees own individual clients.</summary>
    Clinician = 4,

    /// <summary>All clinical content, reports and overrides, every one of them audited.</summary>
    Director = 8,

    /// <summary>Configuration and accounts; in queues only name, status, age and missing items.</summary>
    Admin = 16,
}

/// <summary>Which roles there are.</summary>
public static class KnownRoles
{
    private const StaffRoles All = StaffRoles.FrontDesk | StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.Admin;

    /// <summary>Nothing but roles that have a meaning: a bit without one would wait in an account for the day it gets one.</summary>
    public static bool AreKnown(this StaffRoles roles) => (roles & ~All) == 0;
}
