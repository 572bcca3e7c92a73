using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A therapist no longer offers an hour from a day on.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Hour">Which hour.</param>
/// <param name="FirstDayWithout">Today or later.</param>
public sealed record EndOfferedHour(Guid Key, OfferedHourId Hour, DateOnly FirstDayWithout) : ICommand;

/// <summary>Ends the hour when nobody has it beyond that day; a client who has it gets another one first.</summary>
public sealed class EndOfferedHourHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, EndOfferedHour ask, CancellationToken stop)
    {
        if (await TherapistAsync(ask.Hour, stop) is not { } therapist || !Availability.MayChange(actor, therapist))
            return await unit.RefuseAsync(actor, ask, ask.Hour.Value, stop);
        return await unit.RunAsync<EndOfferedHour, Done>(actor, ask, [Claim.Caseload(therapist)], (db, ct) => EndAsync(db, ask, ct), stop);
    }

    private async Task<Result<Done>> EndAsync(PortalDbContext db, EndOfferedHour ask, CancellationToken stop)
    {
        if (await db.OfferedHours.SingleOrDefaultAsync(row => row.Id == ask.Hour && row.Until > ask.FirstDayWithout, stop) is not { } hour)
            return new NotThere();
        if (GroupPlanning.Effective(ask.FirstDayWithout, clock.Today) is { } when)
            return when;
        await db.RemoveExpiredHoldsAsync(hour.PractitionerId, clock.UtcNow, stop);
        var clients = await db.HourClaims.On(hour).CountAsync(row => row.Until > ask.FirstDayWithout, stop);
        if (clients > 0)
            return new OfferedHourInUse(clients);

        if (hour.From < ask.FirstDayWithout)
            hour.EndBefore(ask.FirstDayWithout);
        else
            db.OfferedHours.Remove(hour);
        (await db.Practitioners.SingleAsync(row => row.Id == hour.PractitionerId, stop)).HoursChanged();
        return Done.Instance;
    }

    private async Task<PractitionerId?> TherapistAsync(OfferedHourId hour, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.OfferedHours.Where(row => row.Id == hour).Select(row => (PractitionerId?)row.PractitionerId).SingleOrDefaultAsync(stop);
    }
}
