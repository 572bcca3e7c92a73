using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.People;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ReachingPeople;

/// <summary>One person who asked for a call: how to reach them, what was tried, and how it ended.</summary>
public sealed partial class InquiryPage(InquiryQuery inquiries, RecordAttemptHandler record, CloseInquiryHandler close, ProgramClock clock)
{
    private InquiryView? _inquiry;
    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private Refusal? _refused;
    private string? _done;
    private int _round;
    private bool _closing;
    private bool _busy;
    private bool _loading = true;

    [Parameter]
    public Guid Id { get; set; }

    private bool IsOpen => _inquiry!.Result is null;

    private Refusal? Shown => _refused is StaleEdit ? null : _refused;

    private string Lede => string.Join(" · ", new[]
    {
        _inquiry!.Reference, $"asked on {TimeText.DayWithin(_inquiry.On)}", _inquiry.ForSomeoneElse ? "for someone else" : null,
        IsOpen ? $"waiting: {WaitingWords.AgeWithin(_inquiry.BusinessDays, _inquiry.On, clock.Today)}" : "closed",
    }.Where(static part => part is not null));

    protected override async Task OnParametersSetAsync()
    {
        _inquiry = await inquiries.HandleAsync(Actor, new(Id), Stop);
        _loading = false;
    }

    private Task RecordAsync(AttemptTold told) => ActAsync(
        closing: false, "The attempt is recorded." + (told.Again is { } again ? $" {AttemptWords.TryAgain(new NextTry(again, clock.LocalNow))}." : null),
        () => record.HandleAsync(Actor, new(_key, null, new(Id), told.Way, told.Result, told.AtTheirWish, told.Again, told.Note), Stop));

    private Task CloseAsync(InquiryResult result) => ActAsync(
        closing: true, "The call is closed.", () => close.HandleAsync(Actor, new(_key, new(Id), result, _inquiry!.Version), Stop));

    private async Task ActAsync(bool closing, string done, Func<Task<Result<Done>>> handle)
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

        (_key, _closing, _refused, _done) = (Guid.NewGuid(), closing, answer.Refusal, answer.Succeeded ? done : null);
        _round += answer.Succeeded ? 1 : 0;
        _inquiry = await inquiries.HandleAsync(Actor, new(Id), Stop);
        if (_inquiry is not null && (answer.Succeeded || _refused is StaleEdit))
            await _heading.FocusAsync();
    }
}
