using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>Everybody who works here; one account at a time is changed, and the page stays.</summary>
public sealed partial class PeoplePage(PeopleQuery people, ChangeRolesHandler roles, DisableAccountHandler shut)
{
    private IReadOnlyList<StaffMember>? _people;
    private PractitionerId? _chosenId;
    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private Refusal? _refused;
    private string? _done;
    private int _round;
    private bool _busy;
    private bool _loading = true;

    private StaffMember? Chosen => _people?.FirstOrDefault(person => person.Id == _chosenId);

    protected override async Task OnInitializedAsync()
    {
        _people = await people.HandleAsync(Actor, Stop);
        _loading = false;
    }

    private void Choose(StaffMember person) => (_chosenId, _refused, _done, _round) = (person.Id, null, null, _round + 1);

    private async Task CancelAsync()
    {
        (_chosenId, _refused) = (null, null);
        await _heading.FocusAsync();
    }

    private Task ChangeAsync(StaffRoles wanted) => ActAsync(
        $"{Chosen!.Name} may now do: {RoleWords.Of(wanted)}. Open pages close within seconds.",
        account => roles.HandleAsync(Actor, new(_key, account, wanted), Stop));

    private Task ShutAsync(bool disabled) => ActAsync(
        disabled ? $"The account of {Chosen!.Name} is shut. Open pages close within seconds." : $"{Chosen!.Name} can sign in again.",
        account => shut.HandleAsync(Actor, new(_key, account, disabled), Stop));

    private async Task ActAsync(string done, Func<Guid, Task<Result<Done>>> handle)
    {
        if (_busy || Chosen?.Account is not { } account)
            return;
        _busy = true;
        Result<Done> answer;
        try
        {
            answer = await handle(account.Id);
        }
        finally
        {
            _busy = false;
        }

        _key = Guid.NewGuid();
        _refused = answer.Refusal;
        _people = await people.HandleAsync(Actor, Stop);
        if (!answer.Succeeded)
            return;
        (_done, _chosenId) = (done, null);
        await _heading.FocusAsync();
    }
}
