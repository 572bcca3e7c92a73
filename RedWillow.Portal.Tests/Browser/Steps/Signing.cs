using Microsoft.Playwright;

namespace RedWillow.Portal.Tests.Browser.Steps;

/// <summary>Every paper that admission asks for, signed by the client on a phone or by hand at the desk.</summary>
internal static class Signing
{
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>The client signs one paper after the other.</summary>
    public static async Task SignAllAsync(Visit client, string legalName)
    {
        var page = client.Page;
        for (var paper = 0; paper < 12; paper++)
        {
            await client.GoAsync("/my/documents");
            var addresses = await page.Locator("main a[href^='/my/documents/']").Filter(new() { HasNotText = "Signed on" })
                .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
            if (Array.Find(addresses, address => !Guid.TryParse(address.Split('/')[^1], out _)) is not { } next)
                return;
            await client.GoAsync(next);
            await page.Locator("main form input[type=checkbox]").CheckAsync();
            await page.Locator("main form input[autocomplete=name]").FillAsync(legalName);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign this paper" }).ClickAsync();
            await page.ArriveAsync(url => !url.EndsWith(next, StringComparison.Ordinal));
        }

        Assert.Fail("The papers do not end.");
    }

    /// <summary>Front desk records one paper after the other as signed by hand before a witness; the first one comes with a scan.</summary>
    public static async Task RecordAllAsync(Visit desk, string request, string witness, DateOnly day)
    {
        var page = desk.Page;
        await desk.GoAsync($"{request}/papers");
        for (var paper = 0; await page.GetByRole(AriaRole.Button, new() { Name = "Record the paper" }).CountAsync() > 0; paper++)
        {
            Assert.True(paper < 12, "The papers do not end.");
            var missing = await page.GetByText("Not signed", new() { Exact = true }).CountAsync();
            await page.GetByLabel("Which paper").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await TaskAnswers.FillDateAsync(page.Locator("main form"), day);
            await page.GetByLabel("Who saw it signed").SelectOptionAsync(new SelectOptionValue { Label = witness });
            if (paper == 0)
                await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "signed.png", MimeType = "image/png", Buffer = Picture });
            await page.GetByRole(AriaRole.Button, new() { Name = "Record the paper" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Not signed", new() { Exact = true })).ToHaveCountAsync(missing - 1);
        }
    }
}
