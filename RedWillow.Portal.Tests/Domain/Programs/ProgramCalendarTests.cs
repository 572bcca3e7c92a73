using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Tests.Domain.Programs;

public sealed class ProgramCalendarTests
{
    private static readonly DateOnly Holiday = new(2026, 7, 24);

    [Fact]
    public void A_closure_touches_only_what_it_names()
    {
        ClosedDay groups = new(Holiday, "Pioneer Day", ClosureScope.Groups);
        ClosedDay office = new(Holiday, "Inventory", ClosureScope.Office);
        var calendar = new ProgramCalendar([groups, office]);

        Assert.Equal(groups, calendar.For(Holiday, ClosureScope.Groups));
        Assert.Equal(office, calendar.For(Holiday, ClosureScope.Office | ClosureScope.Individual));
        Assert.Null(calendar.For(Holiday, ClosureScope.Individual));
        Assert.Null(calendar.For(Holiday.AddDays(1), ClosureScope.Everything));
        Assert.Null(new ProgramCalendar([]).For(Holiday, ClosureScope.Everything));
    }
}
