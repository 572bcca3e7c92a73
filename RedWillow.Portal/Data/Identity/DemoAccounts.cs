using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Data.Identity;

/// <summary>A sign-in of the demo clinic.</summary>
/// <param name="Email">The address to type.</param>
/// <param name="Part">What this fictional person does, as shown beside the address.</param>
/// <param name="Roles">The roles; none for clients.</param>
public sealed record DemoAccount(string Email, string Part, StaffRoles Roles);

/// <summary>The sign-ins that exist while the demo is on. Their password is public; with the demo off none of them exists.</summary>
public static class DemoAccounts
{
    public const string Password = "quiet cedar lantern morning";

    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("client@demo.example", "DemoClient", StaffRoles.None),
        new("client2@demo.example", "DemoClient2", StaffRoles.None),
        new("new@demo.example", "DemoNew", StaffRoles.None),
        new("counselor@demo.example", "DemoCounselor", StaffRoles.Counselor),
        new("clinician@demo.example", "DemoClinician", StaffRoles.Clinician | StaffRoles.Counselor),
        new("frontdesk@demo.example", "DemoFrontDesk", StaffRoles.FrontDesk),
        new("director@demo.example", "DemoDirector", StaffRoles.Director | StaffRoles.Clinician),
        new("admin@demo.example", "DemoAdmin", StaffRoles.Admin),
    ];
}
