using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>What can be changed about a person, each with the words that say it was.</summary>
public sealed partial class PeoplePage
{
    private Task AddAsync(NewPerson person) => ActAsync(
        Act.Add, person.Invite is null ? $"{person.Name.Trim()} is added, without a sign-in." : $"{person.Name.Trim()} is added. The invitation is on its way.",
        async () => (await add.HandleAsync(Actor, new(
            _key, new(Guid.CreateVersion7()), person.Name, person.License, person.Languages, person.TherapistIn, person.Supervisor, person.Invite), Stop)).Then<Done>(_ => Done.Instance));

    private Task SavePersonAsync(PersonDraft draft) => ActAsync(
        Act.Person, Chosen!.Active && !draft.Active ? $"{draft.Name!.Trim()} does not work here any more, and cannot sign in."
            : !Chosen.Active && draft.Active ? $"{draft.Name!.Trim()} works here again. To let them sign in, invite them or open their account."
            : $"{draft.Name!.Trim()} is saved.",
        () => change.HandleAsync(Actor, new(_key, Chosen!.Id, Chosen.Stamp, draft.Name!, draft.Languages ?? "", draft.TherapistIn, draft.Active), Stop));

    private Task SaveLicenseAsync(LicenseDraft draft) => ActAsync(
        Act.License, $"The license of {Chosen!.Name} is saved.",
        () => license.HandleAsync(Actor, new(_key, Chosen!.Id, Chosen.LicenseStamp, draft.License, draft.IsSupervised ? draft.Supervisor : null), Stop));

    private Task InviteAsync(Invitation wanted) => ActAsync(
        Act.Invite, $"The invitation to {Chosen!.Name} is on its way. Its link works for three days.",
        () => invite.HandleAsync(Actor, new(_key, Chosen!.Id, wanted), Stop));

    private Task ChangeAsync(StaffRoles wanted) => ActAsync(
        Act.Account, $"{Chosen!.Name} may now do: {RoleWords.Of(wanted)}. Open pages close within seconds.{Groups(wanted)}",
        () => roles.HandleAsync(Actor, new(_key, Chosen!.Account!.Id, Chosen.Account.Roles, wanted), Stop));

    private string? Groups(StaffRoles wanted) => (Chosen!.Account!.Roles & GroupAccess.Roles) != 0 && (wanted & GroupAccess.Roles) == 0
        ? " Groups that they lead stand on the overview until somebody else leads them."
        : null;

    private Task ShutAsync(bool disabled) => ActAsync(
        Act.Account, disabled ? $"The account of {Chosen!.Name} is shut. Open pages close within seconds." : $"{Chosen!.Name} can sign in again.",
        () => shut.HandleAsync(Actor, new(_key, Chosen!.Account!.Id, disabled), Stop));

    private Task ResetAsync(IdentityCheck how) => ActAsync(
        Act.Factor, $"The second step of {Chosen!.Name} is off. They sign in with their password and set up a new one; a mail tells them.",
        () => reset.HandleAsync(Actor, new(_key, Chosen!.Account!.Id, how), Stop));
}
