using System.Globalization;
using System.Net;
using System.Text;
using RedWillow.Portal.Components.People;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Features.SigningDocuments;

/// <summary>A paper with its scan, as a browser without a script sends it and gets it back.</summary>
public sealed class PaperDeskPageTests
{
    private const string Papers = $"/admin/enrollments/{FormVisits.CallersList}/papers";

    [Fact]
    public async Task A_scan_goes_in_and_comes_back_as_a_file_for_staff_alone()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var desk = await host.NewClientAsync(FormTable.FrontDesk);
        await FormVisits.EnterCallerAsync(host, desk);
        var png = (byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

        Assert.Contains("no PDF, JPEG or PNG", await PostAsync(host, desk, Encoding.ASCII.GetBytes("<html>"), "scan.pdf"), StringComparison.Ordinal);
        Assert.EndsWith(Papers + "?saved=1", await PostAsync(host, desk, png, "Kai-consent.html"), StringComparison.Ordinal);

        var page = await desk.GetStringAsync(new Uri(Papers, UriKind.Relative));
        var link = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector($"a[href^='{Papers}/']")!.GetAttribute("href")!;
        using var file = await desk.GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal(("attachment", "document.png"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileName));
        Assert.Equal(("image/png", true), (file.Content.Headers.ContentType!.MediaType, file.Headers.CacheControl!.NoStore));
        Assert.Equal(png, await file.Content.ReadAsByteArrayAsync());

        foreach (var other in (string[])["counselor@demo.example", "admin@demo.example", FormTable.UsualClient])
        {
            using var stranger = await PlainBrowser.SignedInAsync(host, other);
            Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(link));
            Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(Papers));
        }
    }

    [Fact]
    public async Task A_second_press_is_answered_like_the_first()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var desk = await host.NewClientAsync(FormTable.FrontDesk);
        await FormVisits.EnterCallerAsync(host, desk);
        var (form, scan) = (await ShownAsync(desk), (byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);

        foreach (var _ in (int[])[1, 2])
            Assert.EndsWith(Papers + "?saved=1", await PostAsync(host, desk, form, scan, "scan.png"), StringComparison.Ordinal);
    }

    /// <summary>The checklist of a request names each in one way, the paper itself in another: no two are taken for one.</summary>
    [Fact]
    public async Task Each_paper_has_the_name_of_the_checklist_beside_its_own()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var desk = await host.NewClientAsync(FormTable.FrontDesk);
        await FormVisits.EnterCallerAsync(host, desk);

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await desk.GetStringAsync(new Uri(Papers, UriKind.Relative)));

        var names = page.QuerySelectorAll("main dt").Select(name => name.TextContent.Trim()).ToList();
        Assert.Equal(Enum.GetValues<DocumentKind>().Select(DeskWords.Paper).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Contains(page.QuerySelectorAll("main option"), option => option.TextContent.StartsWith(name + ": ", StringComparison.Ordinal)));
    }

    private static async Task<string> PostAsync(PortalHost host, HttpClient client, byte[] scan, string name) =>
        await PostAsync(host, client, await ShownAsync(client), scan, name);

    private static async Task<FormOnPage> ShownAsync(HttpClient client) =>
        FormOnPage.In(await client.GetStringAsync(new Uri(Papers, UriKind.Relative)), Papers).Single(one => one.Name is "paper");

    // Where it led, or the page it came back with.
    private static async Task<string> PostAsync(PortalHost host, HttpClient client, FormOnPage form, byte[] scan, string name)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (key, value) in form.Hidden)
            body.Add(new StringContent(value), key);
        var day = host.Clock.Today.AddDays(-3);
        (string Key, string Value)[] told =
        [
            ("Input.Kind", "3"), ("Input.Culture", "en-US"), ("Input.SignedOn.Month", day.ToString("%M", CultureInfo.InvariantCulture)),
            ("Input.SignedOn.Day", day.ToString("%d", CultureInfo.InvariantCulture)), ("Input.SignedOn.Year", day.ToString("yyyy", CultureInfo.InvariantCulture)),
            ("Input.SeenBy", form.Visible.Find(field => field.Key is "Input.SeenBy").Value),
        ];
        foreach (var (key, value) in told)
            body.Add(new StringContent(value), key);
        body.Add(new ByteArrayContent(scan), "Input.Scan", name);
        using var answer = await client.PostAsync(form.Action, body);
        return answer.Headers.Location?.ToString() ?? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
