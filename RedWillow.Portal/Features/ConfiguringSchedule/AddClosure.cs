using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>The center closes on a day of its own choice.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Date">A day after today.</param>
/// <param name="Reason">What staff and clients read; 1 to 64 letters.</param>
public sealed record AddClosure(Guid Key, DateOnly Date, string Reason) : ICommand
{
    /// <summary>Why the center cannot close then: <see cref="DayAlreadyPast"/> or <see cref="EffectiveDateOutOfRange"/>; null when it can.</summary>
    public static Refusal? WhyNot(DateOnly date, DateOnly today)
    {
        if (date <= today)
            return new DayAlreadyPast(date);
        return date > Latest(today) ? new EffectiveDateOutOfRange(Earliest(today), Latest(today)) : null;
    }

    /// <summary>The first day that can be closed: what takes place today may have begun.</summary>
    public static DateOnly Earliest(DateOnly today) => today.AddDays(1);

    /// <summary>The last day that can be closed.</summary>
    public static DateOnly Latest(DateOnly today) => today.AddDays(GroupPlanning.PlannedAhead);
}

/// <summary>Closes the day and cancels its sessions with that reason.</summary>
public sealed class AddClosureHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, AddClosure ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        var claims = await contexts.ClaimsOfDayAsync(ask.Date, stop);
        return await unit.RunAsync<AddClosure, Done>(actor, ask, claims, (db, ct) => CloseAsync(db, ask, claims, ct), stop);
    }

    private async Task<Result<Done>> CloseAsync(PortalDbContext db, AddClosure ask, List<Claim> claims, CancellationToken stop)
    {
        if (ask.Reason.Trim().Length is 0 or > GroupPlanning.LongestName)
            return new NameMissing(GroupPlanning.LongestName);
        if (!WrittenText.IsReadable(ask.Reason))
            return new TextNotReadable();
        if (AddClosure.WhyNot(ask.Date, clock.Today) is { } when)
            return when;
        if (await db.Closures.SingleOrDefaultAsync(row => row.Date == ask.Date, stop) is { } there)
        {
            if (there.Confirmed)
                return new ClosureAlreadyThere(there.Date, there.Reason);
            there.ConfirmFor(ask.Reason.Trim());
            return await db.CloseAsync(there, claims, clock.UtcNow, stop);
        }

        var closure = Closure.Declare(new ClosureId(Guid.CreateVersion7()), ask.Date, ask.Reason.Trim());
        db.Closures.Add(closure);
        return await db.CloseAsync(closure, claims, clock.UtcNow, stop);
    }
}
