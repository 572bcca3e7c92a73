using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.People;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>One request and everything that can be done about it; after each act the page stays and says what changed.</summary>
public sealed partial class RequestPage(
    RequestQuery requests, PlacesToArrangeQuery places, RecordIntakeHandler intake, SettlePayerHandler payer, ClearSafetyFlagsHandler flags, FinishTaskHandler tasks,
    ArrangeHourHandler hour, ArrangePlaceHandler place, AdmitClientHandler admit, DeclineRequestHandler decline, WithdrawForClientHandler withdraw,
    Refusals words, ProgramClock clock)
{
    // How often each form has done its work: a form that did starts empty, one that was refused keeps what was typed.
    private readonly Dictionary<Act, int> _rounds = Enum.GetValues<Act>().ToDictionary(act => act, _ => 0);

    private RequestDetails? _request;
    private IReadOnlyList<StartOption> _starts = [];
    private IReadOnlyList<FreeHour> _hours = [];
    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private Refusal? _refused;
    private Act? _refusedAct;
    private string? _done;
    private bool _needsPlace;
    private bool _needsHour;
    private bool _moved;
    private bool _busy;
    private bool _loading = true;

    private enum Act
    {
        Task,
        Clear,
        Arrange,
        Intake,
        Payer,
        Admit,
        Decline,
        Withdraw,
    }

    [Parameter]
    public Guid Id { get; set; }

    private EnrollmentId Enrollment => new(Id);

    private bool IsClinician => Actor.Has(StaffRoles.Clinician);

    private bool HasEnded => EnrollmentMoves.IsTerminal(_request!.Status);

    /// <summary>Sent, and not answered.</summary>
    private bool IsDecided => EnrollmentMoves.IsDecided(_request!.Status);

    private bool IsOpen => _request!.Status is EnrollmentStatus.Requested or EnrollmentStatus.ConsultationRequired or EnrollmentStatus.Waitlisted;

    private bool MayWithdraw => EnrollmentMoves.Check(_request!.Status, EnrollmentStatus.Withdrawn, Actor) is null;

    private string Lede => string.Join(" · ", new[]
    {
        _request!.Reference, words.Word(_request.Status), _request is { BusinessDays: { } days, SentOn: { } on } && IsOpen ? "waiting: " + WaitingWords.AgeWithin(days, on, clock.Today) : null,
    }.Where(static part => part is not null));

    // Nothing is mailed to who did not say that email is safe.
    private string Notice(bool isDone) => _request!.Person is { Email: { Length: > 0 } } person && person.Safe.HasFlag(SafeContact.Email)
        ? isDone ? "A neutral notice is on its way." : "A neutral notice goes to them by email."
        : _request.Person is { Email.Length: > 0 } ? "No email goes out, because email is not safe for them: tell them by a way that is."
        : "No email goes out, because there is no address: tell them by another way.";

    protected override async Task OnParametersSetAsync()
    {
        (_done, _refused, _refusedAct) = (null, null, null);
        await LoadAsync();
        _loading = false;
    }

    private async Task LoadAsync()
    {
        _request = await requests.HandleAsync(Actor, Enrollment, Stop);
        var kept = _request?.Work?.Place;
        _needsPlace = _request is { Work.ArrangedByStaff: true } || (kept is not { SeatKept: true }
            && _request is { Work: not null, Status: EnrollmentStatus.Requested } or { Work.HasOpenFlag: false, Status: EnrollmentStatus.Waitlisted });
        _needsHour = _request is { Work: not null } && IsOpen && kept is { SeatKept: true, HourKept: false };
        _starts = _needsPlace ? await places.StartsAsync(Actor, Enrollment, Stop) : [];
        _hours = _needsHour && kept is { Start: { } start } ? await places.HandleAsync(Actor, Enrollment, kept.GroupId, start, Stop) : [];
    }

    private async Task<IReadOnlyList<AdmissionGap>> LookAgainAsync()
    {
        (_done, _refused, _refusedAct) = (null, null, null);
        await LoadAsync();
        StateHasChanged();
        return _request?.Missing ?? [];
    }

    private Refusal? RefusalOf(Act act) => act == _refusedAct && _refused is not StaleEdit ? _refused : null;

    private async Task ActAsync(Act act, string done, Func<Guid, Task<Result<Done>>> handle)
    {
        if (_busy)
            return;
        _busy = true;
        var stood = _request!.Status;
        Result<Done> answer;
        try
        {
            answer = await handle(_key);
        }
        finally
        {
            _busy = false;
        }

        _key = Guid.NewGuid();
        (_refused, _refusedAct, _done) = (answer.Refusal, answer.Succeeded ? null : act, answer.Succeeded ? done : null);
        if (answer.Succeeded)
            _rounds[act]++;
        await LoadAsync();
        _moved = _request?.Status != stood;
        if (answer.Succeeded || _refused is StaleEdit)
            await _heading.FocusAsync();
    }
}
