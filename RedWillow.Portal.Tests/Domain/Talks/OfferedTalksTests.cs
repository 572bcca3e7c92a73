using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Tests.Domain.Talks;

public sealed class OfferedTalksTests
{
    private static readonly DateOnly Tuesday = new(2026, 1, 13);
    private static readonly PractitionerId Ana = new(Guid.NewGuid());

    [Fact]
    public void Times_are_offered_on_business_days_within_ten_of_them()
    {
        var days = OfferedTalks.Days(Tuesday, new HashSet<DateOnly> { new(2026, 1, 19) });

        Assert.Equal(11, days.Count);
        Assert.Equal((Tuesday, new DateOnly(2026, 1, 28)), (days[0], days[^1]));
        Assert.DoesNotContain(days, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day == new DateOnly(2026, 1, 19));
        Assert.Equal(new DateOnly(2026, 1, 19), OfferedTalks.Days(new(2026, 1, 17), new HashSet<DateOnly>())[0]);
    }

    [Fact]
    public void A_weekly_hour_is_offered_while_nobody_has_it_and_its_time_has_not_come()
    {
        Assert.Equal([At(Tuesday, 16), At(Tuesday.AddDays(7), 16)], Offers(TalkKind.Consultation, 30));
        Assert.Equal([At(Tuesday.AddDays(7), 16)], Offers(TalkKind.Consultation, 30, now: Tuesday.ToDateTime(new(16, 0))));
        Assert.Equal([At(Tuesday.AddDays(7), 16)], Offers(TalkKind.Consultation, 30, busy: [At(Tuesday, 16, 50)]));
        Assert.Equal([At(Tuesday.AddDays(7), 16)], Offers(TalkKind.Consultation, 30, client: [At(Tuesday, 15, 61)]));
        Assert.Equal([At(Tuesday, 16)], Offers(TalkKind.Consultation, 30, until: Tuesday.AddDays(7)));
        Assert.Equal([At(Tuesday, 16)], Offers(TalkKind.Consultation, 30, licensed: Tuesday.AddDays(6)));
    }

    [Fact]
    public void What_an_intake_needs_beyond_the_hour_must_be_free_as_well()
    {
        Assert.Equal([At(Tuesday, 16, 60), At(Tuesday.AddDays(7), 16, 60)], Offers(TalkKind.IntakeAssessment, 60));
        Assert.Equal([At(Tuesday.AddDays(7), 16, 60)], Offers(TalkKind.IntakeAssessment, 60, busy: [new(Tuesday, (16 * 60) + 55, 30)]));
        Assert.Equal(2, Offers(TalkKind.Consultation, 30, busy: [new(Tuesday, (16 * 60) + 55, 30)]).Count);
        Assert.Equal(2, Offers(TalkKind.IntakeAssessment, 60, busy: [new(Tuesday, 17 * 60, 30), new(Tuesday, 15 * 60, 60)]).Count);
    }

    private static TalkTime At(DateOnly day, int hour, int minutes = 30) => new(day, hour * 60, minutes);

    private static List<TalkTime> Offers(
        TalkKind kind, int minutes, TalkTime[]? busy = null, TalkTime[]? client = null, DateTime? now = null, DateOnly? until = null, DateOnly? licensed = null)
    {
        var hour = new OfferedHour { Id = new(Guid.NewGuid()), PractitionerId = Ana, Weekday = DayOfWeek.Tuesday, StartMinute = 16 * 60, Minutes = 50, From = Tuesday.AddDays(-7) };
        hour.EndBefore(until ?? Tuesday.AddDays(14));
        var person = new ClinicianDays(Ana, "Ana Reyes", "LCSW", "English", licensed ?? Tuesday.AddYears(1), [hour], busy ?? []);
        var offers = OfferedTalks.Of(kind, [person], client ?? [], OfferedTalks.Days(Tuesday, new HashSet<DateOnly>()), now ?? Tuesday.ToDateTime(new(10, 0)));
        Assert.All(offers, offer => Assert.Equal(minutes, offer.Time.Minutes));
        return [.. offers.Select(offer => offer.Time)];
    }
}
