using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>A client opens their task list, or staff open one for a person whom the center knows.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="For">For whom staff open it; null from a client.</param>
public sealed record BeginEnrollment(Guid Key, ClientId? For = null) : ICommand;

/// <summary>
/// Opens a task list, or answers with the one that is open: a client has one way in at a time. For them a request whose decline they
/// are not told of is still open.
/// </summary>
public sealed class BeginEnrollmentHandler(PortalUnitOfWork unit, ProgramClock clock, IOptions<CenterSettings> center)
{
    public async Task<Result<EnrollmentId>> HandleAsync(Actor actor, BeginEnrollment ask, CancellationToken stop)
    {
        if (WhoseBy(actor, ask) is not { } who)
            return await unit.RefuseAsync(actor, ask, ask.For?.Value ?? ask.Key, stop);
        return await unit.RunAsync<BeginEnrollment, EnrollmentId>(actor, ask, [Claim.Client(who)], async (db, ct) =>
        {
            if (await db.Enrollments.OpenOf(who).Select(row => (EnrollmentId?)row.Id).SingleOrDefaultAsync(ct) is { } open)
                return open;
            if (actor is Actor.Client && await db.UntoldDeclineAsync(who, center.Value.WhenOpen(), clock, ct) is { } untold)
                return untold.Id;
            var enrollment = Enrollment.Begin(new(Guid.CreateVersion7()), who, clock.UtcNow);
            db.Enrollments.Add(enrollment);
            if (actor is Actor.Staff)
                db.GoOnTogether(enrollment, clock.UtcNow);
            return enrollment.Id;
        }, stop);
    }

    private static ClientId? WhoseBy(Actor actor, BeginEnrollment ask) => actor switch
    {
        Actor.Client me when ask.For is null => me.Id,
        Actor.Staff when actor.Has(ActingFor.Desk) => ask.For,
        _ => null,
    };
}
