using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.People;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.PlacingCurrentClients;

/// <summary>One current client at a time, on one page; what was typed stays when it is refused.</summary>
public sealed partial class CurrentClientPage(CurrentPlacesQuery places, KnownHereQuery people, PlaceCurrentClientHandler place)
{
    private static readonly IReadOnlyList<(SafeContact Way, string Text)> Ways =
        [(SafeContact.Call, "Calls"), (SafeContact.Voicemail, "Voicemail"), (SafeContact.Text, "Text messages"), (SafeContact.Email, "Email")];

    private static readonly IReadOnlyList<Choice<PayerPath?>> Payers =
        [.. Enum.GetValues<PayerPath>().Where(static path => path != PayerPath.Unsettled).Select(path => new Choice<PayerPath?>(path, DeskWords.Payer(path)))];

    private CurrentClientDraft _draft = new();
    private CurrentPlaces? _places;
    private IReadOnlyList<FreeHour> _free = [];
    private ElementReference _heading;
    private ProblemList? _problems;
    private bool _leadsToProblems;
    private Guid _key = Guid.CreateVersion7();
    private CurrentClientPlaced? _placed;
    private string? _placedName;
    private int _placedWeek;
    private bool _placedEmail;
    private Refusal? _refusal;
    private bool _busy;
    private bool _loading = true;

    private bool IsUnsaved => _draft.Typed != new CurrentClientDraft().Typed;

    private IReadOnlyList<Choice<StartOption?>> Starts =>
        [.. _places!.Starts.Select(start => new Choice<StartOption?>(start, $"{start.Name}, {TimeText.Day(start.Date)}"))];

    private IReadOnlyList<Choice<OfferedHourId?>> Hours => [.. _free.Select(hour => new Choice<OfferedHourId?>(
        hour.Id, $"{TimeText.Weekday(hour.Day)} {TimeText.Of(hour.Start)}, {hour.Therapist}, {hour.Credential}"))];

    private IReadOnlyList<Choice<PractitionerId?>> Clinicians =>
        [.. _places!.Clinicians.Select(person => new Choice<PractitionerId?>(person.Id, $"{person.Name}, {person.Credential}"))];

    private IReadOnlyList<Choice<string?>> Answers =>
    [
        .. _draft.MaybeThem.Select(person => new Choice<string?>(
            person.Client.Value.ToString(), $"Yes, this is {person.Name}, {person.Reference}", person.CanBePlaced ? null : "Has a request or a stay that goes on; open it instead", !person.CanBePlaced)),
        .. _draft.MayBeAnother ? (Choice<string?>[])[new(CurrentClientDraft.Another, "No, another person with the same phone number")] : [],
    ];

    private IEnumerable<(string Message, string Field)> Problems => _draft.Problems.Select(problem => (problem.Value, problem.Key switch
    {
        nameof(_draft.Who) => $"who-{Answers.TakeWhile(static answer => answer.Disabled).Count()}",
        nameof(_draft.BirthDate) => "born",
        nameof(_draft.GroupSessions) => "sessions",
        nameof(_draft.IndividualSessions) => "hours",
        nameof(_draft.AdmittedBy) => "admitted",
        // The hours are those of a group and a session.
        nameof(_draft.Hour) when _draft.First is null => "first",
        var paper when paper.StartsWith("paper-", StringComparison.Ordinal) => $"{paper}-day",
        var other => other.ToLowerInvariant(),
    }));

    protected override async Task OnInitializedAsync()
    {
        _places = await places.HandleAsync(Actor, Stop);
        _loading = false;
    }

    // The button stands below four cards; whoever pressed it is taken to what is missing.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_leadsToProblems || _problems is null)
            return;
        _leadsToProblems = false;
        await _problems.FocusAsync();
    }

    private void Begin(DateOnly? start) => _draft.Begin(start, _places!.Today);

    private async Task ChooseAsync(StartOption? start)
    {
        (_draft.First, _draft.Hour) = (start, null);
        _free = start is { } chosen ? await places.HandleAsync(Actor, chosen, Stop) : [];
    }

    private async Task PlaceAsync()
    {
        _refusal = null;
        if (_busy)
            return;
        if (_draft.Read(_key) is not { } ask)
        {
            _leadsToProblems = true;
            return;
        }

        _busy = true;
        Result<CurrentClientPlaced> answer;
        try
        {
            answer = await place.HandleAsync(Actor, ask, Stop);
        }
        finally
        {
            _busy = false;
        }

        (_key, _refusal) = (Guid.CreateVersion7(), answer.Refusal);
        if (answer.Succeeded)
        {
            (_placed, _placedName, _placedWeek, _placedEmail) = (answer.Value, _draft.Known?.Name ?? ask.Person.Name, ask.Figures.Weeks + 1, ask is { Person.Email: not null, Known: null });
            await _heading.FocusAsync();
            return;
        }

        if (_refusal is PersonKnown or NumberKnown)
            _draft.Ask(await people.HandleAsync(Actor, ask.Person.Email, ask.Person.Phone, Stop), _refusal is NumberKnown);
        // Somebody may have been faster: what is offered is looked at again, what was typed stays.
        _places = await places.HandleAsync(Actor, Stop);
        if (_draft.First is { } first)
            _free = await places.HandleAsync(Actor, first, Stop);
    }

    private async Task AgainAsync()
    {
        (_draft, _placed, _free, _refusal) = (new(), null, [], null);
        _places = await places.HandleAsync(Actor, Stop);
        await _heading.FocusAsync();
    }
}
