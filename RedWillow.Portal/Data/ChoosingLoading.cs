using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Data;

/// <summary>Tells whether a client may choose a place alone.</summary>
public static class ChoosingLoading
{
    /// <summary>
    /// Where an enrollment stands with choosing. Age is looked at anew each time: who is under 18 chooses with staff, whatever
    /// task was ticked off.
    /// </summary>
    public static async Task<ChoosingState> LoadChoosingStateAsync(this PortalDbContext db, Enrollment enrollment, DateOnly today, CancellationToken stop)
    {
        var born = await db.Clients.Where(row => row.Id == enrollment.ClientId).Select(row => row.DateOfBirth).SingleAsync(stop);
        var flagged = await db.SafetyFlags.AnyAsync(row => row.ClientId == enrollment.ClientId && row.ClearedUtc == null, stop);
        var byStaff = flagged || Screening.IsUnderage(born, today) || await db.StaffTasks.AnyAsync(
            row => row.EnrollmentId == enrollment.Id && row.Kind == StaffTaskKind.StaffAssisted && row.DoneUtc == null, stop);
        return Choosing.StateOf(enrollment.Status, byStaff);
    }

    /// <summary>The program the client told us about; null while they have not, or are not sure.</summary>
    public static async Task<ProgramKind?> ProgramInMindAsync(this PortalDbContext db, EnrollmentId id, CancellationToken stop) =>
        Choosing.InMind(await db.EnrollmentAnswers.AsNoTracking().Where(row => row.EnrollmentId == id && row.Question == Question.Program)
            .Select(row => row.Value).FirstOrDefaultAsync(stop));

    /// <summary>The client's own enrollment with its moves, for a change; null when it is not theirs.</summary>
    public static Task<Enrollment?> OwnEnrollmentAsync(this PortalDbContext db, ClientId client, EnrollmentId id, CancellationToken stop) =>
        db.Enrollments.Include(row => row.Moves).FirstOrDefaultAsync(row => row.Id == id && row.ClientId == client, stop);
}
