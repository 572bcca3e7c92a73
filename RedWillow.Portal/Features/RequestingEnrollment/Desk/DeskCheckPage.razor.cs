using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.RequestingEnrollment.Desk;

public partial class DeskCheckPage
{
    private Draft? _draft;
    private Refusal? _refusal;
    private IReadOnlyList<OpenStart> _nearest = [];
    private bool _posted;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "desk-send")]
    private SendInput Sending { get; set; } = default!;

    private TaskAddresses At => TaskAddresses.Of(new(Id));

    // What was sent is read here; its place is changed on the request.
    private bool MayChange => _draft is { Status: EnrollmentStatus.Draft };

    private string? ChangePlace => MayChange ? At.Place : null;

    private string Heading => _draft switch
    {
        null or { Status: EnrollmentStatus.Draft } => "Check and send",
        { SentUtc: not null } => "What was sent",
        _ => "What was answered",
    };

    private string Lead => _draft switch
    {
        { IsDecided: true } => "Address, phone number, safe ways and emergency contact are kept current here: change them when they tell you, once you are sure who it is. Everything else stays as it was answered.",
        { Status: EnrollmentStatus.Draft } => "Read it back to them before you send it.",
        { SentUtc: { } at } => $"Sent on {TimeText.DayWithin(Clock.Zone.DateOf(at))}. The place is changed on the request.",
        _ => "Nothing was sent so far. The way on stands on the request.",
    };

    // Who came without a list was not asked; what is kept current is shown all the same.
    private bool IsShown(QuestionSpec spec) => !_draft!.IsDecided || !_draft.IsSettled(spec) || _draft.IsAnswered(spec.Key);

    private IReadOnlyList<EnrollTask> Open => TaskProgress.OpenBeforeSending(_draft!);

    protected override async Task OnInitializedAsync()
    {
        _draft = await Drafts.HandleAsync(Actor, new EnrollmentId(Id), Stop);
        // A second click still reaches the handler and gets its answer.
        _posted = Sending is not null;
        Sending ??= SendInput.Under(_draft);
        if (_draft is null)
            Navigation.NotFound();
    }

    private async Task SendAsync()
    {
        var sent = await Send.HandleAsync(Actor, new SendRequest(Sending.Key, new(Id), Sending.Shown), Stop);
        if (sent.Succeeded || _draft!.SentUtc is not null)
        {
            Navigation.NavigateTo(At.Done);
            return;
        }

        (_refusal, _posted) = (sent.Refusal, false);
        if (NearestStarts.Help(_refusal))
            _nearest = await Places.HandleAsync(Actor, new EnrollmentId(Id), Stop);
        _draft = await Drafts.HandleAsync(Actor, new EnrollmentId(Id), Stop);
        Sending = SendInput.Under(_draft);
    }

    private string? HeldWords(ChosenPlace place) => place switch
    {
        { IsHeld: false } when !MayChange => null,
        { Hour.IsGone: true } => "The hour is not free any more. The group and the first session may still be open.",
        { IsHeld: false } => "The hold has run out and the place may be gone. Sending tries to take it again.",
        { HeldUntilUtc: { } until } when until > Clock.UtcNow => $"Held until {TimeText.Of(TimeOnly.FromDateTime(Clock.Zone.ToLocal(until)))}.",
        { HeldUntilUtc: not null } => "The hold has run out. Nobody else has taken the place so far.",
        _ => _draft is { IsDecided: true } ? null : "The place is kept for the request.",
    };
}
