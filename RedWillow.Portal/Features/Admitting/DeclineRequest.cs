using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>A licensed clinician declines: never by a message alone, and never without a place to go next.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Enrollment">Whose request.</param>
/// <param name="Talked">A call was made, or is scheduled.</param>
/// <param name="NextPlaces">At least one named place that can help now; the client reads it.</param>
/// <param name="Note">For staff.</param>
/// <param name="Seen">The version of the request the clinician read.</param>
public sealed record DeclineRequest(Guid Key, EnrollmentId Enrollment, bool Talked, string NextPlaces, string? Note, int Seen) : ICommand;

/// <summary>A call must be made or scheduled before a request is declined.</summary>
public sealed record TalkFirst : Refusal;

/// <summary>At least one place the client can go next must be named.</summary>
public sealed record NextPlaceNeeded : Refusal;

/// <summary>Declines, frees seat and hour, and ends waiting: one commit. The client reads it from the next office hour on, with a way to call.</summary>
public sealed class DeclineRequestHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<CenterSettings> center)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, DeclineRequest ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Clinician))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        if (!ask.Talked)
            return new TalkFirst();
        if (string.IsNullOrWhiteSpace(ask.NextPlaces))
            return new NextPlaceNeeded();
        if ((WrittenText.WhyNot(ask.NextPlaces) ?? WrittenText.WhyNot(ask.Note)) is { } unreadable)
            return unreadable;
        var claims = await contexts.ClaimsOfAsync(ask.Enrollment, ask.Seen, stop);
        return await unit.RunAsync<DeclineRequest, Done>(actor, ask, claims, async (db, ct) =>
        {
            if (await db.WhyNotLicensedAsync(actor, clock.Today, ct) is { } unlicensed)
                return unlicensed;
            var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, ct);
            var now = clock.UtcNow;
            var told = await db.DeclineToldFromAsync(now, center.Value.WhenOpen(), clock, ct);
            if (await db.ReleasePlaceAsync(enrollment, claims, (actor as Actor.Staff)?.Id, clock.Today, now, ct, declineToldUtc: told) is { } conflict)
                return conflict;
            enrollment.NamePlacesToGo(ask.NextPlaces.Trim());
            return enrollment.MoveTo(EnrollmentStatus.Declined, actor, now, ask.Note?.Trim(), told);
        }, stop);
    }
}
