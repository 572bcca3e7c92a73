using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>Who may look at requests, and how long somebody has waited.</summary>
internal static class Waiting
{
    /// <summary>They see name, status, age and what is missing.</summary>
    public const StaffRoles MayLook = MayReach | StaffRoles.Admin;

    /// <summary>They also see how to reach the person, the place and the tasks.</summary>
    public const StaffRoles MayReach = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director;

    /// <summary>They also see reasons and notes.</summary>
    public const StaffRoles MayReadNotes = StaffRoles.Clinician | StaffRoles.Director;

    public static int BusinessDaysSince(this ProgramClock clock, DateTime sinceUtc, IReadOnlySet<DateOnly> closed) =>
        BusinessDays.Since(clock.Zone.DateOf(sinceUtc), clock.Today, closed);
}
