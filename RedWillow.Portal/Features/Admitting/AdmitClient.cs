using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>A licensed clinician admits, with the date of the first session.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Enrollment">Whose request.</param>
/// <param name="Start">A scheduled session of the group, today or later .</param>
/// <param name="Seen">The version of the request the clinician read.</param>
public sealed record AdmitClient(Guid Key, EnrollmentId Enrollment, DateOnly Start, int Seen) : ICommand;

/// <summary>Admits when nothing is missing. Seat and hour, held until now, become the client's own in the same commit.</summary>
public sealed class AdmitClientHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, AdmitClient ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Clinician))
            return new NotThere();
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop);
        return await unit.RunAsync<AdmitClient, Done>(actor, ask, claims, (db, ct) => AdmitAsync(db, actor, ask, ct), stop);
    }

    private async Task<Result<Done>> AdmitAsync(PortalDbContext db, Actor actor, AdmitClient ask, CancellationToken stop)
    {
        var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, stop);
        var facts = await db.LoadAdmissionFactsAsync([ask.Enrollment], stop);
        if (AdmissionChecklist.Missing(facts[ask.Enrollment], clock.Today) is { Count: > 0 } gaps)
            return new AdmissionIncomplete(gaps);

        var seat = await db.SeatClaims.SingleAsync(row => row.EnrollmentId == ask.Enrollment, stop);
        var hour = await db.HourClaims.SingleAsync(row => row.EnrollmentId == ask.Enrollment, stop);
        if (await CheckStartAsync(db, seat, ask.Start, stop) is { } refusal)
            return refusal;

        seat.StartOn(ask.Start);
        hour.StartOn(ask.Start);
        seat.Become(ClaimKind.Member);
        hour.Become(ClaimKind.Member);
        enrollment.Admit(ask.Start, hour.PractitionerId);
        db.Record(new SeatTaken(seat.GroupId, seat.ClientId, ClaimKind.Member, ask.Start));
        return enrollment.MoveTo(EnrollmentStatus.Approved, actor, clock.UtcNow);
    }

    // The clinician may move the start; the place is then claimed again over the new interval.
    private async Task<Refusal?> CheckStartAsync(PortalDbContext db, SeatClaim seat, DateOnly start, CancellationToken stop)
    {
        var meets = start >= clock.Today && await db.GroupSessions.AnyAsync(
            row => row.GroupId == seat.GroupId && row.Date == start && row.Status == SessionStatus.Scheduled, stop);
        if (!meets)
            return new NotASessionDate();
        var capacity = await db.Groups.Where(row => row.Id == seat.GroupId).Select(row => row.Capacity).SingleAsync(stop);
        var others = await db.SeatClaims.Where(row => row.GroupId == seat.GroupId && row.Id != seat.Id && row.Until > start)
            .Select(row => new DateSpan(row.From, row.Until)).ToListAsync(stop);
        return Occupancy.HasRoom(capacity, others, DateSpan.OpenFrom(start)) ? null : new GroupFull();
    }
}
