using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Enrollments;

public sealed class LeavesTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);

    /// <summary>On leave on the 3rd day, noted on the 8th.</summary>
    [Theory]
    [InlineData(null, EnrollmentStatus.Active, 8)]
    [InlineData("2026-01-18", EnrollmentStatus.Active, 6)]
    [InlineData("2026-01-15", EnrollmentStatus.Active, 3)]
    [InlineData("since the 18th", EnrollmentStatus.Active, 8)]
    [InlineData("2026-01-18", EnrollmentStatus.Discharged, 8)]
    public void A_leave_ends_with_the_day_that_its_return_names_or_else_with_the_day_of_the_move(string? why, EnrollmentStatus to, int ends) =>
        Assert.Equal(
            new DateSpan(Monday.AddDays(3), Monday.AddDays(ends)),
            Assert.Single(Leaves.Of([Move(3, EnrollmentStatus.Active, EnrollmentStatus.OnHold, "Family visit."), Move(8, EnrollmentStatus.OnHold, to, why)], DateOnly.FromDateTime)));

    [Fact]
    public void One_that_goes_on_has_an_open_end_and_a_day_is_read_as_it_was_written()
    {
        Assert.Equal(DateSpan.OpenFrom(Monday), Assert.Single(Leaves.Of([Move(0, EnrollmentStatus.Active, EnrollmentStatus.OnHold, "2026-01-18")], DateOnly.FromDateTime)));
        Assert.Equal(Monday, Leaves.Read(Leaves.Code(Monday)));
        Assert.Null(Leaves.Read(null));
    }

    private static EnrollmentMove Move(int day, EnrollmentStatus from, EnrollmentStatus to, string? why) => new()
    {
        Id = Guid.CreateVersion7(), EnrollmentId = new(Guid.Empty), From = from, To = to, AtUtc = Monday.AddDays(day).ToDateTime(new(12, 0), DateTimeKind.Utc), Reason = why,
    };
}
