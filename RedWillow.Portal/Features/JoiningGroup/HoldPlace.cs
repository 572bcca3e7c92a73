using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>A client, or staff for a client, holds a seat and, unless none fits, a weekly hour for a few minutes; what they held before is let go.</summary>
/// <param name="Key">Made when the choice was offered.</param>
/// <param name="Enrollment">Whose task list.</param>
/// <param name="Group">The group.</param>
/// <param name="Start">The first session.</param>
/// <param name="Hour">The weekly hour; null together with <paramref name="NoHourFits"/>.</param>
/// <param name="NoHourFits">None of the offered hours works: staff arrange one.</param>
public sealed record HoldPlace(
    Guid Key, EnrollmentId Enrollment, GroupId Group, DateOnly Start, OfferedHourId? Hour, bool NoHourFits) : ICommand;

/// <summary>A place is held.</summary>
/// <param name="HeldUntilUtc">From then on anybody who claims it may have it.</param>
public sealed record HeldPlace(DateTime HeldUntilUtc);

/// <summary>
/// Takes seat and hour in one commit, or neither; a refusal leaves what was held before as it was. What is held already stays as it is,
/// with its time: asking for it again keeps nobody else away longer.
/// </summary>
public sealed class HoldPlaceHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<HeldPlace>> HandleAsync(Actor actor, HoldPlace ask, CancellationToken stop)
    {
        if (await contexts.ClientActedForAsync(actor, ask.Enrollment, stop) is not { } client)
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.PlacementClaimsAsync(client, ask.Enrollment, ask.Group, ask.Hour, stop);
        return await unit.RunAsync<HoldPlace, HeldPlace>(actor, ask, claims, (db, ct) => HoldAsync(db, actor, ask, claims, ct), stop);
    }

    private async Task<Result<HeldPlace>> HoldAsync(
        PortalDbContext db, Actor actor, HoldPlace ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if (await db.EnrollmentActedOnAsync(actor, ask.Enrollment, stop) is not { } enrollment)
            return new NotThere();
        if (await db.WhyNotChooseAsync(actor, enrollment, clock.Today, stop) is { } closed)
            return closed;
        if (ask.NoHourFits == ask.Hour is not null)
            return new HourNotChosen();
        var wanted = new PlacementAsk(enrollment.ClientId, ask.Enrollment, ask.Group, ask.Start, ask.Hour);
        var seat = await db.SeatClaims.AsNoTracking().FirstOrDefaultAsync(row => row.EnrollmentId == ask.Enrollment && row.Kind == ClaimKind.Hold, stop);
        var hour = await db.HourClaims.AsNoTracking().FirstOrDefaultAsync(row => row.EnrollmentId == ask.Enrollment && row.Kind == ClaimKind.Hold, stop);
        if (wanted.HeldUntil(seat, hour, clock.UtcNow) is { } until)
            return new HeldPlace(until);
        if (await db.ReleaseHoldsAsync(enrollment.ClientId, claims, stop) is { } conflict)
            return conflict;

        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes)
        {
            NotBefore = await db.FirstDayAsync(actor, clock.Today, stop),
        };
        if (await db.LoadPlacementAsync(wanted, terms, stop) is not { } placement)
            return new NotThere();
        if (Choosing.WhyNot(await db.ProgramInMindAsync(ask.Enrollment, stop), placement.Group.Program) is { } other)
            return other;
        return placement.Take(terms).Then<HeldPlace>(place =>
        {
            db.SeatClaims.Add(place.Seat);
            db.Record(new SeatTaken(ask.Group, enrollment.ClientId, ClaimKind.Hold, ask.Start));
            if (place.Hour is { } taken)
            {
                db.HourClaims.Add(taken);
                db.Record(new HourTakenBy(taken.PractitionerId, enrollment.ClientId, ClaimKind.Hold, ask.Start));
            }

            enrollment.Choose(ask.Group, ask.Start, place.Hour?.PractitionerId, ask.Hour);
            return new HeldPlace(terms.HeldUntilUtc);
        });
    }
}
