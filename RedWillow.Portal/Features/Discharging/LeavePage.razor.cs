using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>Puts a client on leave, notes the return, or moves the day of it.</summary>
public sealed partial class LeavePage(StayQuery stays, PauseStayHandler pause, ReturnToStayHandler comeBack)
{
    private StayView? _stay;
    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private Refusal? _refused;
    private string? _done;
    private int _round;
    private bool _returning;
    private bool _busy;
    private bool _loading = true;

    [Parameter]
    public Guid Id { get; set; }

    private bool OnLeave => _stay!.Status == EnrollmentStatus.OnHold;

    private string Back => $"{PortalRoutes.StaffClients}/{Id}";

    private Refusal? Shown => _refused is StaleEdit ? null : _refused;

    protected override async Task OnParametersSetAsync()
    {
        _stay = await stays.HandleAsync(Actor, new(Id), Stop);
        _loading = false;
    }

    private Task PauseAsync((DateOnly Return, string? Reason) told) => ActAsync(
        returning: false, $"Noted: {_stay!.Name} is expected back on {TimeText.Day(told.Return)}.",
        () => pause.HandleAsync(Actor, new(_key, _stay.Stay, told.Return, told.Reason, _stay.Version), Stop));

    private Task ReturnAsync(DateOnly day) => ActAsync(
        returning: true, $"{_stay!.Name} is back in treatment{(day == _stay.Today ? null : $", since {TimeText.Day(day)}")}.",
        () => comeBack.HandleAsync(Actor, new(_key, _stay.Stay, day, _stay.Version), Stop));

    private async Task ActAsync(bool returning, string done, Func<Task<Result<Done>>> handle)
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

        (_key, _returning, _refused, _done) = (Guid.NewGuid(), returning, answer.Refusal, answer.Succeeded ? done : null);
        _round += answer.Succeeded ? 1 : 0;
        _stay = await stays.HandleAsync(Actor, new(Id), Stop);
        if (_stay is not null && (answer.Succeeded || _refused is StaleEdit))
            await _heading.FocusAsync();
    }
}
