using Microsoft.Playwright;

namespace RedWillow.Portal.Tests.Browser.Steps;

/// <summary>The task list, one page and one question at a time, by the client or by front desk for them.</summary>
internal static class TaskAnswers
{
    /// <summary>Answers every question of the tasks; each kind of field gets a plausible answer.</summary>
    /// <param name="visit">Whoever answers.</param>
    /// <param name="steps">What stands before a task and a step, for instance <c>/my/enroll</c>.</param>
    /// <param name="legalName">Of the person it is about.</param>
    /// <param name="tasks">As they stand in the address.</param>
    public static async Task AnswerAsync(Visit visit, string steps, string legalName, params string[] tasks)
    {
        foreach (var task in tasks)
        {
            await visit.GoAsync($"{steps}/{task}/1");
            for (var step = 0; IsAt(visit.Page, $"{steps}/{task}/"); step++)
            {
                Assert.True(step < 20, $"{task} does not end: {visit.Page.Url}");
                await FillAsync(visit.Page, legalName);
                var before = visit.Page.Url;
                await visit.Page.Locator("main form").GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
                await visit.Page.ArriveAsync(url => url != before);
            }
        }
    }

    /// <summary>The three fields of a date.</summary>
    public static async Task FillDateAsync(ILocator form, DateOnly day)
    {
        await form.GetByLabel("Month").FillAsync($"{day.Month}");
        await form.GetByLabel("Day", new() { Exact = true }).FillAsync($"{day.Day}");
        await form.GetByLabel("Year").FillAsync($"{day.Year}");
    }

    private static bool IsAt(IPage page, string steps) => new Uri(page.Url).AbsolutePath.StartsWith(steps, StringComparison.Ordinal);

    private static async Task FillAsync(IPage page, string legalName)
    {
        var form = page.Locator("main form");
        if (await form.GetByLabel("Year").CountAsync() > 0)
            await FillDateAsync(form, new(1991, 4, 17));
        else if (await form.GetByRole(AriaRole.Radio).CountAsync() > 0)
            await form.GetByRole(AriaRole.Radio, new() { NameRegex = Forms.Like("^(?:Substance Use|No|Only ask|With insurance)") }).First.CheckAsync();
        else if (await form.GetByRole(AriaRole.Checkbox).CountAsync() > 0)
            await form.GetByLabel("Write to my email").CheckAsync();
        else
            await form.GetByRole(AriaRole.Textbox).First.FillAsync(TextFor(await page.Locator("h1").InnerTextAsync(), legalName));
    }

    private static string TextFor(string heading, string legalName) => heading switch
    {
        _ when heading.Contains("telephone", StringComparison.Ordinal) => "385-555-0142",
        _ when heading.Contains("legal", StringComparison.Ordinal) => legalName,
        _ when heading.Contains("live", StringComparison.Ordinal) => "12 East 300 South, Salt Lake City, UT 84111",
        _ when heading.Contains("emergency", StringComparison.Ordinal) => "Ngozi Okafor",
        _ => legalName.Split(' ')[0],
    };
}
