using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Tests.Domain.Programs;

public sealed class DayPartTests
{
    [Theory]
    [InlineData(0, 0, TimeOfDay.Daytime)]
    [InlineData(13, 0, TimeOfDay.Daytime)]
    [InlineData(15, 59, TimeOfDay.Daytime)]
    [InlineData(16, 0, TimeOfDay.Evening)]
    [InlineData(23, 59, TimeOfDay.Evening)]
    public void The_start_decides_and_the_evening_begins_at_four(int hour, int minute, TimeOfDay part)
    {
        var start = new TimeOnly(hour, minute);

        Assert.Equal(part, DayPart.Of(start));
        Assert.Null(DayPart.Misfit(part, start));
        Assert.Equal(part == TimeOfDay.Daytime ? new EveningStartsLater() : (Refusal)new DaytimeStartsEarlier(), DayPart.Misfit(Other(part), start));
    }

    private static TimeOfDay Other(TimeOfDay part) => part == TimeOfDay.Daytime ? TimeOfDay.Evening : TimeOfDay.Daytime;
}
