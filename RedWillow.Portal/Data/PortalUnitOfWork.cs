using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Data;

/// <summary>
/// The only door to a change: gate, transaction, claims, work, events to audit and outbox, stored answer, commit.
/// A refusal rolls everything back and commits only its answer; the same command sent again gets that answer again.
/// </summary>
public sealed class PortalUnitOfWork(
    IDbContextFactory<PortalDbContext> contexts, ClaimGate gate, TimeProvider time, IEnumerable<ICommitObserver> observers)
{
    private const string BeforeClaims = "before_claims";

    // A unit inside a unit would wait for itself: at the gate, or for the lock that the outer one holds.
    private static readonly AsyncLocal<bool> Inside = new();

    /// <summary>Runs a piece of work as one transaction.</summary>
    /// <param name="actor">Who asks; part of the command's identity and of every audit row.</param>
    /// <param name="ask">The command with the key of the form it came from.</param>
    /// <param name="claims">Everything the work may change; taken in canonical order, in whatever order they are given.</param>
    /// <param name="work">Reads fresh state, decides, changes. Nobody else can change what was claimed until the commit.</param>
    /// <param name="stop">Gives up before the commit; a commit is never half done.</param>
    public async Task<Result<T>> RunAsync<TAsk, T>(
        Actor actor, TAsk ask, IReadOnlyList<Claim> claims, Func<PortalDbContext, CancellationToken, Task<Result<T>>> work, CancellationToken stop)
        where TAsk : ICommand =>
        await ExecuteAsync(actor, CommandIdentity.Of(actor, ask), Claim.Sort(claims), work, stop);

    /// <summary>
    /// The only way to answer that something is not there before any work has begun. It leaves what such an answer leaves when the work
    /// finds it out: one audit row and the stored answer, once for each command.
    /// </summary>
    /// <param name="actor">Who asked for what is not theirs.</param>
    /// <param name="ask">The command.</param>
    /// <param name="about">What they asked for, as far as the command names one thing; otherwise its key.</param>
    /// <param name="stop">Gives up before the commit.</param>
    public async Task<NotThere> RefuseAsync<TAsk>(Actor actor, TAsk ask, Guid about, CancellationToken stop)
        where TAsk : ICommand
    {
        // Read as bare JSON: the same key may have been answered with a value, when the actor still had the role.
        await ExecuteAsync<JsonElement>(
            actor, CommandIdentity.Of(actor, ask) with { About = about }, [], static (_, _) => Task.FromResult<Result<JsonElement>>(new NotThere()), stop);
        return new NotThere();
    }

    /// <summary>Records that staff read client data, before the data leaves.</summary>
    public async Task RecordReadAsync(Actor actor, string act, Guid subject, IReadOnlyCollection<ClientId> clients, CancellationToken stop)
    {
        if (actor is not Actor.Staff)
            return;
        DemandOutside();
        using var turn = await gate.EnterAsync([], stop);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var now = time.GetUtcNow().UtcDateTime;
        if (clients.Count == 0)
            db.AuditEntries.Add(AuditEntry.Of(actor, act, subject, null, "{}", now));
        foreach (var client in clients.Distinct())
            db.AuditEntries.Add(AuditEntry.Of(actor, act, subject, client, "{}", now));
        await db.SaveChangesAsync(stop);
    }

    private async Task<Result<T>> ExecuteAsync<T>(
        Actor actor, CommandIdentity command, Claim[] sorted, Func<PortalDbContext, CancellationToken, Task<Result<T>>> work, CancellationToken stop)
    {
        DemandOutside();
        UnitOutcome<T> outcome;
        using (await gate.EnterAsync(sorted, stop))
        {
            Inside.Value = true;
            await using var probe = await contexts.CreateDbContextAsync(stop);
            outcome = await probe.Database.CreateExecutionStrategy().ExecuteAsync(
                token => AttemptAsync(actor, command, sorted, work, token), stop);
        }

        Inside.Value = false;
        foreach (var observer in observers)
            observer.Committed(outcome.Events);
        return outcome.Answer;
    }

    private async Task<UnitOutcome<T>> AttemptAsync<T>(
        Actor actor, CommandIdentity command, Claim[] sorted, Func<PortalDbContext, CancellationToken, Task<Result<T>>> work, CancellationToken stop)
    {
        try
        {
            return await TransactAsync(actor, command, sorted, work, stop);
        }
        catch (DbUpdateException fault) when (ConflictTranslation.IsAnsweredCommand(fault))
        {
            // The same command was committed on another connection after this one had looked: its answer is there now.
            await using var db = await contexts.CreateDbContextAsync(stop);
            var answered = await command.FindAnswerAsync<T>(db, stop);
            return answered is null ? throw new InvalidOperationException("An answered command lost its answer.", fault) : new(answered, []);
        }
    }

    private async Task<UnitOutcome<T>> TransactAsync<T>(
        Actor actor, CommandIdentity command, Claim[] sorted, Func<PortalDbContext, CancellationToken, Task<Result<T>>> work, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await transaction.CreateSavepointAsync(BeforeClaims, stop);

        var refusal = await ClaimTaking.TakeAsync(db, sorted, time.GetUtcNow().UtcDateTime, stop);
        if (await command.FindAnswerAsync<T>(db, stop) is { } earlier)
            return new(earlier, []);

        Result<T> answer;
        try
        {
            answer = refusal ?? await work(db, stop);
            if (answer.Succeeded)
                return new(answer, await CommitAsync(actor, command, sorted, db, transaction, answer, stop));
        }
        catch (DbUpdateException fault) when (!ConflictTranslation.IsAnsweredCommand(fault) && ConflictTranslation.Translate(fault) is { } conflict)
        {
            answer = conflict;
        }

        await transaction.RollbackToSavepointAsync(BeforeClaims, stop);
        db.ChangeTracker.Clear();
        db.ForgetRecorded();
        if (answer.Refusal is NotThere)
            db.AuditEntries.Add(AuditEntry.Of(actor, "Refused:" + command.Name, command.Subject(sorted), null, "{}", time.GetUtcNow().UtcDateTime));
        db.CommandAnswers.Add(command.Answered(answer, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new(answer, []);
    }

    private async Task<IReadOnlyList<DomainEvent>> CommitAsync<T>(
        Actor actor, CommandIdentity command, Claim[] sorted, PortalDbContext db, IDbContextTransaction transaction, Result<T> answer, CancellationToken stop)
    {
        ClaimTaking.DemandClaims(db, sorted);
        var now = time.GetUtcNow().UtcDateTime;
        var events = EventWriting.Write(db, actor, now);
        db.CommandAnswers.Add(command.Answered(answer, now));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(CancellationToken.None);
        return events;
    }

    private static void DemandOutside()
    {
        if (Inside.Value)
            throw new InvalidOperationException("A unit of work was started inside another one.");
    }

    private sealed record UnitOutcome<T>(Result<T> Answer, IReadOnlyList<DomainEvent> Events);
}

/// <summary>Hears what was committed, after the fact and outside the transaction.</summary>
public interface ICommitObserver
{
    /// <summary>Must be quick and must not throw.</summary>
    void Committed(IReadOnlyList<DomainEvent> events);
}
