using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Attendance;

public sealed class GuestAttendanceTests
{
    private static readonly DateOnly Tuesday = new(2026, 9, 15);
    private static readonly GroupId Here = new(Guid.NewGuid());
    private static readonly GroupId Home = new(Guid.NewGuid());

    [Fact]
    public void A_client_of_another_group_takes_a_free_chair_for_the_day() => Assert.Null(GuestAttendance.WhyNot(Session(), Client()));

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    public void Guests_and_members_together_fill_the_chairs(int taken, bool free)
    {
        DateSpan[] seats = [.. Enumerable.Repeat(DateSpan.OpenFrom(Tuesday.AddDays(-9)), taken - 1), new(Tuesday, Tuesday.AddDays(1))];

        var answer = GuestAttendance.WhyNot(Session(capacity: 3, seats), Client());

        Assert.Equal(free, answer is null);
        if (!free) Assert.IsType<SessionFull>(answer);
    }

    [Fact]
    public void A_chair_promised_from_the_next_day_on_is_free_today() =>
        Assert.Null(GuestAttendance.WhyNot(Session(capacity: 1, DateSpan.OpenFrom(Tuesday.AddDays(1)), new(Tuesday.AddDays(-9), Tuesday)), Client()));

    [Fact]
    public void Whoever_is_expected_is_no_guest()
    {
        Assert.IsType<AlreadyExpected>(GuestAttendance.WhyNot(Session(), Client(new OwnSeat(Here, DateSpan.OpenFrom(Tuesday)))));
        Assert.Null(GuestAttendance.WhyNot(Session(), Client(new OwnSeat(Here, DateSpan.OpenFrom(Tuesday.AddDays(2))))));
        Assert.Null(GuestAttendance.WhyNot(Session(), Client(new OwnSeat(Here, new(Tuesday.AddDays(-9), Tuesday)))));
    }

    [Theory]
    [InlineData(7, 0, false)]
    [InlineData(8, 10, true)]
    [InlineData(11, 0, true)]
    [InlineData(12, 15, false)]
    public void Nobody_is_in_two_places_at_once(int hour, int minute, bool clash)
    {
        var busy = new WeeklyCommitment("individual hour", new WeeklyTime(DayOfWeek.Tuesday, new(hour, minute), 60), DateSpan.OpenFrom(Tuesday.AddDays(-30)));

        var answer = GuestAttendance.WhyNot(Session(), Client() with { Week = [busy] });

        Assert.Equal(clash, answer is ClientBusyThen);
    }

    [Fact]
    public void An_hour_that_ends_before_the_day_is_not_in_the_way()
    {
        var gone = new WeeklyCommitment("individual hour", new WeeklyTime(DayOfWeek.Tuesday, new(10, 0), 60), new(Tuesday.AddDays(-30), Tuesday));

        Assert.Null(GuestAttendance.WhyNot(Session(), Client() with { Week = [gone] }));
    }

    [Theory]
    [InlineData(ClinicalHours.Ceiling - 180, true)]
    [InlineData(ClinicalHours.Ceiling - 179, false)]
    public void No_week_passes_nineteen_hours(int minutes, bool allowed)
    {
        var answer = GuestAttendance.WhyNot(Session(), Client() with { WeekMinutes = minutes });

        Assert.Equal(allowed, answer is null);
        if (!allowed) Assert.IsType<TooManyHours>(answer);
    }

    private static GuestSession Session(int capacity = 12, params DateSpan[] taken) =>
        new(Here, "Cottonwood", Tuesday, new WeeklyTime(DayOfWeek.Tuesday, new(9, 0), 195), 180, capacity, taken);

    private static GuestClient Client(params OwnSeat[] seats) => new([new(Home, DateSpan.OpenFrom(Tuesday.AddDays(-60))), .. seats], [], 590);
}
