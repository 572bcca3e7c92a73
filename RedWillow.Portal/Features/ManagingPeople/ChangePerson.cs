using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>An administrator sets right what clients and colleagues read of a person, and says whether they still work here.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Who">Which person.</param>
/// <param name="Seen">The <see cref="Practitioner.PersonStamp"/> that the administrator saw.</param>
/// <param name="Name">As clients and colleagues read it.</param>
/// <param name="Languages">Spoken with clients.</param>
/// <param name="TherapistIn">Where they give individual hours; null for nowhere.</param>
/// <param name="Active">They work here.</param>
public sealed record ChangePerson(
    Guid Key, PractitionerId Who, string Seen, string Name, string Languages, ProgramKind? TherapistIn, bool Active) : ICommand;

/// <summary>
/// What others count on comes first: nobody stops giving hours while some are offered, or leaves while a group or a talk is theirs, or while they supervise somebody. Who
/// leaves has their account shut in the same commit, and who comes back has it opened by itself.
/// </summary>
public sealed class ChangePersonHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, UnitUsers unitUsers, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ChangePerson ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin) || (ask.TherapistIn is { } program && !Enum.IsDefined(program)))
            return await unit.RefuseAsync(actor, ask, ask.Who.Value, stop);
        if (!PersonName.IsWritable(ask.Name.Trim()))
            return new NameNotWritable();
        if (WrittenText.WhyNot(ask.Languages, Practitioner.LongestLanguages, lines: false) is { } unreadable)
            return unreadable;
        if (!ask.Active && actor is Actor.Staff self && self.Id == ask.Who)
            return new NotYourOwnAccount();
        Claim[] claims = ask.Active
            ? [Claim.Caseload(ask.Who)]
            : [Claim.Calendar, Claim.Caseload(ask.Who), .. await contexts.ClaimAccountAsync(user => user.PractitionerId == ask.Who, stop)];
        return await unit.RunAsync<ChangePerson, Done>(actor, ask, claims, (db, ct) => ChangeAsync(db, ask, claims, ct), stop);
    }

    private async Task<Result<Done>> ChangeAsync(PortalDbContext db, ChangePerson ask, Claim[] claims, CancellationToken stop)
    {
        var person = await db.Practitioners.SingleAsync(row => row.Id == ask.Who, stop);
        if (person.PersonStamp != ask.Seen)
            return new StaleEdit();
        var leaves = person.Active && !ask.Active;
        if ((leaves || ask.TherapistIn != person.TherapistIn) && await OffersHoursAsync(db, ask.Who, stop))
            return new HoursStillOffered();
        // Only what is given asks for a license: a name is set right whatever has run out.
        if (ask.TherapistIn is not null && ask.TherapistIn != person.TherapistIn && await Licenses.WhyNotAsync(db, ask.Who, clock.Today, stop) is { } problem)
            return problem;
        if (leaves && (await WhyNotLeaveAsync(db, ask.Who, stop) ?? await ShutAsync(db, ask.Who, claims, stop)) is { } stays)
            return stays;
        person.Change(ask.Name.Trim(), ask.Languages.Trim(), ask.TherapistIn, ask.Active);
        return Done.Instance;
    }

    private async Task<bool> OffersHoursAsync(PortalDbContext db, PractitionerId who, CancellationToken stop) =>
        await db.OfferedHours.AnyAsync(row => row.PractitionerId == who && row.Until > clock.Today, stop)
        || await db.HourClaims.CountingAt(clock.UtcNow).AnyAsync(row => row.PractitionerId == who && row.Until > clock.Today, stop);

    private async Task<Refusal?> WhyNotLeaveAsync(PortalDbContext db, PractitionerId who, CancellationToken stop)
    {
        var led = await (
            from meeting in db.GroupMeetings
            join one in db.Groups on meeting.GroupId equals one.Id
            where meeting.CounselorId == who && meeting.Until > clock.Today && meeting.Until > meeting.From
            orderby one.Name
            select one.Name).FirstOrDefaultAsync(stop);
        if (led is not null)
            return new GroupStillLed(led);
        var talk = await db.TalkAppointments.Where(row => row.PractitionerId == who).BookedFrom(clock.Today).OrderBy(row => row.Date)
            .Select(row => (DateOnly?)row.Date).FirstOrDefaultAsync(stop);
        if (talk is { } on)
            return new TalkStillBooked(on);
        var supervised = await db.Practitioners.Where(row => row.SupervisorId == who && row.Id != who && row.Active)
            .OrderBy(row => row.Name).Select(row => row.Name).ToListAsync(stop);
        return supervised.Count > 0 ? new PeopleStillSupervised(string.Join(", ", supervised)) : null;
    }

    private async Task<Refusal?> ShutAsync(PortalDbContext db, PractitionerId who, Claim[] claims, CancellationToken stop)
    {
        using var users = unitUsers.Over(db);
        if (await db.Users.SingleOrDefaultAsync(row => row.PractitionerId == who && !row.Disabled, stop) is not { } user)
            return null;
        return claims.Contains(Claim.Account(user.Id)) ? await AccountShutting.ShutAsync(db, users, user, shut: true, stop) : new Conflict();
    }
}

/// <summary>Weekly hours of theirs are still offered, or somebody has one.</summary>
public sealed record HoursStillOffered : Refusal;

/// <summary>They still lead a group.</summary>
public sealed record GroupStillLed(string Group) : Refusal
{
    public override IReadOnlyList<object> Facts => [Group];
}

/// <summary>Somebody still has a talk with them.</summary>
public sealed record TalkStillBooked(DateOnly On) : Refusal
{
    public override IReadOnlyList<object> Facts => [On];
}

/// <summary>They still supervise colleagues, who could not work without.</summary>
public sealed record PeopleStillSupervised(string Names) : Refusal
{
    public override IReadOnlyList<object> Facts => [Names];
}

/// <summary>Who does not work here has no account to open.</summary>
public sealed record PersonHasLeft : Refusal;
