using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.FollowingClients;

/// <summary>How much of a client a role sees.</summary>
internal static class Sight
{
    /// <summary>They see group, hour, chair and how to reach the client; others see name and status only.</summary>
    public const StaffRoles Care = StaffRoles.FrontDesk | Notes;

    /// <summary>They also see how it goes, how it ended and why.</summary>
    public const StaffRoles Notes = StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director;
}
