using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.GivingIndividual;

/// <summary>A therapist says what became of one appointment of a client's weekly hour.</summary>
/// <param name="Key">Made anew for every choice.</param>
/// <param name="Hour">The client's weekly hour.</param>
/// <param name="Date">The day of the appointment.</param>
/// <param name="Status">What became of it; Booked takes a cancellation back (<see cref="AppointmentMarks"/>).</param>
/// <param name="Seen">What stood there when it was chosen. Another mark that came meanwhile is not overwritten.</param>
public sealed record MarkAppointment(Guid Key, HourClaimId Hour, DateOnly Date, AppointmentStatus Status, AppointmentStatus Seen) : ICommand;

/// <summary>An appointment's mark as it was saved.</summary>
public sealed record AppointmentSaved(AppointmentStatus Status, DateTime SavedUtc);

/// <summary>Marks on the days on which the hour falls and was the client's; by the therapist whose hour it is, or the director.</summary>
public sealed class MarkAppointmentHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<AppointmentSaved>> HandleAsync(Actor actor, MarkAppointment ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (actor is not Actor.Staff staff || !Enum.IsDefined(ask.Status) || await FindAsync(db, staff, ask.Hour, stop) is not { } hour)
            return await unit.RefuseAsync(actor, ask, ask.Hour.Value, stop);
        return await unit.RunAsync<MarkAppointment, AppointmentSaved>(
            actor, ask, [Claim.Caseload(hour.PractitionerId), Claim.Enrollment(hour.EnrollmentId)], (work, ct) => MarkAsync(work, staff, ask, ct), stop);
    }

    private async Task<Result<AppointmentSaved>> MarkAsync(PortalDbContext db, Actor.Staff staff, MarkAppointment ask, CancellationToken stop)
    {
        if (await FindAsync(db, staff, ask.Hour, stop) is not { } hour)
            return new NotThere();
        if (ask.Date.DayOfWeek != hour.Weekday || !hour.Span.Contains(ask.Date))
            return new NoHourThatDay(ask.Date);
        var moves = await db.Enrollments.Where(one => one.Id == hour.EnrollmentId).SelectMany(static one => one.Moves).AsNoTracking().ToListAsync(stop);
        if (Pauses.Cover(moves, ask.Date.ToDateTime(hour.Start), clock.Zone.ToLocal))
            return new NoHourThatDay(ask.Date);
        var row = await db.IndividualAppointments.SingleOrDefaultAsync(one => one.HourClaimId == hour.Id && one.Date == ask.Date, stop);
        var before = row?.Status ?? AppointmentStatus.Booked;
        // A colleague who was faster and said the same is no conflict.
        if (before != ask.Seen && before != ask.Status)
            return new MarkedMeanwhile(ask.Date, before);
        if (AppointmentMarks.WhyNot(ask.Status, await ReadAsync(db, hour, ask.Date, moves, stop)) is { } refusal)
            return refusal;

        var now = clock.UtcNow;
        if (row is null)
        {
            db.IndividualAppointments.Add(row = new IndividualAppointment
            {
                Id = new(Guid.CreateVersion7()), HourClaimId = hour.Id, ClientId = hour.ClientId, PractitionerId = hour.PractitionerId,
                Date = ask.Date, StartMinute = hour.StartMinute, Minutes = hour.Minutes,
            });
        }

        row.Mark(ask.Status, staff.Id, now);
        db.Record(new AppointmentMarked(row.Id, hour.ClientId, ask.Status, before));
        return new AppointmentSaved(ask.Status, now);
    }

    private async Task<AppointmentAt> ReadAsync(PortalDbContext db, HourClaim hour, DateOnly day, IReadOnlyList<EnrollmentMove> moves, CancellationToken stop) => new(
        day.ToDateTime(hour.Start), clock.LocalNow,
        await db.Closures.AnyAsync(closure => closure.Confirmed && closure.Date == day, stop),
        Leaves.Of(moves, clock.Zone.DateOf).Any(leave => leave.IsOpen && leave.Contains(day)));

    private static async Task<HourClaim?> FindAsync(PortalDbContext db, Actor.Staff staff, HourClaimId id, CancellationToken stop)
    {
        var hour = await db.HourClaims.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Kind == ClaimKind.Member, stop);
        if (hour is null)
            return null;
        var own = hour.PractitionerId == staff.Id && staff.Has(StaffRoles.Clinician | StaffRoles.Counselor);
        return own || staff.Has(StaffRoles.Director) ? hour : null;
    }
}
