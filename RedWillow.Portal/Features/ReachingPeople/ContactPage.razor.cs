using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.People;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ReachingPeople;

/// <summary>How to reach a client, what was tried, and the next attempt.</summary>
public sealed partial class ContactPage(ContactQuery contacts, RecordAttemptHandler record, ProgramClock clock)
{
    private ContactView? _client;
    private ElementReference _heading;
    private Guid _key = Guid.NewGuid();
    private Refusal? _refused;
    private string? _done;
    private int _round;
    private bool _busy;
    private bool _loading = true;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>"request" when somebody works on the request.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    private bool FromRequest => From == "request" && Actor.Has(Reach.Inquiries);

    private string Back => FromRequest
        ? PortalRoutes.AdminEnrollment.Replace("{Id:guid}", _client!.Stay.Value.ToString(), StringComparison.Ordinal)
        : PortalRoutes.StaffClient.Replace("{Id:guid}", Id.ToString(), StringComparison.Ordinal);

    protected override async Task OnParametersSetAsync()
    {
        _client = await contacts.HandleAsync(Actor, new(Id), Stop);
        _loading = false;
    }

    private async Task RecordAsync(AttemptTold told)
    {
        if (_busy)
            return;
        _busy = true;
        Result<Done> answer;
        try
        {
            answer = await record.HandleAsync(Actor, new(_key, new(Id), null, told.Way, told.Result, told.AtTheirWish, told.Again, told.Note), Stop);
        }
        finally
        {
            _busy = false;
        }

        (_key, _refused, _done) = (Guid.NewGuid(), answer.Refusal, answer.Succeeded ? Noted(told) : null);
        _round += answer.Succeeded ? 1 : 0;
        _client = await contacts.HandleAsync(Actor, new(Id), Stop);
        if (_client is not null && answer.Succeeded)
            await _heading.FocusAsync();
    }

    private string Noted(AttemptTold told) =>
        "The attempt is recorded." + (told.Again is { } again ? $" {AttemptWords.TryAgain(new NextTry(again, clock.LocalNow))}." : null);
}
