using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform.Jobs;

/// <summary>Some rows that nobody asks for any more are to go.</summary>
/// <param name="Key">Made for this batch.</param>
/// <param name="What">Which rows, by the name of their type.</param>
public sealed record RemoveOldRows(Guid Key, string What) : ICommand;

/// <summary>Rows that nobody asks for any more were removed.</summary>
/// <param name="What">Which rows, by the name of their type.</param>
/// <param name="Count">How many.</param>
public sealed record OldRowsRemoved(string What, int Count) : DomainEvent
{
    public override Guid Subject => Guid.Empty;
}

/// <summary>
/// Removes what only served a moment, once it is a month old: sessions that are over, waits after wrong tries, answers to forms.
/// Nothing about a client is among it. Who only asked for a call and did not become one is forgotten after the months of the policy, with
/// every attempt to reach them, once nobody has to call any more. Each batch is a transaction of its own, so that nobody waits long.
/// </summary>
public sealed class RemoveOldRowsHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<SecuritySettings> security,
    IOptions<PolicySettings> policy)
{
    public const int KeptDays = 30;

    private const int Batch = 100;

    /// <summary>Removes everything that is old enough; answers how much that was.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.System)
            return await unit.RefuseAsync(actor, new RemoveOldRows(Guid.CreateVersion7(), ""), Guid.Empty, stop);
        var before = clock.UtcNow.AddDays(-KeptDays);
        var expired = before.AddHours(-security.Value.SessionHours);
        var asked = clock.UtcNow.AddMonths(-policy.Value.InquiryPurgeMonths);
        var count = 0;
        Func<Task<Result<int>>>[] rounds =
        [
            () => RemoveAsync(actor, db => db.Set<PortalSession>().Where(row => row.EndedUtc < before || row.StartedUtc < expired).OrderBy(row => row.StartedUtc), stop),
            () => RemoveAsync(actor, db => db.Set<AttemptThrottle>().Where(row => row.OpensUtc < before && row.MailsSinceUtc < before).OrderBy(row => row.OpensUtc), stop),
            () => RemoveAsync(actor, db => ForgottenInquiries(db, asked).OrderBy(row => row.ReceivedUtc), stop),
            () => RemoveAsync(actor, db => db.CommandAnswers.Where(row => row.AtUtc < before).OrderBy(row => row.AtUtc), stop),
        ];
        foreach (var round in rounds)
        {
            var removed = await round();
            if (!removed.Succeeded)
                return removed;
            count += removed.Value;
        }

        return count;
    }

    private static IQueryable<Inquiry> ForgottenInquiries(PortalDbContext db, DateTime asked) => db.Inquiries.Where(row =>
        row.ReceivedUtc < asked && row.ClosedUtc != null && !db.TalkAppointments.Any(talk => talk.InquiryId == row.Id && talk.Status == TalkStatus.Booked));

    private async Task<Result<int>> RemoveAsync<TRow>(Actor actor, Func<PortalDbContext, IQueryable<TRow>> old, CancellationToken stop)
        where TRow : class
    {
        var count = 0;
        // Looked for without a lock: where there is nothing to do, nothing is written.
        while (await AnyAsync(old, stop))
        {
            var removed = await unit.RunAsync<RemoveOldRows, int>(
                actor, new RemoveOldRows(Guid.CreateVersion7(), typeof(TRow).Name), [], (db, ct) => RemoveBatchAsync(db, old, ct), stop);
            if (!removed.Succeeded)
                return removed;
            count += removed.Value;
        }

        return count;
    }

    private async Task<bool> AnyAsync<TRow>(Func<PortalDbContext, IQueryable<TRow>> old, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await old(db).AnyAsync(stop);
    }

    private static async Task<Result<int>> RemoveBatchAsync<TRow>(PortalDbContext db, Func<PortalDbContext, IQueryable<TRow>> old, CancellationToken stop)
        where TRow : class
    {
        var count = await old(db).RemoveFirstAsync(Batch, stop);
        if (count > 0)
            db.Record(new OldRowsRemoved(typeof(TRow).Name, count));
        return count;
    }
}
