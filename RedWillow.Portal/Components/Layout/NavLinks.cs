using System.Security.Claims;
using Microsoft.AspNetCore.Components.Routing;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Components.Layout;

/// <summary>One entry of the main navigation.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Text">The key of its words in <see cref="LayoutText"/>.</param>
/// <param name="Match">Whether the entry is current only at its exact address.</param>
/// <param name="AtEnd">Whether it stands at the far end of the line, apart from the places to go.</param>
public sealed record NavEntry(string Address, string Text, NavLinkMatch Match = NavLinkMatch.Prefix, bool AtEnd = false);

/// <summary>What the main navigation offers to whom. It hides what would be refused; it protects nothing.</summary>
public static class NavLinks
{
    private const string ClientRole = nameof(Actor.Client);

    private static readonly NavEntry[] Visitor =
    [
        new(PortalRoutes.Tracks, "SeeTimes"),
        new(PortalRoutes.Iop, "WhatIsIop"),
        new(PortalRoutes.Faq, "Questions"),
        new(PortalRoutes.Login, "SignIn", AtEnd: true),
    ];

    private static readonly NavEntry[] Client =
    [
        new(PortalRoutes.My, "Home", NavLinkMatch.All),
        new(PortalRoutes.MySchedule, "MySchedule"),
        new(PortalRoutes.MyDocuments, "Documents"),
        new(PortalRoutes.Profile, "Account", AtEnd: true),
    ];

    private static readonly (NavEntry Entry, StaffRoles Roles)[] Staff =
    [
        (new(PortalRoutes.Admin, "Overview", NavLinkMatch.All), StaffRoles.Admin),
        (new(PortalRoutes.StaffToday, "Today"), StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.FrontDesk),
        (new(PortalRoutes.AdminEnrollments, "Requests"), StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.Admin),
        (new(PortalRoutes.AdminConsultations, "Calls"), StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.Admin),
        (new(PortalRoutes.StaffClients, "Clients"), StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.FrontDesk),
        (new(PortalRoutes.AdminOccupancy, "Chairs"), StaffRoles.FrontDesk | StaffRoles.Clinician),
        (new(PortalRoutes.StaffAppointments, "Appointments"), StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.FrontDesk),
        (new(PortalRoutes.StaffAvailability, "Availability"), StaffRoles.Clinician),
        (new(PortalRoutes.AdminSchedule, "Schedule"), StaffRoles.Admin | StaffRoles.Director),
        (new(PortalRoutes.AdminGroups, "Groups"), StaffRoles.Admin | StaffRoles.Director),
        (new(PortalRoutes.AdminClosures, "Closures"), StaffRoles.Admin),
        (new(PortalRoutes.AdminRooms, "Rooms"), StaffRoles.Admin),
        (new(PortalRoutes.AdminUsers, "People"), StaffRoles.Admin),
    ];

    public static IReadOnlyList<NavEntry> For(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
            return Visitor;

        var roles = Enum.GetValues<StaffRoles>()
            .Where(role => role != StaffRoles.None && user.IsInRole(role.ToString()))
            .Aggregate(StaffRoles.None, (all, role) => all | role);
        if (roles != StaffRoles.None)
            return [.. Staff.Where(line => (line.Roles & roles) != 0).Select(line => line.Entry), new(PortalRoutes.Profile, "Account", AtEnd: true)];

        return user.IsInRole(ClientRole) ? Client : [new(PortalRoutes.Profile, "Account", AtEnd: true)];
    }
}
