using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.PlacingCurrentClients;

/// <summary>Staff place a client who was in treatment before the portal.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Person">Who it is.</param>
/// <param name="AnotherPerson">The number is shared: this is not the person who is known by it.</param>
/// <param name="Figures">What they bring along.</param>
/// <param name="AdmittedBy">The clinician who had admitted them, licensed on the first day of the stay.</param>
/// <param name="Group">The group they attend.</param>
/// <param name="First">The next session; from it on the portal counts.</param>
/// <param name="Hour">Their weekly hour.</param>
/// <param name="Payer">How treatment is paid for.</param>
/// <param name="PapersSeen">The signed papers that whoever places the client has in hand.</param>
/// <param name="Known">Who it is, when the center knows them by this address or number; null for somebody new.</param>
public sealed record PlaceCurrentClient(
    Guid Key, PersonDetails Person, bool AnotherPerson, OpeningFigures Figures, PractitionerId AdmittedBy, GroupId Group, DateOnly First,
    OfferedHourId Hour, PayerPath Payer, IReadOnlyList<PaperInHand> PapersSeen, ClientId? Known = null) : ICommand;

/// <summary>A signed paper from before the portal.</summary>
/// <param name="Kind">Which paper.</param>
/// <param name="SignedOn">The day written beside the signature.</param>
public sealed record PaperInHand(DocumentKind Kind, DateOnly SignedOn);

/// <summary>The client is placed.</summary>
public sealed record CurrentClientPlaced(ClientId Client, EnrollmentId Enrollment);

/// <summary>A current client's treatment is paid for in some way; which one is said.</summary>
public sealed record PayerNotSaid : Refusal;

/// <summary>
/// Makes person, stay, chair, weekly hour, opening balance and papers in one commit, or nothing. Chair and hour go through the same claim
/// as everybody's, so a current client takes nobody's place.
/// </summary>
public sealed class PlaceCurrentClientHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, BlindIndex index, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<Result<CurrentClientPlaced>> HandleAsync(Actor actor, PlaceCurrentClient ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(ActingFor.Desk) || !Enum.IsDefined(ask.Payer) || !ask.PapersSeen.All(static paper => Enum.IsDefined(paper.Kind)))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        if ((ask.Person.WhyNot(clock.Today) ?? ask.Figures.WhyNot(clock.Today)) is { } wrong)
            return wrong;
        if (ask.Payer == PayerPath.Unsettled)
            return new PayerNotSaid();
        if (ask.PapersSeen.Any(paper => paper.SignedOn > clock.Today || paper.SignedOn < ask.Figures.Start.AddYears(-1)))
            return new SignedDayWrong();
        await using var look = await contexts.CreateDbContextAsync(stop);
        var therapists = await look.OfferedHours.Where(row => row.Id == ask.Hour).Select(row => row.PractitionerId).ToListAsync(stop);
        // Two colleagues who place the same client at once do it one after the other.
        Claim[] claims =
        [
            Claim.Calendar, Claim.Group(ask.Group), .. therapists.Select(one => Claim.Caseload(one)),
            .. ask.Known is { } known ? await look.KnownClaimsAsync(known, stop) : [],
        ];
        return await unit.RunAsync<PlaceCurrentClient, CurrentClientPlaced>(
            actor, ask, [.. claims.Distinct()], (db, ct) => PlaceAsync(db, staff, ask, claims, ct), stop);
    }

    private async Task<Result<CurrentClientPlaced>> PlaceAsync(
        PortalDbContext db, Actor.Staff staff, PlaceCurrentClient ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if (ask.Known is null && await db.WhyKnownAsync(index, ask.Person.Email, ask.Person.Phone, ask.AnotherPerson, stop) is { } known)
            return known;
        if (await db.Practitioners.AsNoTracking().SingleOrDefaultAsync(row => row.Id == ask.AdmittedBy, stop) is not { } admitted)
            return new NotThere();
        if (!admitted.LicensedOn(ask.Figures.Start))
            return new LicenseNotInForce(admitted.Name, ask.Figures.Start);

        var whose = ask.Known is { } here
            ? await db.TakeOverAsync(index, here, ask.Person, new(staff, clock.UtcNow), claims, stop)
            : BeginAnew(db, ask.Person);
        if (whose.Value is not var (client, stay))
            return whose.Refusal!;
        var terms = new PlacementTerms(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes);
        if (await db.LoadPlacementAsync(new(client.Id, stay.Id, ask.Group, ask.First, ask.Hour), terms, stop) is not { } placement)
            return new NotThere();
        if (TellsInsurer(ask, placement.Group.Program) && !ask.PapersSeen.Any(static paper => paper.Kind == DocumentKind.TpoConsent))
            return new ConsentBeforeInsurer();
        var balance = BalanceOf(stay.Id, ask, admitted, staff.Id);
        return placement.Take(terms).Then(place => stay
            .BringAlong(balance, ask.Figures.CountsFrom(clock.Today), ask.Group, place.Hour?.PractitionerId, ask.Payer, staff)
            .Then<CurrentClientPlaced>(_ =>
            {
                db.Add(balance);
                db.KeepPlace(place);
                foreach (var paper in ask.PapersSeen.DistinctBy(static paper => paper.Kind))
                    db.KeepByHand(PaperOf(stay, paper, staff.Id));
                return new CurrentClientPlaced(client.Id, stay.Id);
            }));
    }

    // Asking an insurer tells it who wants substance use treatment.
    private static bool TellsInsurer(PlaceCurrentClient ask, ProgramKind program) =>
        program == ProgramKind.SubstanceUse && ask.Payer is PayerPath.Authorized or PayerPath.AuthorizationNotRequired;

    private Result<CurrentPerson> BeginAnew(PortalDbContext db, PersonDetails person)
    {
        var client = Client.Register(new(Guid.CreateVersion7()), ClientReference.New(), person.Name.Trim(), person.Email?.Trim(), "en-US", clock.UtcNow);
        client.Identify(person.Name.Trim(), person.LegalName?.Trim(), person.BirthDate);
        client.ReachAt(person.Phone, person.Safe);
        var stay = Enrollment.Begin(new(Guid.CreateVersion7()), client.Id, clock.UtcNow);
        db.AddRange(client, stay);
        return new CurrentPerson(client, stay);
    }

    private OpeningBalance BalanceOf(EnrollmentId stay, PlaceCurrentClient ask, Practitioner admitted, PractitionerId by) => new()
    {
        EnrollmentId = stay, OriginalStart = ask.Figures.Start, AsOf = clock.Today, Weeks = ask.Figures.Weeks, GroupSessions = ask.Figures.GroupSessions,
        IndividualSessions = ask.Figures.IndividualSessions, AdmittedBy = admitted.Id, License = $"{admitted.Credential} {admitted.LicenseNumber}",
        EnteredBy = by, EnteredUtc = clock.UtcNow,
    };

    private PaperConsent PaperOf(Enrollment stay, PaperInHand paper, PractitionerId by) => new()
    {
        Id = new(Guid.CreateVersion7()), ClientId = stay.ClientId, EnrollmentId = stay.Id, Kind = paper.Kind, SignedOn = paper.SignedOn, SeenBy = by,
        RecordedBy = by, RecordedUtc = clock.UtcNow,
    };
}
