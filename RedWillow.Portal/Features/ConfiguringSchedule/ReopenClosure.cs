using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>The center opens after all on a day it had closed.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Date">The closed day; it lies ahead.</param>
public sealed record ReopenClosure(Guid Key, DateOnly Date) : ICommand;

/// <summary>Opens the day, restores the sessions that the closure had cancelled, and gives the first sessions back that it had moved.</summary>
public sealed class ReopenClosureHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ReopenClosure ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        List<Claim> claims = [.. await contexts.ClaimsOfDayAsync(ask.Date, stop), .. await contexts.ClaimsOfMovedAsync(ask.Date, stop)];
        return await unit.RunAsync<ReopenClosure, Done>(actor, ask, claims, (db, ct) => OpenAsync(db, ask.Date, claims, ct), stop);
    }

    private async Task<Result<Done>> OpenAsync(PortalDbContext db, DateOnly date, List<Claim> claims, CancellationToken stop)
    {
        if (await db.Closures.SingleOrDefaultAsync(row => row.Date == date && row.Confirmed, stop) is not { } closure)
            return new NotThere();
        if (date <= clock.Today)
            return new DayAlreadyPast(date);
        closure.Reopen();
        // Only a holiday stays, as a proposal; nobody proposes a day of the center's own choice again.
        if (closure.Kind == ClosureKind.Center)
            db.Closures.Remove(closure);
        return await db.OpenAsync(closure, claims, clock, stop);
    }
}
