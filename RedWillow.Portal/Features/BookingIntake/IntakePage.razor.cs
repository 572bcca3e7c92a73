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

    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "intake")]
    private IntakeInput Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "intake-cancel")]
    private CancelInput Cancel { get; set; } = default!;

    private Center Center => center;

    private IStringLocalizer<IntakeText> L => texts;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new() { Key = Guid.CreateVersion7() };
        Cancel ??= new() { Key = Guid.CreateVersion7() };
        _view = await intakes.HandleAsync(Actor, Stop);
        if (_view is null)
            navigation.NotFound();
    }

    // What is posted names clinician, day and minute; the field takes nothing that was not on offer.
    private static IReadOnlyList<Choice<string?>> Times(OwnIntakeView view) =>
        [.. view.Offers.Select(offer => new Choice<string?>(CodeOf(offer), $"{TimeText.Day(offer.Time.Date)}, {TimeText.Range(offer.Time.Start, offer.Time.End)}", offer.Name))];

    private static string CodeOf(TalkOffer offer) =>
        string.Create(CultureInfo.InvariantCulture, $"{offer.Time.Date:yyyyMMdd}-{offer.Time.StartMinute}-{offer.Clinician.Value:N}");

    private async Task BookAsync()
    {
        if (_view!.Offers.FirstOrDefault(offer => CodeOf(offer) == Input.Time) is not { } offer)
            return;
        var booked = await book.HandleAsync(Actor, new(Input.Key, new(offer.Clinician, offer.Time.Date, offer.Time.StartMinute)), Stop);
        await ShowAsync(booked.Refusal);
        Input.Key = Guid.CreateVersion7();
    }

    private async Task CancelAsync() => await ShowAsync((await cancel.HandleAsync(Actor, new CancelOwnIntake(Cancel.Key), Stop)).Refusal);

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
