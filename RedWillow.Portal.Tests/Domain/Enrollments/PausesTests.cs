using RedWillow.Portal.Domain.Enrollments;
using static RedWillow.Portal.Domain.Enrollments.EnrollmentStatus;

namespace RedWillow.Portal.Tests.Domain.Enrollments;

public sealed class PausesTests
{
    internal static readonly DateTime Noon = new(2026, 1, 12, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(100, false)]
    public void A_pause_goes_from_the_talk_that_comes_first_to_the_next_admission(int day, bool paused) =>
        Assert.Equal(paused, Pauses.Cover(Moves((1, Requested), (2, Approved), (3, ConsultationRequired), (5, Requested), (7, Approved), (8, Active)), Noon.AddDays(day), static utc => utc));

    [Fact]
    public void A_leave_is_none_and_an_end_as_planned_is_none_and_a_withdrawal_has_no_end()
    {
        Assert.False(Pauses.Cover(Moves((1, Requested), (2, Approved), (3, Active), (4, OnHold)), Noon.AddDays(5), static utc => utc));
        Assert.False(Pauses.Cover(Moves((1, Requested), (2, Approved), (3, Active), (4, Discharged)), Noon.AddDays(5), static utc => utc));
        Assert.True(Pauses.Cover(Moves((1, Requested), (2, Approved), (3, Withdrawn)), Noon.AddDays(50), static utc => utc));
        Assert.False(Pauses.Cover([], Noon, static utc => utc));
    }

    [Fact]
    public void The_moment_is_by_the_clock_at_the_center() =>
        Assert.True(Pauses.Cover(Moves((1, Requested), (2, Approved), (3, ConsultationRequired)), Noon.AddDays(3).AddHours(-7), static utc => utc.AddHours(-7)));

    internal static List<EnrollmentMove> Moves(params (int Day, EnrollmentStatus To)[] path) =>
    [
        .. path.Select((step, at) => new EnrollmentMove
        {
            Id = Guid.CreateVersion7(), EnrollmentId = new(Guid.Empty), From = at == 0 ? Draft : path[at - 1].To, To = step.To, AtUtc = Noon.AddDays(step.Day),
        }),
    ];
}
