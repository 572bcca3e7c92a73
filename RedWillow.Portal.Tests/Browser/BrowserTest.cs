namespace RedWillow.Portal.Tests.Browser;

/// <summary>A test in a real browser. The trait keeps it out of quick runs; one class at a time uses the browser.</summary>
[Trait("Ring", "Browser")]
[Collection("Browser")]
public abstract class BrowserTest(BrowserFixture browser)
{
    protected BrowserFixture Browser { get; } = browser;
}
