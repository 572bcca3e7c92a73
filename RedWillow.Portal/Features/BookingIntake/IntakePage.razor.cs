using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Features.BookingIntake;

/// <summary>Shows a client their first appointment; where the center allows it they choose the time themself. It works without JavaScript.</summary>
public sealed partial class IntakePage(
    OwnIntakeQuery intakes, BookOwnIntakeHandler book, CancelOwnIntakeHandler cancel, IStringLocalizer<IntakeText> texts, Center center, NavigationManager navigation)
{
    private OwnIntakeView? _view;
    private Refusal? _refusal;
    private bool _bookPosted;
    private bool _cancelPosted;

    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "intake")]
    private IntakeInput Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "intake-cancel")]
    private CancelInput Cancel { get; set; } = default!;

    private Center Center => center;

    private bool MayChoose => _view is { Booked: null, MayBook: true, Offers.Count: > 0 };

    private IStringLocalizer<IntakeText> L => texts;

    // Nothing is promised that is not safe, and nothing before there is a request.
    private string HowItIsArranged(OwnIntakeView view) =>
        view.IsAfterSending ? L["AfterSending"] : L[$"{(view.MayBook ? "NoTimes" : "WeArrange")}.{view.Reached}"];

    protected override async Task OnInitializedAsync()
    {
        (_bookPosted, _cancelPosted) = (Input is not null, Cancel is not null);
        Input ??= new() { Key = Guid.CreateVersion7() };
        Cancel ??= new() { Key = Guid.CreateVersion7() };
        _view = await intakes.HandleAsync(Actor, Stop);
        if (_view is null)
            navigation.NotFound();
        else if (_view.IsOver && !_bookPosted && !_cancelPosted)
            navigation.NavigateTo(PortalRoutes.My);
        // The field alone would say that something else was to be chosen, not why.
        else if (_bookPosted && MayChoose && PickOf(Input.Time) is { } pick && !_view.Offers.Any(offer => CodeOf(offer) == Input.Time))
            _refusal = new TalkTimeTaken(pick.Date, TimeOnly.MinValue.AddMinutes(pick.StartMinute));
    }

    // What is posted names clinician, day and minute; the field takes nothing that was not on offer.
    private static IReadOnlyList<Choice<string?>> Times(OwnIntakeView view) =>
        [.. view.Offers.Select(offer => new Choice<string?>(CodeOf(offer), $"{TimeText.Day(offer.Time.Date)}, {TimeText.Range(offer.Time.Start, offer.Time.End)}", offer.Name))];

    private static string CodeOf(TalkOffer offer) =>
        string.Create(CultureInfo.InvariantCulture, $"{offer.Time.Date:yyyyMMdd}-{offer.Time.StartMinute}-{offer.Clinician.Value:N}");

    private static TalkPick? PickOf(string? code) =>
        code?.Split('-') is [var day, var minute, var clinician]
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && int.TryParse(minute, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start < 24 * 60
        && Guid.TryParseExact(clinician, "N", out var id)
            ? new TalkPick(new(id), date, start)
            : null;

    // A second press finds the time booked already: the handler knows the key and gives the same answer again.
    private async Task BookAsync()
    {
        await ShowAsync(PickOf(Input.Time) is { } pick ? (await book.HandleAsync(Actor, new(Input.Key, pick), Stop)).Refusal : new NotThere());
        Input.Key = Guid.CreateVersion7();
    }

    // What is not there any more was given back by the first press.
    private async Task CancelAsync()
    {
        var cancelled = await cancel.HandleAsync(Actor, new CancelOwnIntake(Cancel.Key), Stop);
        await ShowAsync(cancelled.Refusal is NotThere ? null : cancelled.Refusal);
    }

    private async Task ShowAsync(Refusal? refusal)
    {
        _refusal = refusal;
        if (refusal is null)
            navigation.NavigateTo(PortalRoutes.MyEnrollTalk + "?done=1");
        else
            _view = await intakes.HandleAsync(Actor, Stop);
    }

    /// <summary>What the form posts.</summary>
    internal sealed class IntakeInput
    {
        public Guid Key { get; set; }

        public string? Time { get; set; }
    }

    /// <summary>What the form that gives the time back posts.</summary>
    internal sealed class CancelInput
    {
        public Guid Key { get; set; }
    }
}
