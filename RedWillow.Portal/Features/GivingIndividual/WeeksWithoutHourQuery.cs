using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.GivingIndividual;

/// <summary>Clients without a held hour.</summary>
/// <param name="ThisWeek">In the week that goes on, with nothing booked ahead.</param>
/// <param name="LastWeek">In the week before.</param>
/// <param name="IsWholeCenter">Of every therapist; otherwise the actor's own.</param>
public sealed record WeeksWithoutHour(Paged<WithoutHourRow> ThisWeek, Paged<WithoutHourRow> LastWeek, bool IsWholeCenter);

/// <summary>Which page of each list, from 1.</summary>
public sealed record WeeksWithoutHourAsk(int ThisWeek = 1, int LastWeek = 1);

/// <summary>One client in one week.</summary>
/// <param name="Client">Who.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">Tells two clients with the same name apart.</param>
/// <param name="Therapist">With whom the hour is, if with anybody.</param>
/// <param name="Week">Why there was none.</param>
/// <param name="Closure">Why the center was closed that day.</param>
/// <param name="Phone">Never shown without <paramref name="Safe"/>.</param>
/// <param name="Safe">The ways of reaching this client that are safe.</param>
public sealed record WithoutHourRow(
    ClientId Client, string Name, string Reference, string? Therapist, WeekWithoutHour Week, string? Closure, string? Phone, SafeContact Safe);

/// <summary>
/// The weeks without an hour, of a therapist's own clients or, for the director and the front desk, of all. Nothing is stored: a
/// correction of an appointment is all it takes. By a fixed number of queries however many clients there are.
/// </summary>
public sealed class WeeksWithoutHourQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    private const StaffRoles All = StaffRoles.Director | StaffRoles.FrontDesk;

    public async Task<WeeksWithoutHour?> HandleAsync(Actor actor, WeeksWithoutHourAsk ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !staff.Has(All | StaffRoles.Counselor | StaffRoles.Clinician))
            return null;
        var week = ProgramWeek.Of(clock.Today);
        var span = new DateSpan(week.Previous.Monday, week.Next.Monday);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var all = staff.Has(All);
        var stays = await (
            from stay in db.Enrollments.AsNoTracking()
            join client in db.Clients on stay.ClientId equals client.Id
            where (stay.Status == EnrollmentStatus.Active || stay.Status == EnrollmentStatus.OnHold) && stay.FirstAttended < span.Until
                && (all || stay.TherapistId == staff.Id || db.HourClaims.Any(
                    hour => hour.EnrollmentId == stay.Id && hour.PractitionerId == staff.Id && hour.Kind == ClaimKind.Member && hour.Until > span.From))
            select new
            {
                stay.ClientId, stay.FirstAttended, stay.TherapistId, stay.Moves, client.PreferredName, client.Reference, client.Phone, client.SafeContact,
                CountedFrom = db.OpeningBalances.Where(row => row.EnrollmentId == stay.Id).Select(row => (DateOnly?)row.AsOf).FirstOrDefault(),
            }).ToListAsync(stop);
        var people = stays.ConvertAll(stay => stay.ClientId);
        var hours = (await db.LoadHoursAsync(row => people.Contains(row.ClientId), span, clock, stop)).ToLookup(hour => hour.Client);
        var staffNames = await db.Practitioners.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);

        IReadOnlyList<WithoutHourRow> In(ProgramWeek asked) =>
        [
            .. from stay in stays
               let mine = hours[stay.ClientId].Where(hour => asked.Span.Contains(hour.Date)).ToList()
               let lacks = WeekWithoutHour.Of(
                   asked, SinceWhen(stay.FirstAttended!.Value, stay.CountedFrom), Leaves.Of(stay.Moves, clock.Zone.DateOf),
                   [.. mine.Select(hour => new HourOfWeek(hour.Date.ToDateTime(hour.Start), hour.Status, hour.Closure is not null))], clock.LocalNow)
               where lacks is not null
               let hour = mine.Find(one => one.Date == lacks.Date)
               orderby lacks.IsExcused, stay.PreferredName, stay.Reference
               select new WithoutHourRow(
                   stay.ClientId, stay.PreferredName, stay.Reference, NameOf(hour?.Therapist ?? stay.TherapistId), lacks, hour?.Closure, stay.Phone, stay.SafeContact),
        ];
        // The hours before a client was brought along stand in the opening balance, as a number.
        static DateOnly SinceWhen(DateOnly firstAttended, DateOnly? countedFrom) => countedFrom is { } day && day > firstAttended ? day : firstAttended;
        string? NameOf(PractitionerId? therapist) => therapist is { } known ? staffNames.GetValueOrDefault(known) : null;

        var (now, before) = (Paged<WithoutHourRow>.Of(In(week), ask.ThisWeek), Paged<WithoutHourRow>.Of(In(week.Previous), ask.LastWeek));
        await unit.RecordReadAsync(actor, "WithoutHourRead", staff.Id.Value, [.. now.Rows.Concat(before.Rows).Select(row => row.Client).Distinct()], stop);
        return new(now, before, all);
    }
}
