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
        var track = await db.Groups.Where(row => row.Id == enrollment.GroupId).Select(row => (TrackId?)row.TrackId).SingleOrDefaultAsync(stop);
        if (await db.ReleasePlaceAsync(enrollment, claims, staff.Id, clock.Today, clock.UtcNow, stop, talksStay: !admitted) is { } conflict)
            return conflict;
        if (admitted)
            return enrollment.MoveTo(EnrollmentStatus.Withdrawn, staff, clock.UtcNow, nameof(WithdrawalReason.DidNotStart));

        if (track is { } known)
        {
            var entry = new WaitlistEntry
            {
                Id = new(Guid.CreateVersion7()), ClientId = enrollment.ClientId, EnrollmentId = enrollment.Id, TrackId = known, GroupId = enrollment.GroupId,
                PossibleHours = "", RequestedUtc = enrollment.SentUtc ?? clock.UtcNow,
            };
            db.WaitlistEntries.Add(entry);
            db.Record(new WaitlistJoined(entry.Id, enrollment.ClientId, known));
        }

        enrollment.ForgetChoice();
        return enrollment.MoveTo(EnrollmentStatus.Waitlisted, staff, clock.UtcNow, nameof(PlaceDoubt.Undecided));
    }
}
