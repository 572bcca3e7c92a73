using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Features.RequestingEnrollment;

public partial class TaskListPage
{
    private Draft? _draft;
    private bool _isReturning;
    private Refusal? _refusal;

    /// <summary>The neutral code of the group a visitor chose on the public pages.</summary>
    [SupplyParameterFromQuery(Name = "g")]
    private string? Wanted { get; set; }

    [SupplyParameterFromQuery(Name = "saved")]
    private string? Saved { get; set; }

    [SupplyParameterFromQuery(Name = "kept")]
    private string? Kept { get; set; }

    [SupplyParameterFromQuery(Name = "ended")]
    private string? Ended { get; set; }

    [SupplyParameterFromForm(FormName = "start")]
    private StartInput Start { get; set; } = default!;

    /// <summary>A group to be kept in mind; what was sent is on the page to be handled, whatever has become of the list.</summary>
    [SupplyParameterFromForm(FormName = "want")]
    private KeepInMind.KeepInput? Keep { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var posted = Start is not null;
        Start ??= new StartInput { Key = Guid.CreateVersion7(), Wanted = Wanted };
        // A second click on Start finds the list begun; the form must still be on the page to be handled.
        if (!posted)
            _draft = await Drafts.HandleAsync(Actor, Stop);
        _isReturning = _draft is null && await Drafts.IsReturningAsync(Actor, Stop);
        if (_draft is not { Status: EnrollmentStatus.Draft, ArrangedByStaff: false } || Wanted is null)
            return;
        // Who comes back with another group in mind chooses among places at once; while questions are open, the group can be kept for later.
        if (TaskProgress.OpenBeforeSending(_draft).Count == 0)
            Navigation.NavigateTo($"{PortalRoutes.MyEnrollPlace}?g={Uri.EscapeDataString(Wanted)}");
        else
            Keep ??= Group.IsSlug(Wanted) && Wanted != _draft.Answer(Question.WantedGroup) ? new() { Key = Guid.CreateVersion7(), Group = Wanted } : null;
    }

    private async Task StartAsync()
    {
        var begun = await Begin.HandleAsync(Actor, new BeginEnrollment(Start.Key), Stop);
        _refusal = begun.Refusal;
        if (!begun.Succeeded)
            return;
        // A group that is gone meanwhile is no reason not to begin.
        if (!string.IsNullOrEmpty(Start.Wanted))
            await Want.HandleAsync(Actor, new WantGroup(Guid.CreateVersion7(), Start.Wanted), Stop);
        Navigation.NavigateTo(PortalRoutes.MyEnroll);
    }

    private async Task KeepAsync()
    {
        _refusal = (await Want.HandleAsync(Actor, new WantGroup(Keep!.Key, Keep.Group ?? ""), Stop)).Refusal;
        if (_refusal is null)
            Navigation.NavigateTo(PortalRoutes.MyEnroll + "?kept=1");
        else
            Keep.Key = Guid.CreateVersion7();
    }

    private static string? Notice(Draft draft) => draft.Status switch
    {
        EnrollmentStatus.ConsultationRequired => draft.Place is { IsHeld: true } ? "Talk" : "Arranged",
        EnrollmentStatus.Waitlisted => "Wait",
        EnrollmentStatus.Draft => draft.ArrangedByStaff ? "Arranged" : null,
        EnrollmentStatus.Requested => "Sent",
        _ => null,
    };

    private static string ReachOf(string notice) => notice == "Talk" ? "Arranged" : notice;

    /// <summary>What the first form posts.</summary>
    internal sealed class StartInput
    {
        public Guid Key { get; set; }

        public string? Wanted { get; set; }
    }
}
