using FsCheck.Xunit;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Groups;

public sealed class SessionCalendarTests
{
    private static readonly ProgramZone Denver = ProgramZone.Find("America/Denver");
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static readonly WeeklyPattern Evenings = WeeklyPattern.Create(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], new TimeOnly(17, 30), 60, 60, 60, 15).Value!;

    [Fact]
    public void Sixteen_weeks_are_48_sessions()
    {
        var sessions = Generate(new DateSpan(Monday, Monday.AddDays(7 * SessionCalendar.WeeksAhead))).Sessions;

        Assert.Equal(48, sessions.Count);
        Assert.All(sessions, session => Assert.Equal(195, (session.EndUtc - session.StartUtc).TotalMinutes));
    }

    [Fact]
    public void Wall_clock_time_stays_when_clocks_go_forward_and_back()
    {
        var spring = Generate(new DateSpan(new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 10))).Sessions;
        var autumn = Generate(new DateSpan(new DateOnly(2026, 10, 29), new DateOnly(2026, 11, 3))).Sessions;

        Assert.Equal([Utc(2026, 3, 6, 0, 30), Utc(2026, 3, 9, 23, 30)], spring.Select(session => session.StartUtc));
        Assert.Equal([Utc(2026, 10, 29, 23, 30), Utc(2026, 11, 3, 0, 30)], autumn.Select(session => session.StartUtc));
        Assert.All([.. spring, .. autumn], session => Assert.Equal(new TimeOnly(17, 30), session.Start));
    }

    [Fact]
    public void A_closed_day_has_no_session_and_is_named()
    {
        ClosedDay holiday = new(Monday.AddDays(1), "Holiday", ClosureScope.Everything);
        ClosedDay officeOnly = new(Monday, "Inventory", ClosureScope.Office | ClosureScope.Individual);
        ClosedDay wednesday = new(Monday.AddDays(2), "No meeting day", ClosureScope.Everything);

        var calendar = Generate(new DateSpan(Monday, Monday.AddDays(7)), holiday, officeOnly, wednesday);

        Assert.Equal([Monday, Monday.AddDays(3)], calendar.Sessions.Select(session => session.LocalDate));
        Assert.Equal([holiday], calendar.Closures);
    }

    [Property(Arbitrary = [typeof(Anything)])]
    public bool Every_meeting_day_in_the_span_is_a_session_or_a_closure(WeeklyPattern pattern, DateSpan span, DateOnly[] closed)
    {
        var bounded = span.Intersect(new DateSpan(Anything.FirstDay, Anything.FarDay));
        var calendar = new ProgramCalendar(closed.Distinct().Select(date => new ClosedDay(date, "Closed", ClosureScope.Groups)));
        var result = SessionCalendar.Generate(pattern, bounded, calendar, Denver).Value!;
        var expected = Enumerable.Range(0, 80).Select(ahead => Anything.FirstDay.AddDays(ahead))
            .Where(day => bounded.Contains(day) && pattern.Days.Contains(day.DayOfWeek)).ToList();
        return result.Sessions.Select(session => session.LocalDate).SequenceEqual(expected.Except(closed))
            && result.Closures.Select(day => day.Date).SequenceEqual(expected.Intersect(closed))
            && result.Sessions.All(session => Denver.ToLocal(session.StartUtc) == session.LocalDate.ToDateTime(pattern.Start));
    }

    [Fact]
    public void A_meeting_in_the_skipped_hour_is_refused()
    {
        var nights = WeeklyPattern.Create([DayOfWeek.Sunday, DayOfWeek.Tuesday, DayOfWeek.Thursday], new TimeOnly(2, 30), 60, 60, 60, 0).Value!;

        var result = SessionCalendar.Generate(nights, new DateSpan(Monday, Monday.AddDays(7)), new ProgramCalendar([]), Denver);

        Assert.Equal(new NoSuchLocalTime(new DateOnly(2026, 3, 8), new TimeOnly(2, 30)), result.Refusal);
    }

    [Fact]
    public void An_open_end_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Generate(DateSpan.OpenFrom(Monday)));

    private static SessionCalendar Generate(DateSpan span, params ClosedDay[] closed) =>
        SessionCalendar.Generate(Evenings, span, new ProgramCalendar(closed), Denver).Value!;

    private static DateTime Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
