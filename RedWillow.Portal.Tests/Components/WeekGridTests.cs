using Bunit;
using RedWillow.Portal.Components.Kit;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Components;

public sealed class WeekGridTests : PortalTestContext
{
    [Fact]
    public void Each_day_is_a_column_with_its_full_date_and_today_is_marked()
    {
        var grid = Render<WeekGrid>(with => with.Add(grid => grid.Days, KitWeek.Days));

        Assert.Equal(
            ["Monday, November 16", "Tuesday, November 17", "Wednesday, November 18", "Thursday, November 19", "Friday, November 20"],
            grid.FindAll("thead th .visually-hidden").Skip(1).Select(day => day.TextContent),
            StringComparer.Ordinal);
        Assert.Equal("date", Assert.Single(grid.FindAll("thead th.today")).GetAttribute("aria-current"));
    }

    [Fact]
    public void An_entry_stands_in_the_band_of_its_start_and_once_in_the_list()
    {
        var grid = Render<WeekGrid>(with => with.Add(grid => grid.Days, KitWeek.Days));

        Assert.Equal(["10:00 am–1:00 pm"], grid.FindAll("tbody tr:nth-child(1) .entry b").Select(time => time.TextContent), StringComparer.Ordinal);
        Assert.Equal(4, grid.FindAll("tbody tr:nth-child(2) .entry").Count);
        Assert.Equal(5, grid.FindAll(".agenda .entry").Count);
        Assert.Equal(["10:00 am–1:00 pm", "4:30–5:20 pm"], grid.FindAll(".agenda > li:nth-child(2) b").Select(time => time.TextContent), StringComparer.Ordinal);
    }

    [Fact]
    public void A_closed_day_and_a_cancelled_session_say_so_in_words()
    {
        var grid = Render<WeekGrid>(with => with.Add(grid => grid.Days, KitWeek.Days));

        Assert.Equal(2, grid.FindAll(".closure-note").Count(note => note.TextContent == "Center closed: day of rest"));
        Assert.All(grid.FindAll(".entry-cancelled"), entry => Assert.Contains("Cancelled", entry.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_week_without_sessions_still_has_a_row()
    {
        var grid = Render<WeekGrid>(with => with.Add(grid => grid.Days, [new WeekDay(new DateOnly(2026, 11, 16), [], IsToday: true)]));

        Assert.Single(grid.FindAll("tbody tr"));
        Assert.Contains("No sessions", grid.Find(".agenda").TextContent, StringComparison.Ordinal);
    }
}
