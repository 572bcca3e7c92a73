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
    public static Task<ChoosingState> LoadChoosingStateAsync(this PortalDbContext db, Enrollment enrollment, DateOnly today, CancellationToken stop) =>
        db.LoadChoosingStateAsync(enrollment, enrollment.Status, today, stop);

    /// <summary>The same, for an enrollment that its client is shown as it stood before.</summary>
    public static async Task<ChoosingState> LoadChoosingStateAsync(
        this PortalDbContext db, Enrollment enrollment, EnrollmentStatus shown, DateOnly today, CancellationToken stop)
    {
        var born = await db.Clients.Where(row => row.Id == enrollment.ClientId).Select(row => row.DateOfBirth).SingleAsync(stop);
        var flagged = await db.SafetyFlags.AnyAsync(row => row.ClientId == enrollment.ClientId && row.ClearedUtc == null, stop);
        var byStaff = flagged || Screening.IsUnderage(born, today) || await db.StaffTasks.AnyAsync(
            row => row.EnrollmentId == enrollment.Id && row.Kind == StaffTaskKind.StaffAssisted && row.DoneUtc == null, stop);
        return Choosing.StateOf(shown, byStaff);
    }

    /// <summary>
    /// Why the actor may not choose a place for this enrollment; null when they may. What keeps a client from choosing alone is no reason
    /// for staff who do it together with them; a reason for concern stops everybody until a clinician has cleared it.
    /// </summary>
    public static async Task<Refusal?> WhyNotChooseAsync(this PortalDbContext db, Actor actor, Enrollment enrollment, DateOnly today, CancellationToken stop)
    {
        if (actor is Actor.Client && enrollment.Status == EnrollmentStatus.Declined)
            return new NotOnlineNow();
        var state = await db.LoadChoosingStateAsync(enrollment, today, stop);
        if (actor is not Actor.Staff || state != ChoosingState.ArrangedByStaff)
            return Choosing.WhyNot(state);
        return enrollment.Status == EnrollmentStatus.ConsultationRequired
            || await db.SafetyFlags.AnyAsync(row => row.ClientId == enrollment.ClientId && row.ClearedUtc == null, stop) ? new FlagNotCleared() : null;
    }

    /// <summary>Why nothing can be asked for yet, whoever asks; null when it can. See <see cref="OpenTasks.WhyNotAsk"/>.</summary>
    public static async Task<Refusal?> WhyNotAskAsync(this PortalDbContext db, EnrollmentId id, CancellationToken stop) =>
        OpenTasks.WhyNotAsk(await db.EnrollmentAnswers.AsNoTracking().Where(row => row.EnrollmentId == id)
            .ToDictionaryAsync(row => row.Question, row => row.Value, StringComparer.Ordinal, stop));

    /// <summary>Why a clinician has to talk with the client first: the reasons of every flag that is not cleared, of earlier requests too.</summary>
    public static async Task<IReadOnlyList<ScreeningReason>> LoadConcernsAsync(this PortalDbContext db, ClientId client, CancellationToken stop)
    {
        var open = await db.SafetyFlags.AsNoTracking().Where(row => row.ClientId == client && row.ClearedUtc == null).Select(row => row.Reasons).ToListAsync(stop);
        return [.. open.SelectMany(SafetyFlag.Read).Distinct()];
    }

    /// <summary>The program the client told us about; null while they have not, or are not sure.</summary>
    public static async Task<ProgramKind?> ProgramInMindAsync(this PortalDbContext db, EnrollmentId id, CancellationToken stop) =>
        Choosing.InMind(await db.EnrollmentAnswers.AsNoTracking().Where(row => row.EnrollmentId == id && row.Question == Question.Program)
            .Select(row => row.Value).FirstOrDefaultAsync(stop));
}
