using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Platform.Jobs;

namespace RedWillow.Portal.Platform.Outbox;

/// <summary>
/// Sends what the outbox holds, in order, after the commit that caused it. Each row is taken for some minutes before it is sent,
/// so two instances never send the same one; a mail server that is down costs time, not mails. What it refuses for good, and what has
/// failed for more than a day, is parked with its reason until somebody has it tried again; for a server that is away nothing is parked.
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

    // A server that is back is noticed soon; only one mail is tried in each round meanwhile.
    private static readonly TimeSpan PauseAway = TimeSpan.FromMinutes(1);

    private enum Outcome
    {
        Settled,
        Sent,
        ServerAway,
    }

    /// <summary>Sends everything that is due, and answers how many mails left.</summary>
    public async Task<int> SendDueAsync(CancellationToken stop)
    {
        var sent = 0;
        while (true)
        {
            var due = await DueAsync(stop);
            foreach (var message in due)
            {
                if (!await TakeAsync(message, stop))
                    continue;
                var outcome = await SendAsync(message, stop);
                // The others would fare no better.
                if (outcome == Outcome.ServerAway)
                    return sent;
                if (outcome == Outcome.Sent)
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
        var now = Now;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Outbox.AsNoTracking().Where(row => row.SentUtc == null && row.ParkedUtc == null && row.DueUtc <= now)
            .OrderBy(row => row.DueUtc).ThenBy(row => row.Id).Take(Batch).ToListAsync(stop);
    }

    // Whoever counts the attempt first has the row until the lease ends.
    private async Task<bool> TakeAsync(OutboxMessage message, CancellationToken stop) =>
        await UpdateAsync(message, message.Attempts, new(message.Attempts + 1, Now + Lease, Fault: UnsentReasons.Interrupted), stop) == 1;

    private async Task<Outcome> SendAsync(OutboxMessage message, CancellationToken stop)
    {
        var attempt = message.Attempts + 1;
        try
        {
            var verdict = await JudgeAsync(message, stop);
            if (verdict is Verdict.Send { Letter: var letter })
                await mailer.SendAsync(letter, stop);
            // A mail that has left is written down even while the portal is stopping.
            await UpdateAsync(message, attempt, verdict switch
            {
                Verdict.Wait wait => new(message.Attempts, wait.UntilUtc, Fault: UnsentReasons.NotYet),
                Verdict.Drop drop => new(attempt, message.DueUtc, Sent: Now, Fault: drop.Reason),
                _ => new(attempt, message.DueUtc, Sent: Now),
            }, CancellationToken.None);
            return verdict is Verdict.Send ? Outcome.Sent : Outcome.Settled;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            var reason = ReasonOf(fault);
            // Only the kind: the message of a mail fault may hold the address.
            log.LogWarning("Mail {Id} was not sent at attempt {Attempt}: {Reason} ({Fault})", message.Id, attempt, reason, fault.GetBaseException().GetType().Name);
            var isAway = fault is MailServerAwayException;
            var isOver = fault is MailRefusedException || (!isAway && attempt >= LastAttempt);
            // Nobody was there to refuse it: that is no attempt of this mail, however long it lasts.
            var state = isAway ? new State(message.Attempts, Now + PauseAway, Fault: reason)
                : new State(attempt, isOver ? message.DueUtc : NextTry(attempt), Parked: isOver ? Now : null, Fault: reason);
            await UpdateAsync(message, attempt, state, stop);
            return isAway ? Outcome.ServerAway : Outcome.Settled;
        }
    }

    private async Task<Verdict> JudgeAsync(OutboxMessage message, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await letters.WriteAsync(db, message, stop);
    }

    private static string ReasonOf(Exception fault) => fault switch
    {
        MailRefusedException => fault.Message,
        MailServerAwayException => UnsentReasons.ServerAway,
        _ => fault.GetType().Name,
    };

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private DateTime NextTry(int attempt)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(3, attempt - 1), LongestPause.TotalSeconds));
        return Now + pause;
    }

    // Nothing happens when somebody else has the row by now.
    private async Task<int> UpdateAsync(OutboxMessage message, int attemptsBefore, State state, CancellationToken stop)
    {
        using var turn = await gate.EnterAsync([], stop);
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Outbox.Where(row => row.Id == message.Id && row.SentUtc == null && row.ParkedUtc == null && row.Attempts == attemptsBefore)
            .ExecuteUpdateAsync(
                set =>
                {
                    set.SetProperty(row => row.Attempts, state.Attempts).SetProperty(row => row.DueUtc, state.Due)
                        .SetProperty(row => row.SentUtc, state.Sent).SetProperty(row => row.ParkedUtc, state.Parked).SetProperty(row => row.LastFault, state.Fault);
                    // Addresses, links and codes have done their work; a parked mail keeps them, because it may be tried again.
                    if (state.Sent is not null && message.Kind.StartsWith(Letters.AccountPrefix, StringComparison.Ordinal))
                        set.SetProperty(row => row.Payload, "");
                },
                stop);
    }

    private sealed record State(int Attempts, DateTime Due, DateTime? Sent = null, DateTime? Parked = null, string? Fault = null);
}
