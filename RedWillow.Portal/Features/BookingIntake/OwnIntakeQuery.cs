using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.BookingIntake;

/// <summary>A client's own first appointment.</summary>
/// <param name="Booked">When it is; null while there is none.</param>
/// <param name="With">The clinician.</param>
/// <param name="MayCancel">It can still be given back.</param>
/// <param name="MayBook">They choose a time themself.</param>
/// <param name="Offers">The times that can be had, the first one first.</param>
public sealed record OwnIntakeView(TalkTime? Booked, string? With, bool MayCancel, bool MayBook, IReadOnlyList<TalkOffer> Offers)
{
    /// <summary>They have their place, and nothing is booked: the first appointment is behind them.</summary>
    public bool IsOver { get; init; }

    /// <summary>Their request is not sent yet and they go on by themself, so there is nothing to arrange so far.</summary>
    public bool IsAfterSending { get; init; }

    /// <summary>How we get in touch, as the client said is safe.</summary>
    public FirstWay Reached { get; init; }
}

/// <summary>The client's own appointment, and where the center allows it the times to choose from.</summary>
public sealed class OwnIntakeQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy, IOptions<CenterSettings> center)
{
    public async Task<OwnIntakeView?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var untold = await db.UntoldDeclineAsync(me.Id, center.Value.WhenOpen(), clock, stop);
        if ((await db.OpenRequestAsync(me.Id, stop) ?? untold) is not { } request)
            return null;
        if (await db.ShownIntakes(request.Id, untold).AsNoTracking().SingleOrDefaultAsync(stop) is { } talk)
        {
            var with = await db.Practitioners.Where(row => row.Id == talk.PractitionerId).Select(row => row.Name).SingleAsync(stop);
            return new(talk.Time, with, talk.Time.Begins > clock.LocalNow, false, []);
        }

        var may = policy.Value.ClientsBookIntake && await db.MayBookAsync(request, stop);
        var safe = await db.Clients.Where(row => row.Id == me.Id).Select(row => row.SafeContact).SingleAsync(stop);
        return new(
            null, null, false, may,
            may ? [.. (await db.LoadTalkOffersAsync(TalkKind.IntakeAssessment, me.Id, null, null, clock.LocalNow, clock.UtcNow, stop)).Take(OfferedTalks.MostShown)] : [])
        {
            IsOver = EnrollmentMoves.IsDecided(request.Status) && untold is null, Reached = safe.First(),
            IsAfterSending = request.Status == EnrollmentStatus.Draft
                && await db.LoadChoosingStateAsync(request, clock.Today, stop) != ChoosingState.ArrangedByStaff,
        };
    }
}
