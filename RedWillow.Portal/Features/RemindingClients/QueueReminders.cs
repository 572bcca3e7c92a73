using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reminding;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.RemindingClients;

/// <summary>Some reminders are to be put into the outbox.</summary>
public sealed record QueueReminders(Guid Key) : ICommand;

/// <summary>
/// Puts the reminders into the outbox whose time has come, or comes before the next round. What is due is derived anew each time, so a
/// changed schedule needs no clearing up: an appointment that was moved, to and fro even, is reminded of at the time that the last reminder
/// did not say. The database takes no second row with one key.
/// </summary>
public sealed class QueueRemindersHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    private const int Batch = 100;

    // Two rounds, so that the last minute before the quiet hours is never missed between them.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>Queues what is due; answers how many reminders that were.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.System)
            return await unit.RefuseAsync(actor, new QueueReminders(Guid.CreateVersion7()), Guid.Empty, stop);
        var count = 0;
        foreach (var due in (await DueAsync(stop)).Chunk(Batch))
        {
            var unknown = await UnknownAsync(due, stop);
            if (unknown.Count == 0)
                continue;
            var queued = await unit.RunAsync<QueueReminders, int>(
                actor, new QueueReminders(Guid.CreateVersion7()), [], (db, ct) => QueueAsync(db, unknown, ct), stop);
            // Another instance was faster with one of them; the next round looks again.
            if (queued.Succeeded)
                count += queued.Value;
            else if (queued.Refusal is not Conflict)
                return queued;
        }

        return count;
    }

    private async Task<List<Due>> DueAsync(CancellationToken stop)
    {
        var (now, quiet) = (clock.UtcNow, policy.Value.QuietHours);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var choices = await db.Clients.AsNoTracking().Where(row => row.Reminder != ReminderChoice.Never && (row.SafeContact & SafeContact.Email) != 0)
            .Select(row => new { row.Id, row.Reminder }).ToDictionaryAsync(row => row.Id, row => row.Reminder, stop);
        var days = new DateSpan(clock.Today, clock.Today.AddDays(ReminderTime.MostDaysAhead + 1));
        var appointments = await db.LoadAppointmentsAheadAsync(days, null, clock, stop);
        return
        [
            .. from appointment in appointments
               where choices.ContainsKey(appointment.Client) && appointment.Date.ToDateTime(appointment.Start) > clock.LocalNow
               let choice = choices[appointment.Client]
               let due = ReminderTime.Of(choice, appointment.Date, appointment.Start, quiet, clock.Zone)
               where due is not null && due - Ahead <= now
               select new Due(appointment.Client, new Reminder(choice, appointment.Thing, appointment.Date, appointment.Start), due.Value),
        ];
    }

    private async Task<List<Due>> UnknownAsync(Due[] due, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await UnknownAsync(db, due, stop);
    }

    private async Task<List<Due>> UnknownAsync(PortalDbContext db, IReadOnlyCollection<Due> due, CancellationToken stop)
    {
        var (clients, since) = (due.Select(one => (ClientId?)one.Client).Distinct().ToList(), clock.UtcNow.AddDays(-ReminderTime.MostDaysAhead - 2));
        var rows = await db.Outbox.AsNoTracking()
            .Where(row => row.Kind == Reminder.Kind && row.OnceKey != null && row.CreatedUtc >= since && clients.Contains(row.ClientId))
            .Select(row => new { row.OnceKey, row.SentUtc, row.LastFault }).ToListAsync(stop);
        var earlier = rows.ToLookup(
            row => Reminder.Read(row.OnceKey!).Matter,
            row => new Earlier(Reminder.Read(row.OnceKey!).Time, row.SentUtc, row.SentUtc is not null && row.LastFault is UnsentReasons.Moved or UnsentReasons.NoAppointment),
            StringComparer.Ordinal);
        return
        [
            .. from one in due
               let before = earlier[one.What.Matter(one.Client)].ToList()
               where !Earlier.Say(before, one.What.Time)
               select one with { Turn = before.Count },
        ];
    }

    private async Task<Result<int>> QueueAsync(PortalDbContext db, List<Due> unknown, CancellationToken stop)
    {
        var fresh = await UnknownAsync(db, unknown, stop);
        foreach (var one in fresh)
        {
            var message = one.What.For(one.Client, clock.UtcNow, one.AtUtc, one.Turn);
            db.Outbox.Add(message);
            db.Record(new ReminderQueued(message.Id, one.Client));
        }

        return fresh.Count;
    }

    private sealed record Due(ClientId Client, Reminder What, DateTime AtUtc, int Turn = 0);

    /// <summary>A reminder of the same appointment.</summary>
    /// <param name="Time">Of which time.</param>
    /// <param name="SettledUtc">When; null while it waits.</param>
    /// <param name="WentNowhere">It was dropped because there was no appointment at that time, so it told nobody anything.</param>
    private sealed record Earlier(string Time, DateTime? SettledUtc, bool WentNowhere)
    {
        /// <summary>One of that time waits, or was the last that went.</summary>
        public static bool Say(IReadOnlyCollection<Earlier> rows, string time) =>
            rows.Any(row => row.SettledUtc is null && row.Time == time) || rows.Where(row => row is { SettledUtc: not null, WentNowhere: false }).MaxBy(row => row.SettledUtc)?.Time == time;
    }
}
