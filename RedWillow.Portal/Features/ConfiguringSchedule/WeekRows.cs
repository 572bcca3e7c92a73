using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>From the week of the center to the days of the week grid.</summary>
internal static class WeekRows
{
    /// <summary>Monday to Friday, and the weekend when something happens on it.</summary>
    public static IReadOnlyList<WeekDay> Of(CenterWeek week)
    {
        var sessions = week.Sessions.ToLookup(session => session.Date);
        var days = ScheduleWords.Week.Select(day => ProgramWeek.Of(week.Monday)[day]).ToList();
        var weekend = days.Skip(5).Any(day => sessions.Contains(day) || week.Closures.ContainsKey(day));
        return [.. days.Take(weekend ? 7 : 5).Select(day => new WeekDay(
            day, [.. sessions[day].Select(Entry)], day == week.Today, week.Closures.TryGetValue(day, out var reason) ? $"Center closed: {reason}" : null))];
    }

    private static WeekEntry Entry(WeekSession session)
    {
        var cancelled = session.Status == SessionStatus.Cancelled;
        return new WeekEntry(
            session.Id.Value.ToString(), session.Start, session.End, session.Name, $"{session.Room}, {session.Counselor}, {SeatMeter.Words(session.Places, session.Capacity)}",
            ScheduleWords.GroupAddress(session.Group), ScheduleWords.Tone(session.Program, session.TimeOfDay),
            cancelled ? "Cancelled" : session.Status == SessionStatus.Closed ? "Attendance closed" : null, cancelled);
    }
}
