using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RedWillow.Portal.Tests.Browser.Steps;

/// <summary>What tests do on any form.</summary>
internal static class Forms
{
    /// <summary>Chooses the first option that contains the words, as soon as it is offered.</summary>
    public static async Task ChooseAsync(IPage page, string select, string words)
    {
        var option = page.Locator($"{select} option").Filter(new() { HasText = words }).First;
        await Assertions.Expect(option).ToBeAttachedAsync();
        await page.Locator(select).SelectOptionAsync((await option.GetAttributeAsync("value"))!);
    }

    public static Regex Like(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
