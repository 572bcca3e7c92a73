using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>Finds a client who was not expected, and puts them on the sheet of one session.</summary>
public sealed partial class AddGuestPage(GuestSearchQuery search, AddGuestHandler add, NavigationManager navigation, ILogger<AddGuestPage> log)
{
    private GuestSearchView? _view;
    private Guid _key = Guid.NewGuid();
    private Refusal? _refusal;
    private string? _typed;
    private string? _problem;
    private string _said = "";
    private bool _loading = true;
    private bool _busy;
    private bool _failed;

    [Parameter]
    public Guid Id { get; set; }

    private SessionId Session => new(Id);

    private string Sheet => PortalRoutes.StaffAttendance.Replace("{Id:guid}", Id.ToString(), StringComparison.Ordinal);

    private bool MayMoveStart => Actor.Has(StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director);

    protected override async Task OnParametersSetAsync()
    {
        _view = await search.HandleAsync(Actor, Session, null, Stop);
        _loading = false;
    }

    private static string Place(GuestLine line) =>
        PortalRoutes.AdminEnrollmentPlace.Replace("{Id:guid}", line.Enrollment.Value.ToString(), StringComparison.Ordinal);

    private string Hint(GuestLine line) => line switch
    {
        { StartsHere: { } day } when MayMoveStart => $"Starts in this group on {TimeText.Day(day)}",
        { StartsHere: { } day } => $"Starts in this group on {TimeText.Day(day)}. A clinician or the front desk can move the start.",
        { SameTrack: true } => line.Group,
        _ => $"{line.Group}, at another time of day",
    };

    private async Task FindAsync()
    {
        (_refusal, _failed, _said) = (null, false, "");
        _problem = (_typed?.Trim().Length ?? 0) < GuestSearchQuery.LeastTyped ? "Type at least two letters" : null;
        if (_problem is not null)
            return;
        _view = await search.HandleAsync(Actor, Session, _typed, Stop);
        _key = Guid.NewGuid();
        _said = _view switch
        {
            { Found.Count: 0 } => "Nobody fits who is in this program and not on the sheet already.",
            { IsCut: true } => "More people fit. Type more to find the right one.",
            { Found.Count: 1 } => "1 person fits.",
            { Found.Count: var some } => $"{some} people fit.",
            _ => "",
        };
    }

    private async Task AddAsync(GuestLine line)
    {
        if (_busy)
            return;
        (_busy, _failed) = (true, false);
        try
        {
            var answer = await add.HandleAsync(Actor, new(_key, Session, line.Client), Stop);
            (_key, _refusal) = (Guid.NewGuid(), answer.Refusal);
            if (answer.Succeeded)
                navigation.NavigateTo(Sheet);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "A guest was not added.");
            _failed = true;
        }
        finally
        {
            _busy = false;
        }
    }
}
