using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>What each role is called, and what it lets a person do.</summary>
internal static class RoleWords
{
    public static readonly IReadOnlyList<(StaffRoles Role, string Name, string May)> All =
    [
        (StaffRoles.FrontDesk, "Front desk", "Requests, contact and scheduling. No reasons, no notes."),
        (StaffRoles.Counselor, "Counselor", "Own groups: rosters and attendance."),
        (StaffRoles.Clinician, "Clinician", "Admits, declines, clears flags, sees every client; every look is written down. Needs a license in force."),
        (StaffRoles.Director, "Director", "All clinical content and reports; every look is written down."),
        (StaffRoles.Admin, "Administrator", "Schedule, settings and accounts. No clinical content."),
    ];

    public static string Of(StaffRoles roles) =>
        roles == StaffRoles.None ? "Nothing yet" : string.Join(", ", All.Where(line => roles.HasFlag(line.Role)).Select(line => line.Name));
}
