using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.FindingTrack;

public partial class TracksPage
{
    private TrackCatalog _catalog = new(default, [], []);
    private Refusal? _refusal;

    [SupplyParameterFromQuery(Name = "p")]
    private string? Program { get; set; }

    [SupplyParameterFromQuery(Name = "t")]
    private string? Time { get; set; }

    [SupplyParameterFromQuery(Name = "noted")]
    private string? Noted { get; set; }

    [SupplyParameterFromForm(FormName = "interest")]
    private InterestInput Interest { get; set; } = default!;

    private TrackFilter Filter => TrackAddress.Filter(Program, Time);

    protected override async Task OnInitializedAsync()
    {
        Interest ??= new InterestInput { Key = Guid.CreateVersion7() };
        _catalog = await Catalog.HandleAsync(Actor, Filter, Stop);
    }

    private async Task NoteAsync()
    {
        var noted = await Note.HandleAsync(Actor, new NoteInterest(Interest.Key, new(Interest.Track)), Stop);
        _refusal = noted.Refusal;
        if (noted.Succeeded)
            Navigation.NavigateTo(new Uri(Navigation.GetUriWithQueryParameter("noted", 1)).PathAndQuery);
        Interest.Key = Guid.CreateVersion7();
    }

    /// <summary>What the form of interest posts.</summary>
    internal sealed class InterestInput
    {
        public Guid Key { get; set; }

        public Guid Track { get; set; }
    }
}
