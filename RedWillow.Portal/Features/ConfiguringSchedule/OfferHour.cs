using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A therapist offers a weekly hour.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Therapist">Whose hour.</param>
/// <param name="Weekday">Which day of the week.</param>
/// <param name="Start">By the wall clock.</param>
/// <param name="Minutes">30 to 90.</param>
/// <param name="From">The first day on which it is offered.</param>
public sealed record OfferHour(Guid Key, PractitionerId Therapist, DayOfWeek Weekday, TimeOnly Start, int Minutes, DateOnly From) : ICommand;

/// <summary>Offers the hour when the therapist is free then. Clinicians offer their own, an administrator anyone's.</summary>
public sealed class OfferHourHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<OfferedHourId>> HandleAsync(Actor actor, OfferHour ask, CancellationToken stop)
    {
        if (!Availability.MayChange(actor, ask.Therapist))
            return await unit.RefuseAsync(actor, ask, ask.Therapist.Value, stop);
        return await unit.RunAsync<OfferHour, OfferedHourId>(actor, ask, [Claim.Caseload(ask.Therapist)], (db, ct) => OfferAsync(db, ask, ct), stop);
    }

    private async Task<Result<OfferedHourId>> OfferAsync(PortalDbContext db, OfferHour ask, CancellationToken stop)
    {
        var therapist = await db.Practitioners.SingleAsync(row => row.Id == ask.Therapist, stop);
        var time = WeeklyHour.Create(ask.Weekday, ask.Start, ask.Minutes);
        if (!time.Succeeded)
            return time.Refusal;
        if (GroupPlanning.Effective(ask.From, clock.Today) is { } when)
            return when;
        if (therapist.TherapistIn is null || !therapist.Active)
            return new NotATherapist(therapist.Name);
        if (!therapist.LicensedOn(ask.From))
            return new LicenseNotInForce(therapist.Name, ask.From);
        var asked = new WeeklyCommitment(therapist.Name, time.Value, DateSpan.OpenFrom(ask.From));
        if (WeekConflicts.Therapist(therapist.Name, [asked], await db.OfPersonAsync(therapist.Id, except: null, ask.From, clock.UtcNow, stop)) is { } busy)
            return busy;

        therapist.HoursChanged();
        // It was to end that day and goes on: with two offers in a row nobody could begin before the second.
        if (await db.OfferedHours.Where(row => row.PractitionerId == therapist.Id && row.Weekday == ask.Weekday && row.StartMinute == time.Value.StartMinute
                && row.Minutes == ask.Minutes && row.Until == ask.From).OrderBy(row => row.From).FirstOrDefaultAsync(stop) is { } same)
        {
            same.EndBefore(DateSpan.Open);
            return same.Id;
        }

        var hour = new OfferedHour
        {
            Id = new OfferedHourId(Guid.CreateVersion7()), PractitionerId = therapist.Id, Weekday = ask.Weekday,
            StartMinute = time.Value.StartMinute, Minutes = ask.Minutes, From = ask.From,
        };
        db.OfferedHours.Add(hour);
        return hour.Id;
    }
}

/// <summary>Whose hours who may see and change.</summary>
internal static class Availability
{
    /// <summary>An administrator anyone's, a clinician their own.</summary>
    public static bool MayChange(Actor actor, PractitionerId therapist) =>
        actor.Has(StaffRoles.Admin) || (actor is Actor.Staff staff && staff.Has(StaffRoles.Clinician) && staff.Id == therapist);
}
