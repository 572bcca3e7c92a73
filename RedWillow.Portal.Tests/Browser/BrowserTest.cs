namespace RedWillow.Portal.Tests.Browser;

/// <summary>A test in a real browser, in windows of its own. The trait keeps it out of quick runs.</summary>
[Trait("Ring", "Browser")]
public abstract class BrowserTest(BrowserFixture browser)
{
    protected BrowserFixture Browser { get; } = browser;
}
