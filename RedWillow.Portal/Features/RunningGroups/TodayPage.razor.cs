using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.RunningGroups;

/// <summary>Now, next, and what waits.</summary>
public sealed partial class TodayPage
{
    private TodayView? _view;
    private IReadOnlyList<GroupLine> _groups = [];
    private bool _loading = true;

    /// <summary>The session that goes on, else the next one.</summary>
    private SessionCard? Pinned =>
        _view!.Sessions.FirstOrDefault(session => session is { Phase: SessionPhase.InProgress, Status: not SessionStatus.Cancelled })
        ?? _view.Sessions.FirstOrDefault(session => session is { Phase: SessionPhase.Upcoming, Status: not SessionStatus.Cancelled })
        ?? _view.Next;

    private IReadOnlyList<WeekDay> Week
    {
        get
        {
            var span = ProgramWeek.Of(_view!.Today).Span;
            var days = Enumerable.Range(0, span.Days).Select(ahead => span.From.AddDays(ahead)).Select(date => new WeekDay(
                date, [.. _view.Week.Where(session => session.Date == date).Select(EntryOf)], date == _view.Today, Closed(date)));
            return [.. days.Where(day => day.Entries.Count > 0 || day.Closure is not null || day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];
        }
    }

    private string? Closed(DateOnly day) => _view!.Closures.TryGetValue(day, out var reason) ? $"Closed: {reason}" : null;

    protected override async Task OnInitializedAsync()
    {
        _view = await Days.HandleAsync(Actor, Stop);
        _groups = await Groups.HandleAsync(Actor, Stop);
        _loading = false;
    }

    private static WeekEntry EntryOf(SessionCard session) => new(
        session.Id.Value.ToString("N"), session.Start, session.End, session.Name, session.Room,
        session.MayMark ? SessionPanel.Attendance(session.Id) : null, session.Start.Hour < 16 ? EntryTone.FirstProgramDaytime : EntryTone.FirstProgramEvening,
        session.Status switch
        {
            SessionStatus.Cancelled => "Cancelled",
            SessionStatus.Closed => "Closed",
            _ => null,
        },
        session.Status == SessionStatus.Cancelled);

    private static string Words(AppointmentStatus status) => status switch
    {
        AppointmentStatus.Completed => "Held",
        AppointmentStatus.CancelledByClient => "Cancelled by client",
        AppointmentStatus.CancelledByProgram => "Cancelled by us",
        AppointmentStatus.LateCancelled => "Late cancelled",
        AppointmentStatus.NoShow => "Missed",
        _ => "Booked",
    };

    private int Waiting => _view!.OpenSheets.Count + _view.Unreached.Count + _view.Outreach.Count + _view.Reviews.Count + new[] { _view.Unmarked.Count, _view.SafetyCalls, _view.Requests }.Count(static few => few > 0);
}
