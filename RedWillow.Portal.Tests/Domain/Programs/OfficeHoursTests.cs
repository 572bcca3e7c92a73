using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Tests.Domain.Programs;

public sealed class OfficeHoursTests
{
    private static readonly OfficeHours Usual = new(new(9, 0), new(17, 0));
    private static readonly HashSet<DateOnly> None = [];

    // 2026-01-13 is a Tuesday, the 16th a Friday.
    [Theory]
    [InlineData("2026-01-13T09:00", "2026-01-13T09:00")]
    [InlineData("2026-01-13T16:59", "2026-01-13T16:59")]
    [InlineData("2026-01-13T17:00", "2026-01-14T09:00")]
    [InlineData("2026-01-13T06:30", "2026-01-13T09:00")]
    [InlineData("2026-01-13T23:59", "2026-01-14T09:00")]
    [InlineData("2026-01-16T18:00", "2026-01-19T09:00")]
    [InlineData("2026-01-17T11:00", "2026-01-19T09:00")]
    [InlineData("2026-01-18T08:00", "2026-01-19T09:00")]
    public void Outside_the_hours_it_is_the_next_opening(string moment, string opens) =>
        Assert.Equal(DateTime.Parse(opens, System.Globalization.CultureInfo.InvariantCulture), Usual.NextOpen(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), None));

    [Fact]
    public void A_closed_day_is_passed_over_and_so_is_the_weekend_after_it()
    {
        HashSet<DateOnly> closed = [new(2026, 1, 15), new(2026, 1, 16), new(2026, 1, 19)];

        Assert.Equal(new DateTime(2026, 1, 20, 9, 0, 0), Usual.NextOpen(new(2026, 1, 14, 17, 0, 0), closed));
        Assert.Equal(new DateTime(2026, 1, 20, 9, 0, 0), Usual.NextOpen(new(2026, 1, 15, 11, 0, 0), closed));
    }
}
