using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>An open task of a client.</summary>
public sealed record OpenTask(StaffTaskId Id, ClientId Client, EnrollmentId Enrollment, StaffTaskKind Kind, TaskPriority Priority, DateTime OpenedUtc);

/// <summary>One enrollment that waits for the center.</summary>
/// <param name="Id">Which enrollment.</param>
/// <param name="Client">Whose.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="SinceUtc">Since when it waits.</param>
/// <param name="Place">What stands against its place.</param>
/// <param name="Tasks">What is open about it, a safety call of the client included.</param>
public sealed record QueuedStay(
    EnrollmentId Id, ClientId Client, EnrollmentStatus Status, DateTime SinceUtc, DoubtedPlace Place, IReadOnlyList<OpenTask> Tasks)
{
    /// <summary>Staff decide about the request, or about a place of one who did not begin.</summary>
    public bool ToDecide => Status == EnrollmentStatus.Requested || Place.Doubt == PlaceDoubt.DidNotStart;
}

/// <summary>What waits for staff: the one answer for the queue and for everybody's day.</summary>
public static class QueueLoading
{
    private static readonly EnrollmentStatus[] Waiting = [EnrollmentStatus.Requested, EnrollmentStatus.ConsultationRequired, EnrollmentStatus.Waitlisted];

    /// <summary>
    /// Everything that waits, in no order. A safety call stands here until it is done, even when the request has ended, and with it
    /// whatever the client asks for anew.
    /// </summary>
    /// <param name="db">Where to read.</param>
    /// <param name="zone">The center's zone.</param>
    /// <param name="today">The day at the center.</param>
    /// <param name="closed">Days on which the center is closed.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<QueuedStay>> LoadQueueAsync(
        this PortalDbContext db, ProgramZone zone, DateOnly today, IReadOnlySet<DateOnly> closed, CancellationToken stop)
    {
        var tasks = await db.StaffTasks.AsNoTracking().Where(row => row.DoneUtc == null)
            .Select(row => new OpenTask(row.Id, row.ClientId, row.EnrollmentId, row.Kind, row.Priority, row.OpenedUtc)).ToListAsync(stop);
        var withTasks = tasks.Select(row => row.Enrollment).Distinct().ToList();
        var toCall = tasks.Where(row => row.Kind == StaffTaskKind.SafetyCall).Select(row => row.Client).Distinct().ToList();
        var rows = await db.Enrollments.AsNoTracking().Where(row => Waiting.Contains(row.Status) || withTasks.Contains(row.Id)
                || (toCall.Contains(row.ClientId) && row.Status < EnrollmentStatus.Completed)
                || (row.Status == EnrollmentStatus.Approved && row.StartDate <= today))
            .Select(row => new { row.Id, row.ClientId, row.Status, row.SentUtc, row.StartedUtc }).ToListAsync(stop);
        var doubts = await db.LoadDoubtsAsync([.. rows.Select(row => row.Id)], zone, today, closed, stop);
        var stays = rows.Select(row =>
        {
            var open = tasks.FindAll(task => task.Enrollment == row.Id || (task.Client == row.ClientId && task.Kind == StaffTaskKind.SafetyCall));
            var since = row.SentUtc ?? open.Select(task => (DateTime?)task.OpenedUtc).Min() ?? row.StartedUtc;
            return new QueuedStay(row.Id, row.ClientId, row.Status, since, doubts[row.Id], open);
        });
        return [.. stays.Where(stay => stay.Status != EnrollmentStatus.Approved || stay.Place.Doubt != PlaceDoubt.None || stay.Tasks.Count > 0)];
    }
}
