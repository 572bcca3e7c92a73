using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.RequestingConsultation;

/// <summary>
/// Asks whom to call, how it is safe and when; then says what happens next. It works without JavaScript. A client who is signed in is
/// asked nothing twice.
/// </summary>
public sealed partial class ConsultationPage(
    AskForCallHandler calls, AskForTalkHandler talks, OwnReachQuery reach, Refusals refusals, IStringLocalizer<ConsultationText> texts, Center center, NavigationManager navigation)
{
    private EditContext _form = default!;
    private OwnReach? _own;
    private Refusal? _refusal;

    /// <summary>The reference of the request that was just sent; it comes from an address, so only what looks like one is shown.</summary>
    [SupplyParameterFromQuery(Name = "sent")]
    private string? Sent { get; set; }

    [SupplyParameterFromForm(FormName = "call")]
    private CallInput Input { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "talk")]
    private TalkInput Own { get; set; } = default!;

    private Center Center => center;

    private IStringLocalizer<ConsultationText> L => texts;

    private string? Reference => Sent is { } sent && LooksLikeReference().IsMatch(sent) ? sent : null;

    private IReadOnlyList<Choice<string?>> People => [new("Me", L["Me"]), new("Other", L["Other"], L["OtherHint"])];

    private static IReadOnlyList<Choice<string?>> Languages => [new("en-US", "English"), new("es-US", "Español")];

    private static IReadOnlyList<Choice<string>> Weekdays =>
        [.. Enumerable.Range(1, 5).Select(day => new Choice<string>(((DayOfWeek)day).ToString(), TimeText.Weekday((DayOfWeek)day)))];

    private IReadOnlyList<Choice<string>> WaysBeside => Ticks(nameof(SafeContact.Voicemail), nameof(SafeContact.Text));

    private IReadOnlyList<Choice<string>> TimesOfDay => Ticks(nameof(TalkTimes.Morning), nameof(TalkTimes.Afternoon), nameof(TalkTimes.Evening));

    // A visitor has just left a number to be called.
    private FirstWay Reached => _own?.First ?? FirstWay.Call;

    protected override void OnInitialized()
    {
        Own ??= new() { Key = Guid.CreateVersion7() };
        _form = new EditContext(Input ??= CallInput.New());
    }

    protected override async Task OnInitializedAsync() => _own = await reach.HandleAsync(Actor, Stop);

    private IReadOnlyList<Choice<string>> Ticks(params string[] names) => [.. names.Select(name => new Choice<string>(name, L[name]))];

    private async Task AskAsync()
    {
        var asked = await calls.HandleAsync(Actor, Input.Command(), Stop);
        if (asked.Refusal is { } refusal)
            Say(refusal);
        else
            navigation.NavigateTo($"{PortalRoutes.Consultation}?sent={asked.Value}");
    }

    private async Task AskOwnAsync()
    {
        _refusal = (await talks.HandleAsync(Actor, new AskForTalk(Own.Key), Stop)).Refusal;
        if (_refusal is null)
            navigation.NavigateTo($"{PortalRoutes.Consultation}?sent=1");
    }

    private void Say(Refusal refusal)
    {
        Input.Key = Guid.CreateVersion7();
        var field = refusal switch
        {
            NameNotWritable => nameof(CallInput.Name),
            EmailNotWritable => nameof(CallInput.Email),
            PhoneNotReadable or NoWayToAnswer => nameof(CallInput.Phone),
            _ => "",
        };
        new ValidationMessageStore(_form).Add(new FieldIdentifier(Input, field), refusals.Sentence(refusal));
        _form.NotifyValidationStateChanged();
    }

    [GeneratedRegex("^[A-Z2-9]{8}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LooksLikeReference();

    /// <summary>What the form of a client posts.</summary>
    internal sealed class TalkInput
    {
        public Guid Key { get; set; }
    }
}
