using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.FollowingAbsences;

/// <summary>A care-team review was held.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Review">Which.</param>
/// <param name="Outcome">What came of it; one that a person can choose.</param>
/// <param name="Note">What was agreed.</param>
public sealed record ConcludeReview(Guid Key, CareTeamReviewId Review, ReviewOutcome Outcome, string Note) : ICommand;

/// <summary>A clinician closes a review with what was agreed. The stay goes on as it is, whatever the outcome .</summary>
public sealed class ConcludeReviewHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ConcludeReview ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (actor is not Actor.Staff staff || ask.Outcome is < ReviewOutcome.Continue or > ReviewOutcome.DischargeTalk
            || await FindAsync(db, actor, ask.Review, stop) is not { } seen)
            return await unit.RefuseAsync(actor, ask, ask.Review.Value, stop);
        if (string.IsNullOrWhiteSpace(ask.Note))
            return new ReasonMissing();
        if (WrittenText.WhyNot(ask.Note, CareTeamReview.LongestNote) is { } unreadable)
            return unreadable;
        return await unit.RunAsync<ConcludeReview, Done>(
            actor, ask, [Claim.Client(seen.ClientId), Claim.Enrollment(seen.EnrollmentId)], (work, ct) => ConcludeAsync(work, staff, ask, ct), stop);
    }

    private async Task<Result<Done>> ConcludeAsync(PortalDbContext db, Actor.Staff staff, ConcludeReview ask, CancellationToken stop)
    {
        if (await FindAsync(db, staff, ask.Review, stop) is not { } review)
            return new NotThere();
        if (review.ClosedUtc is not null)
            return new ReviewOver();
        review.Conclude(ask.Outcome, ask.Note.Trim(), staff.Id, clock.UtcNow, clock.Today);
        db.Record(new ReviewClosed(review.Id, review.ClientId, ask.Outcome));
        return Done.Instance;
    }

    private async Task<CareTeamReview?> FindAsync(PortalDbContext db, Actor actor, CareTeamReviewId id, CancellationToken stop) =>
        actor.Has(StaffRoles.Clinician)
            ? await db.CareTeamReviews.SingleOrDefaultAsync(
                row => row.Id == id && db.InSightOf(actor, clock.Today).Any(stay => stay.Id == row.EnrollmentId), stop)
            : null;
}
