using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Domain.Attendance;

public sealed class ClinicalHoursTests
{
    private static readonly ProgramWeek Week = ProgramWeek.Of(new DateOnly(2026, 3, 2));

    [Fact]
    public void Nineteen_hours_a_week_are_the_most()
    {
        Assert.Null(ClinicalHours.CheckCeiling(540, 50, 550));
        Assert.Equal(new TooManyHours(1141), ClinicalHours.CheckCeiling(540, 50, 551));
        Assert.Equal([1141L, 1140], ClinicalHours.CheckCeiling(1141)!.Facts);
        Assert.Null(ClinicalHours.CheckCeiling());
        Assert.NotNull(ClinicalHours.CheckCeiling(int.MaxValue, int.MaxValue));
    }

    [Fact]
    public void Under_nine_hours_of_group_is_a_short_week_with_its_reasons()
    {
        Assert.Null(ClinicalHours.Shortfall(Week, 540, [ShortWeekReason.Holiday]));

        var shortWeek = ClinicalHours.Shortfall(Week, 539, [ShortWeekReason.Absence, ShortWeekReason.Holiday, ShortWeekReason.Absence])!;
        Assert.Equal(539, shortWeek.GroupMinutes);
        Assert.Equal(Week, shortWeek.Week);
        Assert.Equal([ShortWeekReason.Holiday, ShortWeekReason.Absence], shortWeek.Reasons);
    }

    [Fact]
    public void Two_short_weeks_in_a_row_ask_for_a_review()
    {
        Assert.False(ClinicalHours.AsksForReview([]));
        Assert.False(ClinicalHours.AsksForReview([Short(Week)]));
        Assert.False(ClinicalHours.AsksForReview([Short(Week), Short(Week.Next.Next)]));
        Assert.True(ClinicalHours.AsksForReview([Short(Week.Next), Short(Week)]));
    }

    private static ShortWeek Short(ProgramWeek week) => new(week, 360, [ShortWeekReason.Absence]);
}
