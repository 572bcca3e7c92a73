namespace RedWillow.Portal.Data.Identity;

/// <summary>A sign-in of the demo clinic.</summary>
/// <param name="Email">The address to type.</param>
/// <param name="Part">What this fictional person does, as shown beside the address.</param>
public sealed record DemoAccount(string Email, string Part);

/// <summary>The sign-ins that exist while the demo is on. Their password is public; with the demo off none of them exists.</summary>
public static class DemoAccounts
{
    public const string Password = "quiet cedar lantern morning";

    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("client@demo.example", "DemoClient"),
        new("client2@demo.example", "DemoClient2"),
        new("new@demo.example", "DemoNew"),
        new("counselor@demo.example", "DemoCounselor"),
        new("clinician@demo.example", "DemoClinician"),
        new("frontdesk@demo.example", "DemoFrontDesk"),
        new("director@demo.example", "DemoDirector"),
        new("admin@demo.example", "DemoAdmin"),
    ];
}
