using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Individual;
using static RedWillow.Portal.Domain.Attendance.AppointmentStatus;

namespace RedWillow.Portal.Tests.Domain.Individual;

public sealed class AppointmentMarksTests
{
    private static readonly DateTime Begins = new(2026, 1, 14, 10, 0, 0);

    public static TheoryData<string, AppointmentStatus[]> Times => new()
    {
        { "2026-01-07T09:00", [Booked, CancelledByClient, CancelledByProgram] },
        { "2026-01-12T23:59", [Booked, CancelledByClient, CancelledByProgram] },
        { "2026-01-13T00:00", [Booked, CancelledByClient, CancelledByProgram, LateCancelled] },
        { "2026-01-14T09:59", [Booked, CancelledByClient, CancelledByProgram, LateCancelled] },
        { "2026-01-14T10:00", [Completed, CancelledByClient, CancelledByProgram, LateCancelled, NoShow] },
        { "2026-02-14T10:00", [Completed, CancelledByClient, CancelledByProgram, LateCancelled, NoShow] },
    };

    [Theory, MemberData(nameof(Times))]
    public void Each_mark_has_its_time(string now, AppointmentStatus[] allowed)
    {
        var at = new AppointmentAt(Begins, DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture), IsClosed: false, OnLeave: false);

        foreach (var mark in Enum.GetValues<AppointmentStatus>())
            Assert.Equal(allowed.Contains(mark), AppointmentMarks.WhyNot(mark, at) is null);
    }

    [Theory]
    [InlineData(true, false, new[] { CancelledByProgram })]
    [InlineData(false, true, new[] { CancelledByClient, CancelledByProgram })]
    public void A_closed_day_and_a_leave_leave_little_to_say(bool isClosed, bool onLeave, AppointmentStatus[] allowed)
    {
        var at = new AppointmentAt(Begins, Begins, isClosed, onLeave);

        foreach (var mark in Enum.GetValues<AppointmentStatus>())
            Assert.Equal(allowed.Contains(mark), AppointmentMarks.WhyNot(mark, at) is null);
    }
}
