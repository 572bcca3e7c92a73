using System.Globalization;
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

    [Theory]
    [InlineData(1, "1 Requested")]
    [InlineData(4, "1 Requested, 4 ConsultationRequired")]
    [InlineData(1, "1 Requested, 4 ConsultationRequired, 7 Requested")]
    [InlineData(4, "1 ConsultationRequired, 4 Requested")]
    [InlineData(8, "1 Waitlisted, 3 ConsultationRequired, 5 Waitlisted, 8 Requested")]
    [InlineData(6, "1 Requested, 3 Approved, 6 ConsultationRequired")]
    [InlineData(8, "1 Requested, 3 Approved, 6 ConsultationRequired, 8 Requested")]
    [InlineData(9, "1 Requested, 3 Approved, 6 ConsultationRequired, 8 Requested, 9 ConsultationRequired")]
    [InlineData(8, "1 Requested, 3 Approved, 6 ConsultationRequired, 8 Requested, 9 ConsultationRequired, 10 Requested")]
    public void A_request_waits_since_it_was_sent_and_a_talk_has_days_of_its_own(int since, string path)
    {
        var moves = PausesTests.Moves([.. path.Split(", ").Select(static step => step.Split(' ')).Select(static step => (int.Parse(step[0], CultureInfo.InvariantCulture), Enum.Parse<EnrollmentStatus>(step[1])))]);

        Assert.Equal(PausesTests.Noon.AddDays(since), PlaceInDoubt.WaitsSince(moves, moves.Find(static move => move.To == EnrollmentStatus.Requested)?.AtUtc ?? PausesTests.Noon));
    }
}
