using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.WatchingSystem;

/// <summary>A mail that was given up is to be tried again.</summary>
/// <param name="Key">Made when the page was drawn.</param>
/// <param name="Message">Which; all of them without it.</param>
public sealed record TrySendingAgain(Guid Key, Guid? Message) : ICommand;

/// <summary>A mail that was given up is tried again from its first attempt on.</summary>
public sealed record MailTriedAgain(Guid Message) : DomainEvent
{
    public override Guid Subject => Message;
}

/// <summary>Puts parked mails back in line; they are judged anew when they leave. Answers how many.</summary>
public sealed class TrySendingAgainHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<int>> HandleAsync(Actor actor, TrySendingAgain ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        return await unit.RunAsync<TrySendingAgain, int>(actor, ask, [], (db, ct) => TryAgainAsync(db, ask, ct), stop);
    }

    private async Task<Result<int>> TryAgainAsync(PortalDbContext db, TrySendingAgain ask, CancellationToken stop)
    {
        var parked = await db.Outbox.Where(row => row.SentUtc == null && row.ParkedUtc != null && (ask.Message == null || row.Id == ask.Message)).ToListAsync(stop);
        if (parked.Count == 0)
            return new NotThere();
        foreach (var message in parked)
        {
            message.TryAgain(clock.UtcNow);
            db.Record(new MailTriedAgain(message.Id));
        }

        return parked.Count;
    }
}
