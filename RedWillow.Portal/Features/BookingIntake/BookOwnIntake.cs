using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.BookingIntake;

/// <summary>A client books their own intake, where the center allows it.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Pick">With whom and when.</param>
public sealed record BookOwnIntake(Guid Key, TalkPick Pick) : ICommand;

/// <summary>Takes one of the offered times for the client's own request, by the same rule as staff.</summary>
public sealed class BookOwnIntakeHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy, IOptions<CenterSettings> center)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, BookOwnIntake ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me || !policy.Value.ClientsBookIntake)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        if (await ClaimsAsync(me, ask, stop) is not { } claims)
            return await unit.NoOpenRequestAsync<BookOwnIntake, Done>(me, ask, center.Value.WhenOpen(), clock, stop);
        return await unit.RunAsync<BookOwnIntake, Done>(actor, ask, claims, (db, ct) => BookAsync(db, me, ask, ct), stop);
    }

    private async Task<Result<Done>> BookAsync(PortalDbContext db, Actor.Client me, BookOwnIntake ask, CancellationToken stop)
    {
        if (await db.OpenRequestAsync(me.Id, stop) is not { } request || !await db.MayBookAsync(request, stop))
            return new NotThere();
        if (await db.BookedIntakes(request.Id).AnyAsync(stop))
            return new TalkBookedAlready();
        var time = await db.FindTalkTimeAsync(TalkKind.IntakeAssessment, me.Id, null, ask.Pick, clock.LocalNow, clock.UtcNow, stop);
        return time.Then<Done>(found =>
        {
            var talk = TalkAppointment.ForClient(new(Guid.CreateVersion7()), TalkKind.IntakeAssessment, me.Id, request.Id, ask.Pick.Clinician, found, null, clock.UtcNow);
            db.TalkAppointments.Add(talk);
            db.Record(talk.Happened(TalkChange.Booked));
            return Done.Instance;
        });
    }

    private async Task<Claim[]?> ClaimsAsync(Actor.Client me, BookOwnIntake ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.OpenRequestAsync(me.Id, stop) is { } request && await db.Practitioners.AnyAsync(row => row.Id == ask.Pick.Clinician, stop)
            ? [.. await db.TalkClaimsAsync(ask.Pick.Clinician, me.Id, stop), Claim.Enrollment(request.Id)]
            : null;
    }
}
