using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.KeepingPlaces;

/// <summary>A client's weekly hour, for those who can give them another one.</summary>
/// <param name="Client">Who.</param>
/// <param name="Stay">The newest enrollment.</param>
/// <param name="Version">What a form that is opened now has seen.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Hours">The hour there is, and those that take its place later.</param>
/// <param name="Days">The days from which another one can hold; null when none can be given.</param>
/// <param name="Proposed">The day after the next present hour; without one tomorrow.</param>
public sealed record HourToChange(
    ClientId Client, EnrollmentId Stay, int Version, EnrollmentStatus Status, string Name, string Reference, IReadOnlyList<KeptHour> Hours, DateSpan? Days, DateOnly Proposed)
{
    /// <summary>Before treatment there is nothing to choose: the hour holds from the first session on.</summary>
    public bool HasOneDay => Days?.Days == 1;
}

/// <summary>A weekly hour from a day on; From is null when it holds now.</summary>
public sealed record KeptHour(string Therapist, DayOfWeek Day, TimeOnly Start, DateOnly? From);

/// <summary>One client's weekly hour, and those that are free for them. Reading it is itself recorded.</summary>
public sealed class HourQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<HourToChange?> HandleAsync(Actor actor, ClientId id, CancellationToken stop)
    {
        if (!actor.Has(Deciding.May))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var stay = await db.InSightOf(actor, clock.Today).AsNoTracking().FirstOrDefaultAsync(row => row.ClientId == id, stop);
        if (stay is null)
            return null;
        await unit.RecordReadAsync(actor, "HourRead", stay.Id.Value, [id], stop);
        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == id, stop);
        var today = clock.Today;
        var hours = await (
            from claim in db.HourClaims.AsNoTracking()
            join therapist in db.Practitioners.AsNoTracking() on claim.PractitionerId equals therapist.Id
            where claim.EnrollmentId == stay.Id && claim.Kind != ClaimKind.Hold && claim.Until > today
            orderby claim.From
            select new { claim, therapist.Name }).ToListAsync(stop);
        var days = await DaysAsync(db, stay, hours.Count > 0, stop);
        return new(
            id, stay.Id, stay.Version, stay.Status, client.PreferredName, client.Reference,
            hours.ConvertAll(row => new KeptHour(row.Name, row.claim.Weekday, row.claim.Start, row.claim.From > today ? row.claim.From : null)),
            days, Proposed(days ?? default, hours.ConvertAll(static row => row.claim).FirstOrDefault()?.Weekday));
    }

    /// <summary>The weekly hours that are free for the client from that day on, apart from the one they have then.</summary>
    public async Task<IReadOnlyList<FreeHour>> FreeAsync(Actor actor, EnrollmentId id, DateOnly from, CancellationToken stop)
    {
        if (!actor.Has(Deciding.May))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        var stay = await db.InSightOf(actor, clock.Today).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);
        if (stay is not { GroupId: { } group })
            return [];
        var hours = await db.HourClaims.AsNoTracking().Where(row => row.EnrollmentId == id && row.Until > from).OrderBy(row => row.From).ToListAsync(stop);
        if (await DaysAsync(db, stay, hours.Count > 0, stop) is not { } days || !days.Contains(from))
            return [];
        var free = await db.LoadFreeHoursAsync(new(stay.ClientId, id, group, from, null), clock.UtcNow, policy.Value.TravelBufferMinutes, stop);
        if (hours is not [.., var last] || last.From > from)
            return free;
        var same = (await db.OfferedHours.AsNoTracking().Where(row => row.PractitionerId == last.PractitionerId).ToListAsync(stop)).Where(last.IsOn).Select(row => row.Id).ToHashSet();
        return [.. free.Where(hour => !same.Contains(hour.Id))];
    }

    private async Task<DateSpan?> DaysAsync(PortalDbContext db, Enrollment stay, bool hasHour, CancellationToken stop)
    {
        var seat = await db.SeatClaims.AsNoTracking()
            .Where(row => row.EnrollmentId == stay.Id && row.GroupId == stay.GroupId && row.Kind != ClaimKind.Guest && row.Until > clock.Today).OrderByDescending(row => row.From).FirstOrDefaultAsync(stop);
        return seat is null || !GivingHours.May(stay.Status, hasHour) ? null : HourChange.Days(seat, GivingHours.InTreatment(stay.Status), clock.Today);
    }

    private DateOnly Proposed(DateSpan days, DayOfWeek? present)
    {
        var day = present is { } weekday ? DateSpan.OpenFrom(clock.Today).First(weekday)!.Value.AddDays(1) : clock.Today.AddDays(1);
        return day < days.From ? days.From : day < days.Until || days.IsEmpty ? day : days.Until.AddDays(-1);
    }
}
