using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>The ways in which a stay ends; each says what it changes before it is done.</summary>
public sealed partial class EndPage(
    StayQuery stays, DateCompletionHandler date, CompleteStayHandler complete, DischargeClientHandler discharge, MarkEnteredInErrorHandler mistake)
{
    private StayView? _stay;
    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private Refusal? _refused;
    private Act? _refusedAct;
    private string? _done;
    private int _round;
    private bool _isHourGone;
    private bool _busy;
    private bool _loading = true;

    private enum Act
    {
        Date,
        Complete,
        Discharge,
        Correct,
    }

    [Parameter]
    public Guid Id { get; set; }

    private string Back => $"{PortalRoutes.StaffClients}/{Id}";

    protected override async Task OnParametersSetAsync()
    {
        _stay = await stays.HandleAsync(Actor, new(Id), Stop);
        _loading = false;
    }

    private Refusal? RefusalOf(Act act) => act == _refusedAct && _refused is not StaleEdit ? _refused : null;

    private Task DateAsync((DateOnly? LastDay, string? Note) told) => ActAsync(
        Act.Date,
        dated => told.LastDay is { } day
            ? $"The last day is {TimeText.Day(day)}. The chair opens on {TimeText.Day(day.AddDays(1))}."
            : $"The end is open again. {(dated.IsHourGone ? "The chair stays" : "Chair and weekly hour stay")} theirs.",
        stay => date.HandleAsync(Actor, new(_key, stay.Stay, told.LastDay, told.Note, stay.Version), Stop));

    private Task CompleteAsync((string? After, string? Next) told) => ActAsync(
        Act.Complete, _ => $"{_stay!.Name} has completed the program.", stay => complete.HandleAsync(Actor, new(_key, stay.Stay, told.After, told.Next, stay.Version), Stop));

    private Task DischargeAsync((Disposition How, string? Reason, string? After, string? Next) told) => ActAsync(
        Act.Discharge, _ => $"{_stay!.Name} is discharged. Chair and weekly hour are free from tomorrow on.",
        stay => discharge.HandleAsync(Actor, new(_key, stay.Stay, told.How, told.Reason, told.After, told.Next, stay.Version), Stop));

    private Task CorrectAsync(string reason) => ActAsync(
        Act.Correct, _ => "Marked as entered by mistake.", stay => mistake.HandleAsync(Actor, new(_key, stay.Stay, reason, stay.Version), Stop));

    private async Task ActAsync<T>(Act act, Func<T, string> done, Func<StayView, Task<Result<T>>> handle)
    {
        if (_busy || _stay is null)
            return;
        _busy = true;
        Result<T> answer;
        try
        {
            answer = await handle(_stay);
        }
        finally
        {
            _busy = false;
        }

        (_key, _refused, _refusedAct, _done) = (Guid.NewGuid(), answer.Refusal, answer.Succeeded ? null : act, answer.Succeeded ? done(answer.Value) : null);
        _isHourGone = answer is { Succeeded: true, Value: CompletionDated { IsHourGone: true } };
        _round += answer.Succeeded ? 1 : 0;
        _stay = await stays.HandleAsync(Actor, new(Id), Stop);
        if (_stay is not null && (answer.Succeeded || _refused is StaleEdit))
            await _heading.FocusAsync();
    }
}
