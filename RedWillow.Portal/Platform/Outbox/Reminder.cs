using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform.Outbox;

/// <summary>What a reminder in the outbox is about. When that begins is looked up again, because it may be moved; then another reminder goes.</summary>
/// <param name="Choice">Which reminder the client had asked for.</param>
/// <param name="Thing">The session, or the weekly hour.</param>
/// <param name="Date">The day at the center.</param>
/// <param name="Start">The center's wall clock.</param>
public sealed record Reminder(ReminderChoice Choice, Guid Thing, DateOnly Date, TimeOnly Start)
{
    /// <summary>The kind of the outbox row, and the template.</summary>
    public const string Kind = "Reminder";

    /// <summary>The same for the same client, appointment and choice, in whatever instance and at whatever time it is asked.</summary>
    public string Matter(Domain.ClientId client) => string.Create(CultureInfo.InvariantCulture, $"{Choice}:{client.Value:N}:{Thing:N}:{Date:yyyyMMdd}");

    /// <summary>The time as it stands in a key.</summary>
    public string Time => Start.ToString("HHmm", CultureInfo.InvariantCulture);

    /// <summary>The outbox row that goes out when it is due.</summary>
    /// <param name="client">Who is reminded.</param>
    /// <param name="nowUtc">When it is put there.</param>
    /// <param name="dueUtc">When it leaves.</param>
    /// <param name="turn">How many reminders of the appointment were put there before; two instances that count the same make one row.</param>
    public OutboxMessage For(Domain.ClientId client, DateTime nowUtc, DateTime dueUtc, int turn = 0) =>
        OutboxMessage.Once(string.Create(CultureInfo.InvariantCulture, $"{Matter(client)}:{Time}:{turn}"), Kind, client, JsonSerializer.Serialize(this), nowUtc, dueUtc);

    /// <summary>Of which appointment a row reminds, and of which time.</summary>
    public static (string Matter, string Time) Read(string onceKey)
    {
        var parts = onceKey.Split(':');
        return (string.Join(':', parts.Take(4)), parts.ElementAtOrDefault(4) ?? "");
    }
}

/// <summary>Asks, when a reminder is to be sent, whether it still makes sense.</summary>
public sealed class ReminderCheck(ProgramClock clock, IOptions<PolicySettings> policy)
{
    /// <summary>When the appointment begins on the center's wall clock; or why, or until when, nothing is sent.</summary>
    public async Task<(DateTime Begins, Verdict? Not)> LookAsync(PortalDbContext db, Client client, Reminder reminder, CancellationToken stop)
    {
        if (client.Reminder != reminder.Choice)
            return (default, new Verdict.Drop(UnsentReasons.NotWanted));
        var day = new DateSpan(reminder.Date, reminder.Date.AddDays(1));
        var ahead = await db.LoadAppointmentsAheadAsync(day, client.Id, clock, stop);
        if (ahead.FirstOrDefault(row => row.Thing == reminder.Thing) is not { } appointment)
            return (default, new Verdict.Drop(UnsentReasons.NoAppointment));
        // The new time has a reminder of its own; this one would be a second for the same time.
        if (appointment.Start != reminder.Start)
            return (default, new Verdict.Drop(UnsentReasons.Moved));

        var (now, begins) = (clock.LocalNow, appointment.Date.ToDateTime(appointment.Start));
        var allowed = policy.Value.QuietHours.FirstAllowedAfter(now);
        if (allowed >= begins)
            return (begins, new Verdict.Drop(UnsentReasons.TooLate));
        return (begins, allowed > now && clock.Zone.ToUtc(DateOnly.FromDateTime(allowed), TimeOnly.FromDateTime(allowed)) is { Succeeded: true } until
            ? new Verdict.Wait(until.Value)
            : null);
    }
}
