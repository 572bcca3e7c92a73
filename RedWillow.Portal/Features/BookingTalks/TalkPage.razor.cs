using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Features.BookingTalks;

/// <summary>Books, moves and ends the talks of one request, or of one person who asked for a call.</summary>
public sealed partial class TalkPage(TalkQuery talks, BookTalkHandler book, MoveTalkHandler move, EndTalkHandler end)
{
    private TalkPageView? _person;
    private IReadOnlyList<TalkOffer> _offers = [];
    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private Refusal? _refused;
    private TalkId? _about;
    private TalkId? _moving;
    private TalkKind? _kind;
    private string? _done;
    private int _round;
    private bool _busy;
    private bool _loading = true;

    /// <summary>"request" or "call".</summary>
    [Parameter]
    public string About { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    private string Back => (_person!.Inquiry is null ? PortalRoutes.AdminEnrollment : PortalRoutes.AdminConsultation).Replace("{Id:guid}", Id.ToString(), StringComparison.Ordinal);

    private string Contact => _person!.Client is { } client
        ? PortalRoutes.StaffClientContact.Replace("{Id:guid}", client.Value.ToString(), StringComparison.Ordinal) + "?from=request"
        : Back;

    // What was missed last and not made up for.
    private bool Missed => _person!.Talks is [{ Status: TalkStatus.NoShow }, ..];

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        _loading = false;
    }

    private async Task LoadAsync() => _person = About switch
    {
        "request" => await talks.HandleAsync(Actor, new EnrollmentId(Id), null, Stop),
        "call" => await talks.HandleAsync(Actor, null, new InquiryId(Id), Stop),
        _ => null,
    };

    private async Task ChooseAsync(TalkKind kind, TalkId? moving)
    {
        (_kind, _moving, _refused, _about, _done) = (kind, moving, null, null, null);
        _key = Guid.NewGuid();
        _offers = await talks.OffersAsync(Actor, kind, _person!.Client, moving, Stop);
    }

    private void Close() => (_kind, _moving, _refused) = (null, null, null);

    private Task PickAsync(TalkOffer offer)
    {
        var pick = new TalkPick(offer.Clinician, offer.Time.Date, offer.Time.StartMinute);
        return ActAsync(
            _moving, $"{TalkWords.Kind(_kind!.Value)} {(_moving is null ? "booked" : "moved")}: {TalkWords.When(offer.Time)}, {offer.Name}.",
            () => _moving is { } moving
                ? move.HandleAsync(Actor, new(_key, moving, pick), Stop)
                : book.HandleAsync(Actor, new(_key, _kind!.Value, _person!.Enrollment, _person.Inquiry, pick), Stop));
    }

    private Task EndAsync(TalkLine talk, TalkStatus status) => ActAsync(
        talk.Id, $"Noted: {TalkWords.Status(status).ToLowerInvariant()}.", () => end.HandleAsync(Actor, new(_key, talk.Id, status), Stop));

    private async Task ActAsync(TalkId? about, string done, Func<Task<Result<Done>>> handle)
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

        (_key, _about, _refused, _done) = (Guid.NewGuid(), about, answer.Refusal, answer.Succeeded ? done : null);
        await LoadAsync();
        if (answer.Succeeded)
        {
            Close();
            _round++;
            await _heading.FocusAsync();
        }
        else if (_kind is { } kind)
        {
            _offers = await talks.OffersAsync(Actor, kind, _person?.Client, _moving, Stop);
        }
    }
}
