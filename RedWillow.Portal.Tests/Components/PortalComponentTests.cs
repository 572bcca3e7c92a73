using RedWillow.Portal.Components;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Components;

public sealed class PortalComponentTests : PortalTestContext
{
    [Fact]
    public async Task Of_two_loads_that_overlap_the_later_one_is_shown_whichever_is_answered_last()
    {
        var page = Render<Probe>().Instance;
        var (older, later) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());

        var first = page.LoadAsync(older.Task);
        var second = page.LoadAsync(later.Task);
        later.SetResult("Thursday");
        await second;
        older.SetResult("Wednesday");
        await first;
        Assert.Equal("Thursday", page.Shown);

        await page.LoadAsync(Task.FromResult("Friday"));
        Assert.Equal("Friday", page.Shown);
    }

    private sealed class Probe : PortalComponent
    {
        public string? Shown { get; private set; }

        public Task LoadAsync(Task<string> load) => LatestAsync(load, text => Shown = text);
    }
}
