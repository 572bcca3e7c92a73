using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.ReachingPeople;

/// <summary>Who reaches whom.</summary>
internal static class Reach
{
    /// <summary>They reach clients, as far as they see them.</summary>
    public const StaffRoles Clients = StaffRoles.Counselor | Inquiries;

    /// <summary>They call who asked for a call.</summary>
    public const StaffRoles Inquiries = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director;

    /// <summary>They see who asked for a call: name, status and age.</summary>
    public const StaffRoles LookAtInquiries = Inquiries | StaffRoles.Admin;
}
