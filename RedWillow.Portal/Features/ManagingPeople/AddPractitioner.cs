using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>The account that a new member of staff is invited to.</summary>
public sealed record Invitation(string Email, StaffRoles Roles);

/// <summary>A person joins the staff, with an account to sign in with or without one.</summary>
public sealed record AddPractitioner(
    Guid Key, PractitionerId Id, string Name, License? License, string Languages, ProgramKind? TherapistIn,
    PractitionerId? Supervisor = null, Invitation? Invite = null) : ICommand;

/// <summary>Adds the person to the people who can lead groups, give individual hours or work the queues; the invitation goes by mail.</summary>
public sealed class AddPractitionerHandler(PortalUnitOfWork unit, UnitUsers unitUsers, IAccountMail mail, ProgramClock clock)
{
    public async Task<Result<PractitionerId>> HandleAsync(Actor actor, AddPractitioner ask, CancellationToken stop)
    {
        if ((!actor.Has(StaffRoles.Admin) && actor is not Actor.System) || ask.Invite?.Roles.AreKnown() == false)
            return await unit.RefuseAsync(actor, ask, ask.Id.Value, stop);
        if (!PersonName.IsWritable(ask.Name.Trim()))
            return new NameNotWritable();
        if (WrittenText.WhyNot(ask.Languages, Practitioner.LongestLanguages, lines: false) is { } unreadable)
            return unreadable;
        return await unit.RunAsync<AddPractitioner, PractitionerId>(actor, ask, Supervisors.Claims(ask.Supervisor), async (db, token) =>
        {
            var supervised = ask.Supervisor is { } supervisor && await Supervisors.AreInForceAsync(db, supervisor, ask.Id, clock.Today, token);
            if (LicenseCheck.Of(ask.License, NeedsLicense(ask), supervised, clock.Today) is { } problem)
                return problem;
            var person = Practitioner.Join(ask.Id, ask.Name.Trim(), ask.License is { } license ? license with { Number = license.Number.Trim() } : null, ask.Languages.Trim(), ask.TherapistIn, supervised ? ask.Supervisor : null);
            db.Practitioners.Add(person);
            if (ask.Invite is { } invite && await InviteAsync(db, person, invite) is { } refusal)
                return refusal;
            return ask.Id;
        }, stop);
    }

    private static bool NeedsLicense(AddPractitioner ask) =>
        ask.TherapistIn is not null || (ask.Invite is { } invite && LicenseCheck.IsNeededFor(invite.Roles));

    private async Task<Refusal?> InviteAsync(PortalDbContext db, Practitioner person, Invitation invite)
    {
        using var users = unitUsers.Over(db);
        return await Invitations.OpenAsync(db, users, mail, person.Id, invite, clock.UtcNow);
    }
}

internal static class Supervisors
{
    /// <summary>Claimed with whoever they are to supervise, so that they cannot leave at the same moment.</summary>
    public static Claim[] Claims(PractitionerId? supervisor) => supervisor is { } who ? [Claim.Caseload(who)] : [];

    /// <summary>Whether that is somebody else, with a license of their own in force.</summary>
    public static async Task<bool> AreInForceAsync(PortalDbContext db, PractitionerId supervisor, PractitionerId of, DateOnly today, CancellationToken stop)
    {
        var person = await db.Practitioners.AsNoTracking().SingleOrDefaultAsync(row => row.Id == supervisor && row.Id != of && row.Active, stop);
        return person is not null && MaySupervise(person.Credential, person.LicenseExpires, today);
    }

    public static bool MaySupervise(string credential, DateOnly? expires, DateOnly today) =>
        expires >= today && LicenseType.Find(credential) is { Supervised: false };
}
