using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.RequestingEnrollment;

public partial class CheckAnswersPage
{
    private Draft? _draft;
    private Refusal? _refusal;
    private IReadOnlyList<OpenStart> _nearest = [];
    private bool _posted;

    [SupplyParameterFromForm(FormName = "send")]
    private SendInput Sending { get; set; } = default!;

    // What was sent is read; changing it is talked over.
    private bool MayChange => _draft is { Status: EnrollmentStatus.Draft };

    private string? ChangePlace => MayChange ? PortalRoutes.MyEnrollPlace : null;

    // What another choice mends leads to the picker; everything else to the list.
    private bool IsAboutPlace => _refusal is not (TasksOpen or ArrangedByStaff or AlreadyDecided or NotThere);

    // Some refusals say that the answers are saved.
    private bool IsSafeSaid => _refusal is GroupFull or HourTaken or HoldExpired;

    // Who can wait does so for the group they had chosen.
    private string WaitAddress => _draft?.Place is { } place ? $"{PortalRoutes.MyEnrollPlace}?g={place.Slug}" : PortalRoutes.MyEnrollPlace;

    private IReadOnlyList<EnrollTask> Open => TaskProgress.OpenBeforeSending(_draft!);

    protected override async Task OnInitializedAsync()
    {
        _draft = await Drafts.HandleAsync(Actor, Stop);
        _posted = Sending is not null;
        Sending ??= SendInput.Under(_draft);
        // A request that was sent is looked at, not sent again; a second click still reaches the handler and gets its answer.
        // Once there is a place, the answers are part of the record and stand on the list.
        if (_draft is null or { IsDecided: true })
            Navigation.NavigateTo(PortalRoutes.MyEnroll);
    }

    private async Task SendAsync()
    {
        var sent = await Send.HandleAsync(Actor, new SendRequest(Sending.Key, _draft!.Id, Sending.Shown), Stop);
        if (sent.Succeeded || _draft.SentUtc is not null)
        {
            Navigation.NavigateTo(PortalRoutes.MyEnrollDone);
            return;
        }

        _refusal = sent.Refusal;
        if (NearestStarts.Help(_refusal))
            _nearest = await Places.HandleAsync(Actor, _draft.Id, Stop);
        _draft = await Drafts.HandleAsync(Actor, Stop);
        Sending = SendInput.Under(_draft);
    }

    private string HeldWords(ChosenPlace place) => place switch
    {
        { IsHeld: false } => L["CheckSeatGone"],
        { HeldUntilUtc: { } until } when until > Clock.UtcNow => L["CheckHeld", TimeText.Of(TimeOnly.FromDateTime(Clock.Zone.ToLocal(until)))],
        { HeldUntilUtc: not null } => L["CheckHeldOver"],
        _ => L["SentText"],
    };
}
