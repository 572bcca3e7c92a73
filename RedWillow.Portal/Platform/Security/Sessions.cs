using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Platform.Security;

/// <summary>Somebody signs in on one browser.</summary>
public sealed record OpenSession(Guid Key, Guid Session, Guid Account) : ICommand;

/// <summary>Somebody signs out of one browser.</summary>
public sealed record CloseSession(Guid Key, Guid Session) : ICommand;

/// <summary>A browser was signed in.</summary>
public sealed record SessionOpened(Guid Account, Guid Session) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>A browser was signed out.</summary>
public sealed record SessionClosed(Guid Account, Guid Session) : DomainEvent
{
    public override Guid Subject => Account;
}

public sealed class OpenSessionHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public Task<Result<Done>> HandleAsync(Actor actor, OpenSession ask, CancellationToken stop) =>
        unit.RunAsync<OpenSession, Done>(actor, ask, [], (db, _) =>
        {
            db.Set<PortalSession>().Add(PortalSession.Open(ask.Session, ask.Account, clock.UtcNow));
            db.Record(new SessionOpened(ask.Account, ask.Session));
            return Task.FromResult<Result<Done>>(Done.Instance);
        }, stop);
}

public sealed class CloseSessionHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public Task<Result<Done>> HandleAsync(Actor actor, CloseSession ask, CancellationToken stop) =>
        unit.RunAsync<CloseSession, Done>(actor, ask, [], async (db, token) =>
        {
            if (await db.Set<PortalSession>().FirstOrDefaultAsync(row => row.Id == ask.Session, token) is not { EndedUtc: null } session)
                return Done.Instance;
            session.End(clock.UtcNow);
            db.Record(new SessionClosed(session.UserId, session.Id));
            return Done.Instance;
        }, stop);
}
