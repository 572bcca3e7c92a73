namespace RedWillow.Portal.Demo;

/// <summary>What becomes of a demo client by today.</summary>
internal enum DemoFate
{
    Draft,
    Requested,
    RequestedNoHour,
    RequestedComplete,
    TalkFirst,
    StaffAssisted,
    Waitlisted,
    Approved,
    Active,
    OnHold,
    Completing,
    Completed,
    Discharged,
    Withdrawn,
    Declined,
    EnteredInError,
}

/// <summary>A fictional client.</summary>
/// <param name="Name">The name to use.</param>
/// <param name="LegalName">As on papers.</param>
/// <param name="Group">Index into the demo groups.</param>
/// <param name="WeeksAgo">How many weeks ago the first session was; below zero lies ahead.</param>
/// <param name="Fate">Where they stand today.</param>
/// <param name="Culture">Language of their mails.</param>
/// <param name="Email">Set where a demo sign-in belongs to the person.</param>
internal sealed record DemoClient(
    string Name, string LegalName, int Group, int WeeksAgo, DemoFate Fate, string Culture = "en-US", string? Email = null);

/// <summary>The fictional people of the demo: a made-up slice of Salt Lake City.</summary>
internal static class DemoPeople
{
    /// <summary>Who would rather come in the evening, and asked to hear when that track opens.</summary>
    public static readonly IReadOnlySet<string> Interested = new HashSet<string>(StringComparer.Ordinal) { "Drew", "Sam", "Mei" };

    public static readonly IReadOnlyList<DemoClient> Clients =
    [
        new("Dana", "Dana Rasmussen", 1, 5, DemoFate.Active, Email: "client@demo.example"),
        new("Mateo", "Mateo Quiñones Vargas", 1, 9, DemoFate.Active, "es-US", "client2@demo.example"),
        new("Sione", "Sione Tuʻipulotu", 1, 13, DemoFate.Active),
        new("Grace", "Grace Begaye", 1, 11, DemoFate.Active),
        new("Will", "William Christensen", 1, 3, DemoFate.Active),
        new("Noor", "Noor Al-Masri", 1, 7, DemoFate.Active),
        new("Renée", "Renée Bouchard", 1, 2, DemoFate.Active),
        new("Tyler", "Tyler Jensen", 1, 15, DemoFate.Completing),
        new("Kalani", "Kalani Maka", 1, 6, DemoFate.OnHold),
        new("Óscar", "Óscar Peña Leyva", 1, -1, DemoFate.Approved, "es-US"),

        new("Linda", "Linda Sorensen", 0, 14, DemoFate.Active),
        new("Jamal", "Jamal Whitaker", 0, 10, DemoFate.Active),
        new("Thảo", "Nguyễn Thị Thảo", 0, 8, DemoFate.Active),
        new("Ben", "Benjamin Ashworth", 0, 4, DemoFate.Active),
        new("Marisol", "Marisol Íñiguez", 0, 12, DemoFate.Active, "es-US"),
        new("Cody", "Cody Blackhorse", 0, 1, DemoFate.Active),
        new("Paula", "Paula Fitzgerald", 0, 6, DemoFate.Active),
        new("Zeke", "Ezekiel Larsen", 0, -1, DemoFate.Approved),

        new("Amina", "Amina Warsame", 2, 16, DemoFate.Active),
        new("Chris", "Christine Oldroyd", 2, 9, DemoFate.Active),
        new("Leilani", "Leilani Kamaka", 2, 5, DemoFate.Active),
        new("Søren", "Søren Mikkelsen", 2, 3, DemoFate.Active),
        new("Priscila", "Priscila Araújo", 2, 11, DemoFate.Active),
        new("Drew", "Andrew Pacheco", 2, 7, DemoFate.Active),
        new("Hye-jin", "Hye-jin Park", 2, 2, DemoFate.OnHold),
        new("Tomás", "Tomás Archuleta", 2, -2, DemoFate.Approved, "es-US"),

        new("Ruth", "Ruth Nakai", 1, 18, DemoFate.Completed),
        new("Elliot", "Elliot Barnes", 2, 17, DemoFate.Completed),
        new("Vika", "Vika Fifita", 0, 12, DemoFate.Discharged),
        new("Gus", "Augustus Moody", 2, 10, DemoFate.Discharged),

        new("Josie", "Josephine Kirkham", 1, -2, DemoFate.RequestedComplete),
        new("Hamid", "Hamid Rahimi", 0, -2, DemoFate.Requested),
        new("Beatriz", "Beatriz Solís", 2, -2, DemoFate.Requested, "es-US"),
        new("Kenny", "Kenneth Yazzie", 0, -3, DemoFate.RequestedNoHour),
        new("Maren", "Maren Lindqvist", 2, 0, DemoFate.TalkFirst),
        new("Luis", "Luis Gallegos", 1, 0, DemoFate.StaffAssisted, "es-US"),
        new("Tavita", "Tavita Leota", 1, 0, DemoFate.Waitlisted),
        new("Sam", "Samantha Croft", 2, 0, DemoFate.Waitlisted),
        new("Ike", "Isaac Redd", 0, 0, DemoFate.Draft),
        new("Mei", "Mei-ling Tsosie", 2, 0, DemoFate.Draft),
        new("Rosa", "Rosa Ybarra", 0, 0, DemoFate.Withdrawn),
        new("Ansel", "Ansel Broadbent", 1, 0, DemoFate.Declined),
        new("Lou", "Louisa Haddad", 2, 0, DemoFate.EnteredInError),
    ];
}
