using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>Who may act on a stay: a role and the client in sight together.</summary>
internal static class Acting
{
    public const StaffRoles CareTeam = StaffRoles.FrontDesk | StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director;

    /// <summary>True when the actor holds one of the roles and the stay is the newest of a client whom they see.</summary>
    public static async Task<bool> MayActAsync(
        this IDbContextFactory<PortalDbContext> contexts, Actor actor, StaffRoles roles, EnrollmentId stay, DateOnly today, CancellationToken stop)
    {
        if (!actor.Has(roles))
            return false;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.InSightOf(actor, today).AnyAsync(row => row.Id == stay, stop);
    }

    /// <summary>Full weeks in the program by the end of a day; weeks on leave do not count.</summary>
    public static int WeeksBy(this Enrollment stay, DateOnly lastDay, ProgramZone zone) =>
        stay.FirstAttended is { } first ? ProgramWeek.FullWeeks(first, lastDay.AddDays(1), Leaves.Of(stay.Moves, zone.DateOf)) : 0;
}
