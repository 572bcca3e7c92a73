using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Calendar;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>The center keeps a proposed holiday.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Date">The day of the proposal.</param>
public sealed record ConfirmClosure(Guid Key, DateOnly Date) : ICommand;

/// <summary>Closes the proposed day and cancels its sessions with the holiday as the reason.</summary>
public sealed class ConfirmClosureHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ConfirmClosure ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        var claims = await contexts.ClaimsOfDayAsync(ask.Date, stop);
        return await unit.RunAsync<ConfirmClosure, Done>(actor, ask, claims, (db, ct) => ConfirmAsync(db, ask.Date, claims, ct), stop);
    }

    private async Task<Result<Done>> ConfirmAsync(PortalDbContext db, DateOnly date, List<Claim> claims, CancellationToken stop)
    {
        if (date <= clock.Today)
            return new DayAlreadyPast(date);
        var closure = await db.Closures.SingleOrDefaultAsync(row => row.Date == date, stop) ?? Proposed(db, date);
        if (closure is null)
            return new NotThere();
        if (closure.Confirmed)
            return new ClosureAlreadyThere(date, closure.Reason);
        closure.Confirm();
        return await db.CloseAsync(closure, claims, clock.UtcNow, stop);
    }

    private static Closure? Proposed(PortalDbContext db, DateOnly date)
    {
        if (Holidays.In(date.Year).FirstOrDefault(holiday => holiday.Date == date) is not { } holiday)
            return null;
        var closure = Closure.Propose(new ClosureId(Guid.CreateVersion7()), date, holiday.Name);
        db.Closures.Add(closure);
        return closure;
    }
}
