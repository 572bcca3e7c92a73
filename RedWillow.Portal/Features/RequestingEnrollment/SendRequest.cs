using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>A client sends the request for the place they chose, or staff send it for them.</summary>
/// <param name="Key">Made when the check page opened.</param>
/// <param name="Enrollment">The client's own task list, or the one that staff filled in; another's is not there.</param>
/// <param name="Shown">The <see cref="ChosenPlace.Stamp"/> of the place that the page showed; null when it showed none.</param>
public sealed record SendRequest(Guid Key, EnrollmentId Enrollment, string? Shown) : ICommand;

/// <summary>The request was sent; seat and weekly hour are kept until staff decide.</summary>
public sealed record RequestSent(EnrollmentId Enrollment);

/// <summary>
/// Makes the held seat and hour a request, all or nothing. What somebody else has swept away of the hold is claimed anew when it is
/// still free. Whatever is refused, every answer stays.
/// </summary>
public sealed class SendRequestHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<RequestSent>> HandleAsync(Actor actor, SendRequest ask, CancellationToken stop)
    {
        if (await contexts.ClientActedForAsync(actor, ask.Enrollment, stop) is not { } client)
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        await using var look = await contexts.CreateDbContextAsync(stop);
        var chosen = await look.Enrollments.Where(row => row.Id == ask.Enrollment).Select(row => new { row.GroupId, row.HourId }).SingleAsync(stop);
        var claims = await contexts.PlacementClaimsAsync(client, ask.Enrollment, chosen.GroupId, chosen.HourId, stop);
        return await unit.RunAsync<SendRequest, RequestSent>(actor, ask, claims, (db, ct) => SendAsync(db, actor, ask, claims, ct), stop);
    }

    private async Task<Result<RequestSent>> SendAsync(
        PortalDbContext db, Actor actor, SendRequest ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if (await db.EnrollmentActedOnAsync(actor, ask.Enrollment, stop) is not { } enrollment)
            return new NotThere();
        if (await db.WhyNotChooseAsync(actor, enrollment, clock.Today, stop) is { } closed)
            return closed;
        if (await db.WhyNotAskAsync(enrollment.Id, stop) is { } open)
            return open;
        if (enrollment is not { GroupId: not null, StartDate: not null })
            return new PlaceNotChosen();
        if (await IsAnotherAsync(db, enrollment, ask.Shown, stop))
            return new PlaceChanged();
        if (!claims.Contains(Claim.Group(enrollment.GroupId!.Value)))
            return new Conflict();

        var place = await PlaceAsync(db, actor, enrollment, claims, stop);
        if (!place.Succeeded)
            return place.Refusal;
        db.NotePlace(enrollment, place.Value, clock.UtcNow);
        await db.FinishTogetherAsync(actor, enrollment, clock.UtcNow, stop);
        return enrollment.MoveTo(EnrollmentStatus.Requested, actor, clock.UtcNow).Then<RequestSent>(_ => new RequestSent(enrollment.Id));
    }

    // An hour that was held and is gone is no other choice; it is refused for what it is.
    private async Task<bool> IsAnotherAsync(PortalDbContext db, Enrollment enrollment, string? shown, CancellationToken stop)
    {
        var place = (await db.LoadChosenPlaceAsync(enrollment, enrollment.Status, clock, stop))!;
        return (place.Hour is not null || enrollment.ArrangeHour) && place.Stamp != shown;
    }

    private async Task<Result<Place>> PlaceAsync(
        PortalDbContext db, Actor actor, Enrollment enrollment, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes)
        {
            NotBefore = await db.FirstDayAsync(actor, clock.Today, stop),
        };
        var ask = new PlacementAsk(enrollment.ClientId, enrollment.Id, enrollment.GroupId!.Value, enrollment.StartDate!.Value, null);
        if (await db.LoadPlacementAsync(ask, terms, stop) is not { } placement)
            return new NotThere();
        // The program can have been changed since the place was chosen.
        if (Choosing.WhyNot(await db.ProgramInMindAsync(enrollment.Id, stop), placement.Group.Program) is { } other)
            return other;
        if (placement.OwnHour is null && enrollment.HourId is { } remembered && !await db.OfferedHours.AnyAsync(row => row.Id == remembered, stop))
            return new HourNotOffered();
        // Chosen in another tab since the claims were read.
        if ((placement.OwnHour?.PractitionerId ?? WithOf(enrollment)) is { } therapist && !claims.Contains(Claim.Caseload(therapist)))
            return new Conflict();
        if (placement.OwnSeat is not null && (placement.OwnHour is not null || enrollment.ArrangeHour))
            return placement.Keep(ClaimKind.Request, enrollment.ArrangeHour, terms, clock.LocalNow);

        // Whoever claimed next swept the hold away. Seat and hour are asked for anew, what is still held among them.
        var hour = placement.OwnHour?.OfferedHourId ?? enrollment.HourId;
        if (hour is null && !enrollment.ArrangeHour)
            return new HoldExpired();
        if (await db.LoadPlacementAsync(ask with { Hour = hour }, terms, stop) is not { } again)
            return new NotThere();
        if (await db.ReleaseHoldsAsync(enrollment.ClientId, claims, stop) is { } conflict)
            return conflict;
        return again.Take(terms).Then<Place>(place =>
        {
            place.Seat.Become(ClaimKind.Request);
            place.Hour?.Become(ClaimKind.Request);
            db.SeatClaims.Add(place.Seat);
            if (place.Hour is not null)
                db.HourClaims.Add(place.Hour);
            return place;
        });
    }

    private static PractitionerId? WithOf(Enrollment enrollment) => enrollment.HourId is null ? null : enrollment.TherapistId;
}
