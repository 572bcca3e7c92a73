using System.Net;
using System.Text.RegularExpressions;
using RedWillow.Portal.Components;

namespace RedWillow.Portal.Tests.Components;

/// <summary>The form kit as a browser without a script uses it: fetch, post, read the answer.</summary>
public sealed partial class FormKitTests(DesignHost host) : IClassFixture<DesignHost>
{
    private static readonly (string, string)[] Complete =
    [
        ("Input.Key", "0193b5c0-0000-7000-8000-000000000000"), ("Input.Name", "Dana"), ("Input.Birth.Month", "7"), ("Input.Birth.Day", "3"), ("Input.Birth.Year", "1990"),
        ("Input.Email", ""), ("Input.Weeks", ""), ("Input.Time", "day"), ("Input.Safe", "true"), ("Input.Heard", ""), ("Input.Note", ""), ("Input.Agree", "true"),
    ];

    [Fact]
    public async Task A_complete_form_is_taken()
    {
        var html = await PostAsync();
        Assert.Contains("Saved", html, StringComparison.Ordinal);
        Assert.DoesNotContain("error-summary", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Name", "", "Input-Name", "Enter the name you'd like us to use")]
    [InlineData("Input.Birth.Month", "", "Input-Birth-Month", "Enter the month too")]
    [InlineData("Input.Birth.Year", "99999", "Input-Birth-Year", "Check the year. It has four digits, like 1990")]
    [InlineData("Input.Birth.Day", "31.5", "Input-Birth-Day", "The day is a number from 1 to 31")]
    [InlineData("Input.Birth.Year", "2027", "Input-Birth-Month", "Enter a date on or before Tuesday, November 24, 2026")]
    [InlineData("Input.Email", "dana at home", "Input-Email", "Enter an email address like name@example.com")]
    [InlineData("Input.Weeks", "a few", "Input-Weeks", "Enter a whole number, like 12")]
    [InlineData("Input.Weeks", "-1", "Input-Weeks", "Enter 0 or more")]
    [InlineData("Input.Weeks", "99999999999999999999", "Input-Weeks", "Enter a whole number, like 12")]
    [InlineData("Input.Time", "", "Input-Time-0", "Choose a time of day")]
    [InlineData("Input.Time", "none", "Input-Time-0", "Choose one of the answers shown")]
    [InlineData("Input.Safe", "perhaps", "Input-Safe-0", "We could not read this answer. Please enter it again")]
    [InlineData("Input.Heard", "99", "Input-Heard", "Choose one of the answers shown")]
    [InlineData("Input.Heard", "99999999999999", "Input-Heard", "We could not read this answer. Please enter it again")]
    [InlineData("Input.Agree", "", "Input-Agree", "Tick the box to continue")]
    public async Task A_mistake_is_explained_at_its_field_and_above(string field, string typed, string element, string sentence)
    {
        var html = WebUtility.HtmlDecode(await PostAsync((field, typed)));

        Assert.Contains($"<a href=\"#{element}\">{sentence}</a>", html, StringComparison.Ordinal);
        Assert.Contains("class=\"field-error\"", html, StringComparison.Ordinal);
        Assert.Contains($"id=\"{element}\"", html, StringComparison.Ordinal);
        Assert.Contains("<title>Error: Form - Red Willow</title>", html, StringComparison.Ordinal);
        Assert.Single(Linked().Matches(html));
    }

    [Theory]
    [InlineData("Input.Name", "Z\u00f6e <b>&\"'")]
    [InlineData("Input.Birth.Year", "99999")]
    [InlineData("Input.Weeks", "a few")]
    [InlineData("Input.Note", "I'm fine")]
    public async Task What_was_typed_stays_and_stays_text(string field, string typed)
    {
        var html = await PostAsync((field, typed), ("Input.Agree", ""));

        Assert.Contains(typed, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>&", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_read_out_with_its_field()
    {
        var html = await PostAsync(("Input.Name", ""));
        Assert.Contains("aria-describedby=\"Input-Name-hint Input-Name-error\" aria-invalid=\"true\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Time", "Input-Time", "radiogroup")]
    [InlineData("Input.Safe", "Input-Safe", "radiogroup")]
    public async Task A_question_with_one_answer_is_wrong_as_a_whole(string field, string element, string role)
    {
        var html = await PostAsync((field, ""));
        var group = Assert.Single(new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelectorAll("[aria-invalid]"));

        Assert.Equal((element, role), (group.Id, group.GetAttribute("role")));
        Assert.Contains($"{element}-error", group.GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Name", "Input-Name")]
    [InlineData("Input.Note", "Input-Note")]
    public async Task A_sign_that_nobody_can_type_is_no_answer(string field, string element)
    {
        var html = WebUtility.HtmlDecode(await PostAsync(true, (field, "a\0b")));

        Assert.Contains($"<a href=\"#{element}\">We could not read this answer. Please enter it again</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_post_is_a_list_of_questions_not_a_failure()
    {
        var html = await SendAsync([]);
        Assert.Equal(5, Linked().Count(html));
    }

    private Task<string> PostAsync(params (string Name, string Value)[] changes) => PostAsync(false, changes);

    private Task<string> PostAsync(bool inParts, params (string Name, string Value)[] changes)
    {
        var fields = Complete.ToDictionary(field => field.Item1, field => field.Item2, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            fields[name] = value;
        return SendAsync(fields.Where(field => field.Value.Length > 0 || field.Key != "Input.Agree"), inParts);
    }

    private async Task<string> SendAsync(IEnumerable<KeyValuePair<string, string>> fields, bool inParts = false)
    {
        var client = host.Client();
        var page = await client.GetAsync(new Uri(PortalRoutes.KitForm, UriKind.Relative));
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        var all = fields.Append(new("_handler", "kit")).Append(new("__RequestVerificationToken", token)).ToList();
        using var ask = new HttpRequestMessage(HttpMethod.Post, PortalRoutes.KitForm) { Content = inParts ? InParts(all) : new FormUrlEncodedContent(all) };
        ask.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var answer = await client.SendAsync(ask);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static MultipartFormDataContent InParts(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields) parts.Add(new StringContent(value), name);
        return parts;
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("<li><a href=\"#Input-", RegexOptions.None, 1000)]
    private static partial Regex Linked();
}
