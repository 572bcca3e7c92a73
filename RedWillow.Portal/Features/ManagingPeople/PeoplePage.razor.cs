using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ManagingPeople;

/// <summary>Everybody who works here; one person at a time is added or changed, and the page stays.</summary>
public sealed partial class PeoplePage(
    PeopleQuery people, AddPractitionerHandler add, ChangePersonHandler change, ChangeLicenseHandler license, InviteColleagueHandler invite,
    ChangeRolesHandler roles, DisableAccountHandler shut, ResetSecondFactorHandler reset)
{
    private IReadOnlyList<StaffMember>? _people;
    private PractitionerId? _chosenId;
    private ElementReference _heading;
    private ElementReference _chosenHeading;
    private Guid _key = Guid.NewGuid();
    private Refusal? _refused;
    private Act _refusedAct;
    private string? _done;
    private int _round;
    private bool _adding;
    private bool _justChosen;
    private bool _busy;
    private bool _loading = true;

    private enum Act
    {
        Add,
        Person,
        License,
        Invite,
        Account,
        Factor,
    }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    private Paged<StaffMember> Shown => Paged<StaffMember>.Of(_people!, PageOf.Asked(Page));

    private StaffMember? Chosen => _people?.FirstOrDefault(person => person.Id == _chosenId);

    protected override async Task OnInitializedAsync()
    {
        _people = await people.HandleAsync(Actor, Stop);
        _loading = false;
    }

    // The forms appear below a long table; whoever asked for them is taken there.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_justChosen)
            return;
        _justChosen = false;
        await _chosenHeading.FocusAsync();
    }

    private void Choose(StaffMember person) => (_chosenId, _adding, _refused, _done, _round, _justChosen) = (person.Id, false, null, null, _round + 1, true);

    private void BeginAdding() => (_chosenId, _adding, _refused, _done, _round) = (null, true, null, null, _round + 1);

    private async Task CancelAsync()
    {
        (_chosenId, _adding, _refused) = (null, false, null);
        await _heading.FocusAsync();
    }

    private Refusal? RefusalOf(Act act) => act == _refusedAct && _refused is not StaleEdit ? _refused : null;

    private List<Choice<PractitionerId?>> Supervising(PractitionerId? except) =>
        [.. _people!.Where(person => person.MaySupervise && person.Id != except).Select(person => new Choice<PractitionerId?>(person.Id, $"{person.Name}, {person.Credential}"))];

    private async Task ActAsync(Act act, string done, Func<Task<Result<Done>>> handle)
    {
        if (_busy)
            return;
        _busy = true;
        Result<Done> answer;
        try
        {
            answer = await handle();
        }
        finally
        {
            _busy = false;
        }

        _key = Guid.NewGuid();
        (_refused, _refusedAct) = (answer.Refusal, act);
        _people = await people.HandleAsync(Actor, Stop);
        if (!answer.Succeeded)
            return;
        (_done, _chosenId, _adding) = (done, null, false);
        await _heading.FocusAsync();
    }
}
