using System.Globalization;
using FsCheck.Xunit;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Time;

public sealed class ProgramZoneTests
{
    private static readonly ProgramZone Denver = ProgramZone.Find("America/Denver");

    /// <summary>Both sides of both changes of 2026, an evening and a morning group.</summary>
    [Theory]
    [InlineData("2026-03-05T17:30", "2026-03-06T00:30")]
    [InlineData("2026-03-09T17:30", "2026-03-09T23:30")]
    [InlineData("2026-10-29T17:30", "2026-10-29T23:30")]
    [InlineData("2026-11-02T17:30", "2026-11-03T00:30")]
    [InlineData("2026-03-05T10:00", "2026-03-05T17:00")]
    [InlineData("2026-03-09T10:00", "2026-03-09T16:00")]
    public void Local_times_are_these_instants(string local, string utc)
    {
        Assert.Equal(At(utc), ToUtc(local).Value);
        Assert.Equal(DateTimeKind.Utc, ToUtc(local).Value.Kind);
        Assert.Equal(At(local), Denver.ToLocal(At(utc)));
    }

    [Theory]
    [InlineData("2026-03-08")]
    [InlineData("2027-03-14")]
    [InlineData("2028-03-12")]
    [InlineData("2029-03-11")]
    [InlineData("2030-03-10")]
    public void The_hour_that_is_skipped_in_spring_is_refused(string day)
    {
        Assert.Equal(At(day + "T08:59"), ToUtc(day + "T01:59").Value);
        Assert.Equal(new NoSuchLocalTime(Date(day), new TimeOnly(2, 0)), ToUtc(day + "T02:00").Refusal);
        Assert.Equal(new NoSuchLocalTime(Date(day), new TimeOnly(2, 59)), ToUtc(day + "T02:59").Refusal);
        Assert.Equal(At(day + "T09:00"), ToUtc(day + "T03:00").Value);
    }

    [Theory]
    [InlineData("2026-11-01")]
    [InlineData("2027-11-07")]
    [InlineData("2028-11-05")]
    [InlineData("2029-11-04")]
    [InlineData("2030-11-03")]
    public void The_hour_that_happens_twice_in_autumn_means_its_first_occurrence(string day)
    {
        Assert.Equal(At(day + "T06:59"), ToUtc(day + "T00:59").Value);
        Assert.Equal(At(day + "T07:00"), ToUtc(day + "T01:00").Value);
        Assert.Equal(At(day + "T07:59"), ToUtc(day + "T01:59").Value);
        Assert.Equal(At(day + "T09:00"), ToUtc(day + "T02:00").Value);
    }

    [Property(Arbitrary = [typeof(Anything)])]
    public bool A_local_time_comes_back_from_its_instant(DateOnly day, ushort minute)
    {
        var time = new TimeOnly(minute % 1440 / 60, minute % 60);
        var utc = Denver.ToUtc(day, time);
        return utc.Succeeded
            ? Denver.ToLocal(utc.Value) == day.ToDateTime(time)
            : day == new DateOnly(2026, 3, 8) && time.Hour == 2;
    }

    [Fact]
    public void A_duration_is_elapsed_time()
    {
        var range = Denver.ToUtc(new DateOnly(2026, 3, 8), new TimeOnly(0, 30), 180).Value;

        Assert.Equal(180, range.Minutes);
        Assert.Equal(At("2026-03-08T04:30"), Denver.ToLocal(range.EndUtc));
    }

    [Fact]
    public void An_evening_belongs_to_its_local_day() =>
        Assert.Equal(new DateOnly(2026, 3, 5), Denver.DateOf(At("2026-03-06T00:30")));

    [Fact]
    public void The_rims_of_the_calendar_are_answered_without_failing()
    {
        Assert.True(Denver.ToUtc(DateOnly.MinValue, TimeOnly.MinValue).Succeeded);
        Assert.IsType<NoSuchLocalTime>(Denver.ToUtc(DateOnly.MaxValue, new TimeOnly(23, 0)).Refusal);
        Assert.IsType<NoSuchLocalTime>(Denver.ToUtc(DateOnly.MaxValue, new TimeOnly(16, 0), 180).Refusal);
    }

    [Fact]
    public void A_zone_that_does_not_exist_stops_the_start() =>
        Assert.Throws<TimeZoneNotFoundException>(() => ProgramZone.Find("America/Nowhere"));

    private static RedWillow.Portal.Domain.Result<DateTime> ToUtc(string local) =>
        Denver.ToUtc(DateOnly.FromDateTime(At(local)), TimeOnly.FromDateTime(At(local)));

    private static DateOnly Date(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static DateTime At(string text) => DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
