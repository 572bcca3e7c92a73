using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>Opens a group, or changes one from a day on. What was typed stays when it is refused.</summary>
public sealed partial class GroupEditorPage(GroupQuery query, OpenGroupHandler open, ChangeGroupHandler change, Refusals words)
{
    private GroupForEditing? _editing;
    private GroupDraft _draft = new();
    private string? _kept;
    private SavedGroup? _saved;
    private Refusal? _refusal;
    private ElementReference _heading;
    private ProblemList? _problems;
    private Guid _key = Guid.NewGuid();
    private bool _leadsToProblems;
    private bool _isLoading = true;
    private bool _isSaving;

    [Parameter]
    public Guid? Id { get; set; }

    private bool CanEdit => Actor.Has(StaffRoles.Admin);

    /// <summary>The new group stands; from now on it is changed on its own page.</summary>
    private bool IsOpened => _saved is not null && Id is null;

    private bool IsUnsaved => CanEdit && _draft.Typed != _kept;

    private string Heading => IsOpened ? _draft.Name!.Trim() : Id is null ? "New group" : _editing?.Group?.Name ?? "Group";

    private GroupChoices Choices => _editing!.Choices;

    private IReadOnlyList<DateOnly> Next => IsOpened ? _saved!.Next : _editing!.Next;

    private string? FromHint => Id is null ? "The first day of the group." : "The first day of the change. Today only while the new time is still ahead.";

    private string? NameProblem => _draft.Problem(nameof(GroupDraft.Name)) ?? (_refusal is GroupNameUsed used ? words.Sentence(used) : null);

    private string PlacesHint => _editing!.Promised > 0
        ? $"{(_editing.Promised == 1 ? "1 place is" : $"{_editing.Promised} places are")} promised. At most {Choices.GroupMax}, and a chair for the counselor."
        : $"At most {Choices.GroupMax}, and a chair for the counselor.";

    private IReadOnlyList<Choice<TrackId?>> Tracks => [.. Choices.Tracks.Select(track => new Choice<TrackId?>(
        track.Id, ScheduleWords.Track(track.Program, track.TimeOfDay) + (track.Status == TrackStatus.Open ? "" : $" ({track.Status.ToString().ToLowerInvariant()})")))];

    private IReadOnlyList<Choice<RoomId?>> Rooms =>
        [.. Choices.Rooms.Select(room => new Choice<RoomId?>(room.Id, $"{room.Name}, {room.Seats} seats"))];

    private IReadOnlyList<Choice<PractitionerId?>> Counselors => [.. Choices.Counselors.Select(person => new Choice<PractitionerId?>(
        person.Id, $"{person.Name}, {person.Credential}, license to {ScheduleWords.Date(person.LicenseExpires)}"))];

    private IEnumerable<(string Message, string Field)> Problems => _draft.Problems.Select(problem => (problem.Value, problem.Key switch
    {
        nameof(GroupDraft.Pattern) => "pattern-Monday",
        nameof(AskedPattern.Start) => "pattern-start",
        var other => other.ToLowerInvariant(),
    }));

    protected override async Task OnParametersSetAsync()
    {
        await ShowNewestAsync();
        _isLoading = false;
    }

    // The button stands below a long form; whoever pressed it is taken to what is missing.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_leadsToProblems || _problems is null)
            return;
        _leadsToProblems = false;
        await _problems.FocusAsync();
    }

    private async Task ShowNewestAsync()
    {
        await LoadAsync();
        if (_editing is not null)
            _draft = GroupDraft.Of(_editing);
        (_kept, _saved, _refusal) = (_draft.Typed, null, null);
    }

    private async Task LoadAsync() => _editing = await query.HandleAsync(Actor, Id is { } id ? new GroupId(id) : null, Stop);

    private async Task SaveAsync()
    {
        (_refusal, _saved) = (null, null);
        if (_isSaving)
            return;
        if (_draft.Read(Choices.Tracks) is not { } asked)
        {
            _leadsToProblems = true;
            return;
        }

        _isSaving = true;
        var answer = Id is { } id
            ? await change.HandleAsync(Actor, new ChangeGroup(_key, new GroupId(id), _editing!.Stamp, asked), Stop)
            : await open.HandleAsync(Actor, new OpenGroup(_key, asked), Stop);
        (_isSaving, _key) = (false, Guid.NewGuid());
        if (!answer.Succeeded)
        {
            _refusal = answer.Refusal;
            // What was typed stays. Saved once more, it takes the place of what is shown beside it.
            if (_refusal is StaleEdit)
                await LoadAsync();
            return;
        }

        if (Id is not null)
            await LoadAsync();
        (_saved, _kept) = (answer.Value, _draft.Typed);
        if (_editing is not null)
            await _heading.FocusAsync();
    }
}
