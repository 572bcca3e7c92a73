using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.FindingTrack;

public sealed partial class TrackPagesTests
{
    [Fact]
    public async Task One_person_more_changes_no_byte_of_a_public_page()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var visitor = new PlainBrowser(host.NewClient());
        var before = await PagesAsync(visitor);

        await EnrollOneMoreAsync(host);

        Assert.Equal(before, await PagesAsync(visitor));
    }

    [Fact]
    public async Task The_filter_works_by_address_and_an_unknown_group_is_not_there()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var visitor = new PlainBrowser(host.NewClient());

        var all = (await visitor.OpenAsync("/tracks")).QuerySelectorAll("article h2 a").Select(link => link.TextContent).ToList();
        var evening = (await visitor.OpenAsync("/tracks?p=1&t=e")).QuerySelectorAll("article h2 a").Select(link => link.TextContent).ToList();

        Assert.NotEmpty(evening);
        Assert.All(evening, name => Assert.Equal("Substance Use, evening", name));
        Assert.True(all.Count > evening.Count);
        Assert.Equal(all.Count, (await visitor.OpenAsync("/tracks?p=zz&t=%00")).QuerySelectorAll("article h2 a").Length);
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync("/tracks/zz"));
        var choose = (await visitor.OpenAsync("/tracks?p=1&t=e")).QuerySelector("article .btn")!.GetAttribute("href")!;
        Assert.Matches("^/my/enroll\\?g=[a-z0-9-]+$", choose);
        Assert.Equal(HttpStatusCode.Found, await visitor.StatusAsync(choose));
    }

    [Fact]
    public async Task A_client_tells_that_a_planned_track_interests_them()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "new@demo.example");
        var button = (await browser.OpenAsync("/tracks?t=e")).QuerySelector("[name='Interest.Track']")!;

        var (location, _) = await browser.SendAsync("/tracks?t=e", "interest", ("Interest.Track", button.GetAttribute("value")!));

        Assert.Equal("/tracks?t=e&noted=1", location);
        foreach (var later in (string[])[location!, "/tracks"])
        {
            var page = await browser.OpenAsync(later);
            Assert.Empty(page.QuerySelectorAll("[name='Interest.Track']"));
            Assert.Contains("We let you know", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        await using var db = await host.Databases.CreateDbContextAsync();
        var me = (await db.Users.ToListAsync()).Single(user => user.Email == "new@demo.example").ClientId;
        Assert.Single(await db.TrackInterests.Where(row => row.ClientId == me && row.TrackId == new RedWillow.Portal.Domain.TrackId(new(button.GetAttribute("value")!))).ToListAsync());
    }

    [Theory]
    [InlineData("en-US", "What an IOP is", "Three days a week", "three hours each day", "One individual session a week", "At least 12 weeks", "16 or more", "education, skills training and open discussion")]
    [InlineData("es-US", "Qué es un IOP", "Tres días por semana", "tres horas cada día", "Una sesión individual por semana", "Por lo menos 12 semanas", "16 o más", "educación, práctica de habilidades y conversación abierta")]
    public async Task The_first_page_says_what_an_IOP_is_and_whom_to_call(string language, params string[] words)
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithoutJobs().StartAsync();
        using var client = host.NewClient(followRedirects: true);

        using var visitor = new PlainBrowser(client);
        var page = (await visitor.OpenAsync($"/language/{language}?back=/")).QuerySelector("main")!;

        Assert.All((string[])[.. words, "(385) 483-4931"], told => Assert.Contains(told, page.TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector("a[href='tel:+13854834931']"));
    }

    private static async Task<List<string>> PagesAsync(PlainBrowser visitor)
    {
        var pages = new List<string>();
        foreach (var address in (string[])["/", "/tracks"])
            pages.Add(Passing().Replace(await visitor.ReadAsync(address), ""));
        return pages;
    }

    // A seat more in a group that stays within the same word.
    private static async Task EnrollOneMoreAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        var far = host.Clock.Today.AddDays(1);
        foreach (var group in await db.Groups.ToListAsync())
        {
            var taken = await db.SeatClaims.Where(row => row.GroupId == group.Id && row.Until > far).Select(row => new DateSpan(row.From, row.Until)).ToListAsync();
            if (group.Capacity - Occupancy.Peak(taken, DateSpan.OpenFrom(far)) is not (> 4 or (> 1 and <= 3)))
                continue;
            var now = host.Clock.UtcNow;
            var client = Client.Register(new(Guid.CreateVersion7()), "XQZWVK", "One more", null, "en-US", now);
            var enrollment = Enrollment.Begin(new(Guid.CreateVersion7()), client.Id, now);
            db.AddRange(client, enrollment);
            db.SeatClaims.Add(SeatClaim.Hold(new(Guid.CreateVersion7()), group.Id, client.Id, enrollment.Id, far, now.AddMinutes(10)));
            await db.SaveChangesAsync();
            return;
        }

        Assert.Fail("No group of the demo has room for one more.");
    }

    // The time of day, and tokens and marks of the framework, which no two readings share.
    [GeneratedRegex("As of [^<]*|<input type=\"hidden\"[^>]*>|<!--[^>]*-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Passing();
}
