using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>How a license stands today.</summary>
public enum LicenseState
{
    /// <summary>The person works without one.</summary>
    None = 0,
    InForce = 1,

    /// <summary>In force, and running out within <see cref="PeopleQuery.SoonDays"/> days.</summary>
    EndsSoon = 2,
    RunOut = 3,
}

/// <summary>A member of staff.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">As shown to clients.</param>
/// <param name="Credential">The letters of the license; empty without one.</param>
/// <param name="LicenseExpires">Its last day in force.</param>
/// <param name="License">How it stands today.</param>
/// <param name="Account">The sign-in; null when there is none.</param>
/// <param name="LicenseStamp">What a form of the license that was opened now has seen.</param>
/// <param name="LicenseNumber">Its number; empty without one.</param>
/// <param name="Supervisor">Who supervises; null where nobody does.</param>
/// <param name="MaySupervise">Works here and holds a license of their own in force.</param>
public sealed record StaffMember(
    PractitionerId Id, string Name, string Credential, DateOnly? LicenseExpires, LicenseState License, StaffAccount? Account,
    string LicenseStamp, string LicenseNumber, PractitionerId? Supervisor, bool MaySupervise)
{
    public required string Languages { get; init; }

    /// <summary>Where they give individual hours; null for nowhere.</summary>
    public required ProgramKind? TherapistIn { get; init; }

    /// <summary>They work here.</summary>
    public required bool Active { get; init; }

    /// <summary>What a form of the person that was opened now has seen.</summary>
    public required string Stamp { get; init; }
}

/// <summary>A member of staff's sign-in.</summary>
/// <param name="Id">Which account.</param>
/// <param name="Email">The address they sign in with.</param>
/// <param name="Roles">What they may do.</param>
/// <param name="Disabled">Nobody signs in with it any more.</param>
/// <param name="HasSecondFactor">An authenticator app or a passkey is set up.</param>
/// <param name="Accepted">Its owner has chosen a password; until then the invitation waits.</param>
/// <param name="IsOwn">It is the reader's own; nobody changes that themself.</param>
public sealed record StaffAccount(Guid Id, string Email, StaffRoles Roles, bool Disabled, bool HasSecondFactor, bool Accepted, bool IsOwn);

/// <summary>Everybody who works at the center, with what they may do. For administrators.</summary>
public sealed class PeopleQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    /// <summary>A license that ends within so many days is pointed out.</summary>
    public const int SoonDays = 60;

    public async Task<IReadOnlyList<StaffMember>?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Staff me || !actor.Has(StaffRoles.Admin))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var people = await db.Practitioners.AsNoTracking().ToListAsync(stop);
        var keyed = (await db.UserPasskeys.AsNoTracking().Select(row => row.UserId).ToListAsync(stop)).ToHashSet();
        var accounts = (await db.Users.AsNoTracking().Where(row => row.PractitionerId != null).ToListAsync(stop)).ToDictionary(row => row.PractitionerId!.Value);
        return
        [
            .. from person in people.OrderByDescending(static person => person.Active).ThenBy(static person => person.Name, StringComparer.CurrentCulture)
               let account = accounts.GetValueOrDefault(person.Id)
               select new StaffMember(
                   person.Id, person.Name, person.Credential, person.LicenseExpires, StateOf(person.LicenseExpires),
                   account is null ? null : new(account.Id, account.Email ?? "", account.Roles, account.Disabled, account.TwoFactorEnabled || keyed.Contains(account.Id), account.EmailConfirmed, account.Id == me.Account.Value),
                   person.LicenseStamp, person.LicenseNumber, person.SupervisorId, person.Active && Supervisors.MaySupervise(person.Credential, person.LicenseExpires, clock.Today))
               {
                   Languages = person.Languages, TherapistIn = person.TherapistIn, Active = person.Active, Stamp = person.PersonStamp,
               },
        ];
    }

    private LicenseState StateOf(DateOnly? expires) => expires switch
    {
        null => LicenseState.None,
        { } day when day < clock.Today => LicenseState.RunOut,
        { } day when day <= clock.Today.AddDays(SoonDays) => LicenseState.EndsSoon,
        _ => LicenseState.InForce,
    };
}
