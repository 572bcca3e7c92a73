using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Waiting;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.KeepingPlaces;

/// <summary>Staff release a place that is in doubt.</summary>
/// <param name="Key">Made anew after every answer.</param>
/// <param name="Enrollment">Whose place.</param>
/// <param name="Seen">The version that was read.</param>
public sealed record ReleasePlace(Guid Key, EnrollmentId Enrollment, int Seen) : ICommand;

/// <summary>
/// Gives seat and weekly hour back in the same commit. Who was admitted and did not start is withdrawn; a request goes on in the line.
/// What was paused for a talk is a licensed clinician's alone to release.
/// </summary>
public sealed class ReleasePlaceHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ReleasePlace ask, CancellationToken stop)
    {
        if (!actor.Has(Deciding.May))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop);
        return await unit.RunAsync<ReleasePlace, Done>(actor, ask, claims, (db, ct) => ReleaseAsync(db, (Actor.Staff)actor, ask, claims, ct), stop);
    }

    private async Task<Result<Done>> ReleaseAsync(
        PortalDbContext db, Actor.Staff staff, ReleasePlace ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if ((await db.DoubtAsync(ask.Enrollment, clock, stop)).Doubt == PlaceDoubt.None)
            return new PlaceNotInDoubt();
        var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, stop);
        var admitted = enrollment.Status == EnrollmentStatus.Approved;
        var entry = await WaitOfAsync(db, enrollment, stop);
        if (await db.ReleasePlaceAsync(enrollment, claims, staff.Id, clock.Today, clock.UtcNow, stop, talksStay: !admitted) is { } conflict)
            return conflict;
        if (admitted)
            return enrollment.MoveTo(EnrollmentStatus.Withdrawn, staff, clock.UtcNow, nameof(WithdrawalReason.DidNotStart));

        if (entry is not null)
        {
            db.WaitlistEntries.Add(entry);
            db.Record(new WaitlistJoined(entry.Id, enrollment.ClientId, entry.TrackId));
        }

        enrollment.ForgetChoice();
        return enrollment.MoveTo(EnrollmentStatus.Waitlisted, staff, clock.UtcNow, nameof(PlaceDoubt.Undecided));
    }

    // Who was placed from the line goes back to where they stood in it; a request that never waited waits for its group from when it was sent.
    private async Task<WaitlistEntry?> WaitOfAsync(PortalDbContext db, Enrollment enrollment, CancellationToken stop)
    {
        if (enrollment.Moves.OrderBy(static move => move.AtUtc).LastOrDefault(static move => move.To == EnrollmentStatus.Requested) is { From: EnrollmentStatus.Waitlisted }
            && await db.WaitlistEntries.Where(row => row.EnrollmentId == enrollment.Id).OrderByDescending(row => row.EndedUtc).FirstOrDefaultAsync(stop) is { } waited)
            return waited.GoOn();

        return await db.Groups.Where(row => row.Id == enrollment.GroupId).Select(row => (TrackId?)row.TrackId).SingleOrDefaultAsync(stop) is not { } track ? null : new()
        {
            Id = new(Guid.CreateVersion7()), ClientId = enrollment.ClientId, EnrollmentId = enrollment.Id, TrackId = track, GroupId = enrollment.GroupId,
            PossibleHours = "", RequestedUtc = enrollment.SentUtc ?? clock.UtcNow,
        };
    }
}
