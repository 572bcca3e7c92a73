using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ReachingPeople;

/// <summary>Somebody was tried to be reached: a client or an inquiry, one of the two.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Client">The client.</param>
/// <param name="Inquiry">The inquiry.</param>
/// <param name="Way">How.</param>
/// <param name="Result">What came of it.</param>
/// <param name="AtTheirWish">They asked to be reached this way.</param>
/// <param name="Again">When to try again, in the center's time.</param>
/// <param name="Note">What else there is to know.</param>
public sealed record RecordAttempt(
    Guid Key, ClientId? Client, InquiryId? Inquiry, ContactWay Way, ContactResult Result, bool AtTheirWish, DateTime? Again, string? Note) : ICommand;

/// <summary>
/// Adds one line, never more: a safe way, or one that the person asked for. Of clients, staff record who are in their sight; of
/// inquiries, those who work on requests.
/// </summary>
public sealed class RecordAttemptHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, RecordAttempt ask, CancellationToken stop)
    {
        var about = ask.Client?.Value ?? ask.Inquiry?.Value ?? ask.Key;
        if (actor is not Actor.Staff staff || !await MayAsync(actor, ask, stop) || !Enum.IsDefined(ask.Way) || !Enum.IsDefined(ask.Result))
            return await unit.RefuseAsync(actor, ask, about, stop);
        if (WrittenText.WhyNot(ask.Note, Attempts.LongestNote) is { } unreadable)
            return unreadable;
        var again = AgainUtc(ask.Again);
        if (!again.Succeeded)
            return again.Refusal;
        Claim[] claims = [ask.Client is { } client ? Claim.Client(client) : Claim.Inquiry(ask.Inquiry!.Value)];
        return await unit.RunAsync<RecordAttempt, Done>(actor, ask, claims, (db, ct) => RecordAsync(db, staff, ask, again.Value.Utc, ct), stop);
    }

    private async Task<bool> MayAsync(Actor actor, RecordAttempt ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return ask switch
        {
            { Client: { } client, Inquiry: null } => actor.Has(Reach.Clients) && await db.InSightOf(actor, clock.Today).AnyAsync(row => row.ClientId == client, stop),
            { Client: null, Inquiry: { } inquiry } => actor.Has(Reach.Inquiries) && await db.Inquiries.AnyAsync(row => row.Id == inquiry, stop),
            _ => false,
        };
    }

    private Result<Planned> AgainUtc(DateTime? local)
    {
        if (local is not { } again)
            return new Planned(null);
        return clock.Zone.ToUtc(DateOnly.FromDateTime(again), TimeOnly.FromDateTime(again)).Then<Planned>(utc =>
            Attempts.WhyNotAgain(utc, clock.UtcNow) is { } refusal ? refusal : new Planned(utc));
    }

    private async Task<Result<Done>> RecordAsync(PortalDbContext db, Actor.Staff staff, RecordAttempt ask, DateTime? againUtc, CancellationToken stop)
    {
        if (ask.Inquiry is { } call && !(await db.Inquiries.AsNoTracking().SingleAsync(row => row.Id == call, stop)).IsOpen)
            return new InquiryClosedAlready();
        var before = await db.ContactAttempts.AsNoTracking().Where(row => row.ClientId == ask.Client && row.InquiryId == ask.Inquiry).ToListAsync(stop);
        var safe = ask.Client is { } client
            ? await db.Clients.Where(row => row.Id == client).Select(row => row.SafeContact).SingleAsync(stop)
            : await db.Inquiries.Where(row => row.Id == ask.Inquiry!.Value).Select(row => row.Safe).SingleAsync(stop);
        if (Attempts.WhyNot(ask.Way, ask.Result, safe, Attempts.WantsNoCalls(before), ask.AtTheirWish) is { } refusal)
            return refusal;
        var attempt = new ContactAttempt
        {
            Id = Guid.CreateVersion7(), ClientId = ask.Client, InquiryId = ask.Inquiry, AtUtc = clock.UtcNow, By = staff.Id, Way = ask.Way, Result = ask.Result,
            TryAgainUtc = againUtc, AtTheirWish = ask.AtTheirWish, Note = string.IsNullOrWhiteSpace(ask.Note) ? null : ask.Note.Trim(),
        };
        db.ContactAttempts.Add(attempt);
        if (ask is { Client: { } reached, Result: ContactResult.Reached or ContactResult.Scheduled })
            await db.EndOutreachAsync(reached, OutreachEnd.Reached, staff.Id, clock.UtcNow, stop);
        db.Record(new AttemptRecorded(attempt.Id, ask.Client, ask.Inquiry, ask.Way, ask.Result));
        return Done.Instance;
    }

    private sealed record Planned(DateTime? Utc);
}
