using RedWillow.Portal.Tests.Browser;
using RedWillow.Portal.Tests.Components;
using RedWillow.Portal.Tests.Data;
using RedWillow.Portal.Tests.Demo;
using RedWillow.Portal.Tests.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Features.MyWeek;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace RedWillow.Portal.Tests.Support;

/// <summary>The classes that take longest start first, so that at the end no core waits for one that began late. The others follow in any order.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // The first waits while the demo clinic is made, and so would every other that asks for it: two that do not stand beside it.
    private static readonly string[] Long = [.. ((Type[])
    [
        typeof(StaticPageAccessibilityTests), typeof(MovingInTests), typeof(CapacityRaceTests), typeof(PageAccessibilityTests), typeof(FormTests),
        typeof(LiveFormTests), typeof(DemoMakingTests), typeof(ConsoleLinesTests), typeof(LastSeatRaceTests), typeof(SchedulePagesBrowserTests),
        typeof(CapacityMutantTests), typeof(ReceivedBytesTests), typeof(SignInTests), typeof(Browser.WaitingTests), typeof(LookBrowserTests),
    ]).Select(type => $" {type.FullName} ")];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Place)];

    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var place = Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
