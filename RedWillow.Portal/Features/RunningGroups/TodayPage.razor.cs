using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Features.RunningGroups;

/// <summary>Now, next, and what waits.</summary>
public sealed partial class TodayPage
{
    private TodayView? _view;
    private StaffWeek? _week;
    private IReadOnlyList<GroupLine> _groups = [];
    private bool _loading = true;

    /// <summary>The session that goes on, else the next one.</summary>
    private SessionCard? Pinned =>
        _view!.Sessions.FirstOrDefault(session => session is { Phase: SessionPhase.InProgress, Status: not SessionStatus.Cancelled })
        ?? _view.Sessions.FirstOrDefault(session => session is { Phase: SessionPhase.Upcoming, Status: not SessionStatus.Cancelled })
        ?? _view.Next;

    /// <summary>A day of the week to show, as yyyy-MM-dd; anything else is the week something is left of.</summary>
    [SupplyParameterFromQuery(Name = "week")]
    private string? Shown { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await LatestAsync(Weeks.HandleAsync(Actor, WeekNav.Read(Shown), Stop), week => _week = week);
        if (!_loading)
            return;
        _view = await Days.HandleAsync(Actor, Stop);
        _groups = await Groups.HandleAsync(Actor, Stop);
        _loading = false;
    }

    private int Waiting => _view!.OpenSheets.Count + _view.Unreached.Count + _view.Outreach.At.Total + _view.Reviews.At.Total + new[] { _view.Unmarked.Count, _view.SafetyCalls, _view.Requests }.Count(static few => few > 0);
}
