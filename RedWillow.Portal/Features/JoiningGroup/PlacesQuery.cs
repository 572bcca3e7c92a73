using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>What a client can choose now. The same rule judges here and when the place is taken, so nothing is offered that would be refused.</summary>
public sealed class PlacesQuery(
    IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock, IOptions<PolicySettings> policy, IOptions<CenterSettings> center)
{
    /// <summary>The client's own view; null when they have no enrollment that goes on as far as they were told.</summary>
    public async Task<PlacesView?> HandleAsync(Actor actor, PlaceChoice choice, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var enrollment = await db.Enrollments.AsNoTracking().FirstOrDefaultAsync(row => row.ClientId == me.Id && row.Status < EnrollmentStatus.Completed, stop);
        if (enrollment is not null)
            return await ViewAsync(db, actor, enrollment, choice, stop);
        return await db.UntoldDeclineAsync(me.Id, center.Value.WhenOpen(), clock, stop) is { } untold
            ? await ClosedAsync(db, untold, untold.BeforeDecline(), stop)
            : null;
    }

    /// <summary>The view of staff who choose for a person; null when it is not theirs to choose. Each look is recorded.</summary>
    public Task<PlacesView?> HandleAsync(Actor actor, EnrollmentId of, PlaceChoice choice, CancellationToken stop) => ForPersonAsync(actor, of, choice, looks: true, stop);

    /// <summary>The same again for a page that is open and asks by itself: nobody looks anew, so nothing is recorded.</summary>
    public Task<PlacesView?> RefreshAsync(Actor actor, EnrollmentId of, PlaceChoice choice, CancellationToken stop) => ForPersonAsync(actor, of, choice, looks: false, stop);

    private async Task<PlacesView?> ForPersonAsync(Actor actor, EnrollmentId of, PlaceChoice choice, bool looks, CancellationToken stop)
    {
        if (!actor.Has(ActingFor.Desk))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var enrollment = await db.Enrollments.AsNoTracking().ActedOnBy(actor).FirstOrDefaultAsync(row => row.Id == of && row.Status < EnrollmentStatus.Completed, stop);
        if (enrollment is null)
            return null;
        if (looks)
            await unit.RecordReadAsync(actor, "PlacesRead", of.Value, [enrollment.ClientId], stop);
        return await ViewAsync(db, actor, enrollment, choice, stop);
    }

    private async Task<PlacesView> ViewAsync(PortalDbContext db, Actor actor, Enrollment enrollment, PlaceChoice choice, CancellationToken stop)
    {
        if (await db.WhyNotChooseAsync(actor, enrollment, clock.Today, stop) is not null)
            return await ClosedAsync(db, enrollment, enrollment.Status, stop);
        var closed = await db.ClosedDaysAsync(stop);
        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes) { NotBefore = Choosing.FirstDay(actor, clock.Today, closed) };
        var program = await db.ProgramInMindAsync(enrollment.Id, stop);
        List<GroupOnOffer> groups = [.. (await db.LoadOpenGroupsAsync(program, enrollment, clock.Today, terms, stop)).Select(open => new GroupOnOffer(open, closed))];
        List<GroupView> views = [.. groups.Select(group => group.View(clock.Today, policy.Value.FewPlaces)).OrderBy(static view => view.IsFull).ThenBy(static view => view.TimeOfDay)];
        var place = await db.LoadChosenPlaceAsync(enrollment, enrollment.Status, clock, stop);
        var held = await HeldAsync(db, enrollment, place, groups, stop);
        var kept = held is { IsOver: false } ? held.Choice : StillOpen(enrollment, place, views);
        // An address without a group that is offered shows what was chosen before.
        var asked = views.Exists(view => view.Slug == choice.Group) ? choice : kept;
        var chosen = groups.Find(group => group.Group.Slug == asked.Group);
        var therapists = chosen is null || asked.Start is not { } start
            ? []
            : await PlacesOnOffer.TherapistsAsync(db, new(enrollment.ClientId, enrollment.Id, chosen.Group.Id, start, null), chosen.Seats, stop);
        return new PlacesView(
            enrollment.Id, ChoosingState.Open, views, therapists, held)
        {
            Remembered = kept, HasLapsed = place is not null && held is not { IsOver: false }, Lost = place?.Hour is { IsGone: true } lost ? lost : null,
            OtherProgram = await OtherProgramAsync(db, choice.Group, program, stop),
            HoldMinutes = policy.Value.HoldMinutes, Program = program, Planned = await PlacesOnOffer.PlannedAsync(db, program, stop),
        };
    }

    private async Task<PlacesView> ClosedAsync(PortalDbContext db, Enrollment enrollment, EnrollmentStatus shown, CancellationToken stop) =>
        new(enrollment.Id, await db.LoadChoosingStateAsync(enrollment, shown, clock.Today, stop), [], [], null)
        {
            CanBeReached = await db.Clients.Where(row => row.Id == enrollment.ClientId).Select(row => row.SafeContact).SingleAsync(stop) != SafeContact.None,
        };

    private static PlaceChoice StillOpen(Enrollment enrollment, ChosenPlace? place, List<GroupView> groups) => groups.Find(group => group.Slug == place?.Slug) switch
    {
        null => new(),
        { } group when group.Dates.Any(date => date.Date == place!.First && date.WhyNot is null) => new(group.Slug, place!.First, enrollment.HourId, enrollment.ArrangeHour),
        { } group => new(group.Slug),
    };

    private static async Task<ProgramKind?> OtherProgramAsync(PortalDbContext db, string? slug, ProgramKind? told, CancellationToken stop) =>
        !Group.IsSlug(slug) || told is null ? null : await db.Groups.Where(row => row.Slug == slug)
            .Join(db.Tracks.Where(row => row.Program != told), row => row.TrackId, track => track.Id, (_, track) => (ProgramKind?)track.Program).SingleOrDefaultAsync(stop);

    private async Task<HeldView?> HeldAsync(
        PortalDbContext db, Enrollment enrollment, ChosenPlace? place, List<GroupOnOffer> groups, CancellationToken stop)
    {
        var seat = await db.SeatClaims.AsNoTracking().FirstOrDefaultAsync(row => row.EnrollmentId == enrollment.Id && row.Kind == ClaimKind.Hold, stop);
        var hour = await db.HourClaims.AsNoTracking().FirstOrDefaultAsync(row => row.EnrollmentId == enrollment.Id && row.Kind == ClaimKind.Hold, stop);
        if (seat?.HeldUntilUtc is not { } until || (hour is null && !enrollment.ArrangeHour) || place is null)
            return null;
        return new HeldView(
            new PlaceChoice(groups.Find(group => group.Group.Id == seat.GroupId)?.Group.Slug, seat.From, hour?.OfferedHourId, hour is null),
            TimeOnly.FromDateTime(clock.Zone.ToLocal(until)), until <= clock.UtcNow, place);
    }
}
