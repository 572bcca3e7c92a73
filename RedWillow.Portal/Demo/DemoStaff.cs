using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Demo;

/// <summary>A fictional member of staff.</summary>
/// <param name="Name">As clients read it.</param>
/// <param name="Credential">The letters of the license; null for staff without one.</param>
/// <param name="Languages">Spoken with clients.</param>
/// <param name="TherapistIn">The program in which they give individual hours.</param>
/// <param name="Roles">What they may do.</param>
/// <param name="Email">Set where a demo sign-in belongs to the person.</param>
internal sealed record DemoPractitioner(
    string Name, string? Credential, string Languages, ProgramKind? TherapistIn, StaffRoles Roles, string? Email = null);

/// <summary>A fictional group: whose, where and when.</summary>
internal sealed record DemoGroup(
    string Name, ProgramKind Program, TimeOfDay TimeOfDay, DayOfWeek[] Days, TimeOnly Start, int Counselor, int Room, int[] Therapists, bool IsNew = false);

/// <summary>The fictional staff, rooms and groups of the demo.</summary>
internal static class DemoStaff
{
    public static readonly IReadOnlyList<DemoPractitioner> People =
    [
        new("Morgan Ellis", null, "English", null, StaffRoles.Admin, "admin@demo.example"),
        new("Priya Natarajan", "LCSW", "English, Spanish", ProgramKind.SubstanceUse, StaffRoles.Clinician, "clinician@demo.example"),
        new("Marcus Bell", "ASUDC", "English", null, StaffRoles.Counselor, "counselor@demo.example"),
        new("Lucía Herrera", null, "English, Spanish", null, StaffRoles.FrontDesk, "frontdesk@demo.example"),
        new("Hannah Whitehorse", "PhD", "English, Navajo", null, StaffRoles.Director | StaffRoles.Clinician, "director@demo.example"),
        new("Tevita Fonua", "CMHC", "English, Tongan", ProgramKind.SubstanceUse, StaffRoles.Counselor | StaffRoles.Clinician),
        new("Sarah Kimball", "LCSW", "English", ProgramKind.MentalHealth, StaffRoles.Counselor | StaffRoles.Clinician),
        new("Ahmed Yusuf", "CMHC", "English, Somali, Arabic", ProgramKind.MentalHealth, StaffRoles.Clinician),
    ];

    /// <summary>Rooms with how many people they seat.</summary>
    public static readonly IReadOnlyList<(string Name, int Seats)> Rooms = [("Aspen", 14), ("Juniper", 14), ("Sego", 16)];

    public static readonly IReadOnlyList<DemoGroup> Groups =
    [
        new("Morning group", ProgramKind.SubstanceUse, TimeOfDay.Daytime,
            [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday], new(9, 0), Counselor: 2, Room: 0, Therapists: [1, 5]),
        new("Evening group", ProgramKind.SubstanceUse, TimeOfDay.Evening,
            [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], new(17, 30), Counselor: 2, Room: 1, Therapists: [1, 5]),
        new("Midday group", ProgramKind.MentalHealth, TimeOfDay.Daytime,
            [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Thursday], new(10, 0), Counselor: 6, Room: 2, Therapists: [7, 6]),
        new("Second evening group", ProgramKind.SubstanceUse, TimeOfDay.Evening,
            [DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday], new(18, 0), Counselor: 5, Room: 0, Therapists: [1, 5], IsNew: true),
    ];

    /// <summary>The weekly hours each therapist offers: weekday and start; none meets a group they lead.</summary>
    public static readonly IReadOnlyList<(int Therapist, DayOfWeek Day, TimeOnly Start)> Hours =
    [
        .. Week(1, [DayOfWeek.Tuesday, DayOfWeek.Thursday], [13, 14, 15, 16]),
        .. Week(1, [DayOfWeek.Wednesday, DayOfWeek.Friday], [14, 15, 16, 17]),
        .. Week(5, [DayOfWeek.Monday, DayOfWeek.Friday], [13, 14, 15, 16]),
        .. Week(6, [DayOfWeek.Tuesday, DayOfWeek.Friday], [9, 10, 11, 14]),
        .. Week(7, [DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Friday], [14, 15, 16]),
    ];

    private static IEnumerable<(int Therapist, DayOfWeek Day, TimeOnly Start)> Week(int therapist, DayOfWeek[] days, int[] hours) =>
        from day in days from hour in hours select (therapist, day, new TimeOnly(hour, 0));
}
