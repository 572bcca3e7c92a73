using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Tests.Domain.Enrollments;

public sealed class PlaceInDoubtTests
{
    private static readonly DateOnly Monday = new(2026, 1, 12);

    [Theory]
    [InlineData(EnrollmentStatus.Requested, 2, PlaceDoubt.None)]
    [InlineData(EnrollmentStatus.Requested, 3, PlaceDoubt.Undecided)]
    [InlineData(EnrollmentStatus.ConsultationRequired, 3, PlaceDoubt.Undecided)]
    [InlineData(EnrollmentStatus.Waitlisted, 30, PlaceDoubt.None)]
    [InlineData(EnrollmentStatus.Draft, 30, PlaceDoubt.None)]
    [InlineData(EnrollmentStatus.Approved, 30, PlaceDoubt.None)]
    [InlineData(EnrollmentStatus.Active, 30, PlaceDoubt.None)]
    public void Only_what_waits_for_a_decision_is_in_doubt_by_time(EnrollmentStatus status, int days, PlaceDoubt expected) =>
        Assert.Equal(expected, PlaceInDoubt.Of(status, days, null, null));

    [Fact]
    public void Who_was_admitted_and_is_marked_absent_is_in_doubt_until_the_place_is_kept()
    {
        Assert.Equal(PlaceDoubt.DidNotStart, PlaceInDoubt.Of(EnrollmentStatus.Approved, 0, Monday, null));
        Assert.Equal(PlaceDoubt.None, PlaceInDoubt.Of(EnrollmentStatus.Approved, 0, Monday, Monday));
        Assert.Equal(PlaceDoubt.DidNotStart, PlaceInDoubt.Of(EnrollmentStatus.Approved, 0, Monday.AddDays(2), Monday));
        Assert.Equal(PlaceDoubt.None, PlaceInDoubt.Of(EnrollmentStatus.Active, 0, Monday, null));
    }
}
