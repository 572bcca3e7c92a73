using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Platform.Jobs;

namespace RedWillow.Portal.Platform.Outbox;

/// <summary>
/// Sends what the outbox holds, in order, after the commit that caused it. Each row is taken for some minutes before it is sent,
/// so two instances never send the same one; a mail server that is down costs time, not mails.
/// </summary>
public sealed class OutboxDispatcher(
    IDbContextFactory<PortalDbContext> contexts, ClaimGate gate, Letters letters, IMailer mailer, CommitPulse pulse, TimeProvider time,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    private const int Batch = 50;
    private const int LastAttempt = 14;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    // Longer than any mail server is waited for; shorter than anybody notices when an instance dies in between.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    private static readonly DateTime Never = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Sends everything that is due, and answers how many mails left.</summary>
    public async Task<int> SendDueAsync(CancellationToken stop)
    {
        var sent = 0;
        while (true)
        {
            var due = await DueAsync(stop);
            foreach (var message in due)
            {
                if (await TakeAsync(message, stop) && await SendAsync(message, stop))
                    sent++;
            }

            if (due.Count < Batch)
                return sent;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = pulse.Next;
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(fault, "The outbox could not be read; the next round tries again.");
            }

            await pulse.WaitAsync(next, Round, stoppingToken);
        }
    }

    private async Task<List<OutboxMessage>> DueAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Outbox.AsNoTracking().Where(row => row.SentUtc == null && row.DueUtc <= now)
            .OrderBy(row => row.DueUtc).ThenBy(row => row.Id).Take(Batch).ToListAsync(stop);
    }

    // Whoever counts the attempt first has the row until the lease ends.
    private async Task<bool> TakeAsync(OutboxMessage message, CancellationToken stop)
    {
        var until = time.GetUtcNow().UtcDateTime + Lease;
        return await UpdateAsync(message, message.Attempts, message.Attempts + 1, until, null, "Interrupted", stop) == 1;
    }

    private async Task<bool> SendAsync(OutboxMessage message, CancellationToken stop)
    {
        var attempt = message.Attempts + 1;
        try
        {
            string? reason;
            await using (var db = await contexts.CreateDbContextAsync(stop))
            {
                (var letter, reason) = await letters.WriteAsync(db, message, stop);
                if (letter is not null)
                    await mailer.SendAsync(letter, stop);
            }

            // The mail has left: that is written down even while the portal is stopping.
            await UpdateAsync(message, attempt, attempt, message.DueUtc, time.GetUtcNow().UtcDateTime, reason, CancellationToken.None);
            return reason is null;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // Only the kind: the message of a mail fault may hold the address.
            log.LogWarning("Mail {Id} was not sent at attempt {Attempt}: {Fault}", message.Id, attempt, fault.GetType().Name);
            await UpdateAsync(message, attempt, attempt, NextTry(attempt), null, fault.GetType().Name, stop);
            return false;
        }
    }

    private DateTime NextTry(int attempt)
    {
        if (attempt >= LastAttempt)
            return Never;
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(3, attempt - 1));
        return time.GetUtcNow().UtcDateTime + (pause < LongestPause ? pause : LongestPause);
    }

    private async Task<int> UpdateAsync(
        OutboxMessage message, int attemptsBefore, int attempts, DateTime due, DateTime? sent, string? fault, CancellationToken stop)
    {
        using var turn = await gate.EnterAsync([], stop);
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Outbox.Where(row => row.Id == message.Id && row.SentUtc == null && row.Attempts == attemptsBefore)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, attempts).SetProperty(row => row.DueUtc, due)
                .SetProperty(row => row.SentUtc, sent).SetProperty(row => row.LastFault, fault), stop);
    }
}
