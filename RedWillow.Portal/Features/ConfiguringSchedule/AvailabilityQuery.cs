using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A weekly hour that a therapist offers.</summary>
/// <param name="Id">Which hour.</param>
/// <param name="Weekday">Which day of the week.</param>
/// <param name="Start">By the wall clock.</param>
/// <param name="Minutes">Its length.</param>
/// <param name="From">The first day on which it is offered.</param>
/// <param name="Until">The first day on which it no longer is; null when that is open.</param>
/// <param name="Booked">How many clients have it, now or later.</param>
/// <param name="Clients">Who they are; filled for the therapist alone.</param>
public sealed record OfferedLine(
    OfferedHourId Id, DayOfWeek Weekday, TimeOnly Start, int Minutes, DateOnly From, DateOnly? Until, int Booked, IReadOnlyList<string> Clients)
{
    /// <summary>Everybody who has it, now or later.</summary>
    public IReadOnlyList<HourTaker> Takers { get; init; } = [];

    /// <summary>Who has it on that day or after it, so that it cannot end then.</summary>
    public IReadOnlyList<HourTaker> TakersFrom(DateOnly day) => [.. Takers.Where(taker => taker.Until > day)];
}

/// <summary>A client who has an hour.</summary>
/// <param name="Name">Who it is; told to the therapist alone.</param>
/// <param name="Until">The first day without it.</param>
public sealed record HourTaker(string? Name, DateOnly Until);

public sealed record TherapistChoice(PractitionerId Id, string Name);

/// <summary>A therapist's offered hours.</summary>
/// <param name="Who">Whose hours; null when nobody has been chosen.</param>
/// <param name="Name">The therapist's name.</param>
/// <param name="Today">The day at the center.</param>
/// <param name="Hours">In order of weekday and time.</param>
/// <param name="Therapists">Whom else the actor may choose.</param>
public sealed record OfferedHours(
    PractitionerId? Who, string Name, DateOnly Today, IReadOnlyList<OfferedLine> Hours, IReadOnlyList<TherapistChoice> Therapists);

/// <summary>The hours of the clinician who asks, or of whom an administrator chooses; null when it is not theirs to see.</summary>
public sealed class AvailabilityQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<OfferedHours?> HandleAsync(Actor actor, PractitionerId? who, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !staff.Has(StaffRoles.Admin | StaffRoles.Clinician) || !Availability.MayChange(actor, who ?? staff.Id))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var therapists = await db.Practitioners.AsNoTracking().Where(row => row.Active && row.TherapistIn != null)
            .OrderBy(row => row.Name).Select(row => new TherapistChoice(row.Id, row.Name)).ToListAsync(stop);
        var choices = staff.Has(StaffRoles.Admin) ? therapists : therapists.FindAll(row => row.Id == staff.Id);
        var chosen = choices.Find(row => row.Id == (who ?? staff.Id));
        return new OfferedHours(
            chosen?.Id, chosen?.Name ?? "", clock.Today, chosen is null ? [] : await HoursAsync(db, staff, chosen.Id, stop), choices);
    }

    private async Task<IReadOnlyList<OfferedLine>> HoursAsync(PortalDbContext db, Actor.Staff staff, PractitionerId who, CancellationToken stop)
    {
        var hours = await db.OfferedHours.AsNoTracking().Where(row => row.PractitionerId == who && row.Until > clock.Today).ToListAsync(stop);
        var claims = await db.HourClaims.AsNoTracking().Where(row => row.PractitionerId == who && row.Until > clock.Today).CountingAt(clock.UtcNow)
            .Select(row => new { row.Weekday, row.StartMinute, row.ClientId, row.From, row.Until }).ToListAsync(stop);
        var names = staff.Id == who ? await NamesAsync(db, staff, [.. claims.Select(claim => claim.ClientId).Distinct()], stop) : [];
        // Whoever keeps an hour longer than one offer of it has it by the next.
        var booked = hours.ToDictionary(hour => hour.Id, hour => claims.FindAll(
            claim => claim.Weekday == hour.Weekday && claim.StartMinute == hour.StartMinute && hour.Span.Overlaps(new(claim.From, claim.Until))));
        return
        [
            .. hours.OrderBy(hour => ((int)hour.Weekday + 6) % 7).ThenBy(hour => hour.StartMinute).Select(hour => new OfferedLine(
                hour.Id, hour.Weekday, hour.Start, hour.Minutes, hour.From, hour.Until == DateSpan.Open ? null : hour.Until,
                booked[hour.Id].Count,
                [.. booked[hour.Id].Select(claim => claim.ClientId).Distinct().Where(names.ContainsKey).Select(client => names[client])])
            {
                Takers = [.. booked[hour.Id].Select(claim => new HourTaker(names.GetValueOrDefault(claim.ClientId), claim.Until))],
            }),
        ];
    }

    /// <summary>A therapist's own clients; an administrator reads only how many.</summary>
    private async Task<Dictionary<ClientId, string>> NamesAsync(PortalDbContext db, Actor.Staff staff, List<ClientId> clients, CancellationToken stop)
    {
        await unit.RecordReadAsync(staff, "OfferedHoursRead", staff.Id.Value, clients, stop);
        return await db.Clients.AsNoTracking().Where(row => clients.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.PreferredName, stop);
    }
}
