using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>An administrator says that an enrollment never was.</summary>
public sealed record MarkEnteredInError(Guid Key, EnrollmentId Enrollment, string? Reason, int Seen) : ICommand;

/// <summary>Takes it out of everything that counts and gives its place back; what was written stays readable. The client is told nothing.</summary>
public sealed class MarkEnteredInErrorHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, MarkEnteredInError ask, CancellationToken stop)
    {
        if (!await contexts.MayActAsync(actor, StaffRoles.Admin, ask.Enrollment, clock.Today, stop))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop);
        return await unit.RunAsync<MarkEnteredInError, Done>(actor, ask, claims, async (db, ct) =>
        {
            if (string.IsNullOrWhiteSpace(ask.Reason))
                return new ReasonNeeded();
            if (Ending.TooLong(ask.Reason) is { } tooLong)
                return tooLong;
            var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, ct);
            if (await db.ReleasePlaceAsync(stay, claims, ((Actor.Staff)actor).Id, clock.Today, clock.UtcNow, ct, neverWas: clock.LocalNow) is { } conflict)
                return conflict;
            return stay.MoveTo(EnrollmentStatus.EnteredInError, actor, clock.UtcNow, ask.Reason.Trim());
        }, stop);
    }
}
