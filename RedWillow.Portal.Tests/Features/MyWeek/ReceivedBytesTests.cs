using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Browser;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Features.MyWeek;

/// <summary>Every byte that one client receives, from pages, downloads, open circuits and mails, is searched for words of another one (R-35).</summary>
public sealed partial class ReceivedBytesTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Other = FormTable.OtherClient;

    [Fact]
    public async Task No_page_sends_a_client_anything_of_another()
    {
        await using var host = await DemoAsync();
        var canaries = await Canaries.OfAsync(host, Other);

        var received = await WalkAsync(host, FormTable.UsualClient, FormTable.Newcomer);

        Assert.Empty(Leaks(canaries, received));
        Assert.Empty(Gaps(host, received.Keys));
        Assert.True(received.Count > 15, $"Only {received.Count} addresses were opened.");
    }

    [Fact]
    public async Task A_leak_that_is_planted_in_a_page_is_found()
    {
        await using var host = await DemoAsync(services => services.AddTransient<IStartupFilter, LeakingPage>());
        var canaries = await Canaries.OfAsync(host, Other);

        var leaks = Leaks(canaries, await WalkAsync(host, FormTable.UsualClient)).ToList();

        Assert.NotEmpty(leaks);
        Assert.All(leaks, leak => Assert.EndsWith($" {PortalRoutes.MySchedule}: zyxcanary", leak, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_another_comes_over_the_circuit_of_the_picker()
    {
        await using var host = await DemoAsync();
        var canaries = await Canaries.OfAsync(host, Other);
        await using var visit = await Browser.VisitAsync(host);
        var frames = new ConcurrentQueue<byte[]>();
        visit.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));

        await visit.SignInAsync(FormTable.Newcomer);
        await visit.GoAsync(PortalRoutes.MyEnroll);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await visit.GoAsync(PortalRoutes.MyEnrollPlace);
        await visit.Page.Locator("label.choice", new() { Has = visit.Page.Locator("input:not([disabled])") }).First.ClickAsync();
        await visit.Page.Locator("input[id^='date-']:not([disabled])").First.ClickAsync();
        await visit.Page.Locator("#hour-none").WaitForAsync();

        var received = frames.ToArray().SelectMany(static frame => frame).ToArray();
        // The search sees what the circuit brings: words of the page are found with it.
        Assert.NotEmpty(Canaries.Of("hour-none").FoundIn(received));
        Assert.Empty(canaries.FoundIn(received));
    }

    [Fact]
    public async Task No_mail_to_a_client_holds_anything_of_another()
    {
        await using var host = await DemoAsync();
        var canaries = await Canaries.OfAsync(host, Other);
        var (first, kinds) = (await QueueEveryKindAsync(host), Directory.CreateDirectory(Path.Combine(host.Storage, "mail")));

        await Eventually.HoldsAsync(async () =>
        {
            await using var db = await host.Databases.CreateDbContextAsync();
            return !await db.Outbox.AnyAsync(row => row.CreatedUtc >= first && row.SentUtc == null && row.ParkedUtc == null);
        }, "Some mails were neither sent nor parked.");

        var mails = kinds.GetFiles("*.eml").Where(file => file.CreationTimeUtc >= first.AddMinutes(-1)).Select(file => File.ReadAllBytes(file.FullName)).ToList();
        var mine = mails.FindAll(mail => Canaries.Of(FormTable.UsualClient).FoundIn(mail).Any());
        Assert.True(mine.Count >= Notices.Count, $"{mine.Count} mails for {Notices.Count} kinds of news.");
        Assert.All(mine, mail => Assert.Empty(canaries.FoundIn(mail)));
    }

    private static IReadOnlyList<Type> Notices { get; } =
        [.. typeof(ClientNotice).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ClientNotice)) && !type.IsAbstract)];

    /// <summary>As if everything that clients are told of had just happened to one of them, and each mail about an account had been asked for.</summary>
    private static async Task<DateTime> QueueEveryKindAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        var user = (await db.Users.ToListAsync()).Single(one => one.Email == FormTable.UsualClient);
        var now = host.Clock.UtcNow;
        var client = await db.Clients.SingleAsync(row => row.Id == user.ClientId);
        client.ReachAt("+18015550100", SafeContact.Email | SafeContact.Call);
        foreach (var notice in Notices)
        {
            var payload = notice == typeof(EnrollmentMoved)
                ? JsonSerializer.Serialize(new { From = EnrollmentStatus.Requested, To = EnrollmentStatus.Approved })
                : "{}";
            db.Outbox.Add(OutboxMessage.For(notice.Name, client.Id, null, payload, now));
        }

        foreach (var kind in MailTexts.Templates.Where(kind => kind.StartsWith(Letters.AccountPrefix, StringComparison.Ordinal)))
            db.Outbox.Add(OutboxMessage.For(kind, null, user.Id, JsonSerializer.Serialize(new AccountMailPayload(user.Email!, "en-US", "/account/login")), now));
        await db.SaveChangesAsync();
        return now;
    }

    private static async Task<PortalHost> DemoAsync(Action<IServiceCollection>? change = null)
    {
        var host = await PortalHost.DemoAsync();
        return await (change is null ? host : host.WithServices(change)).StartAsync();
    }

    private static IEnumerable<string> Leaks(Canaries canaries, IReadOnlyDictionary<string, byte[]> received) =>
        received.Select(one => (one.Key, Found: canaries.FoundIn(one.Value).ToList())).Where(one => one.Found.Count > 0)
            .Select(one => $"{one.Key}: {string.Join(", ", one.Found)}");

    /// <summary>What clients receive when they open everything that is theirs, and follow every link from there.</summary>
    private static async Task<IReadOnlyDictionary<string, byte[]>> WalkAsync(PortalHost host, params string[] clients)
    {
        var received = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var who in clients)
        {
            using var client = await host.NewClientAsync(who);
            if (who == FormTable.Newcomer)
                await FormVisits.TellAgeAsync(host, client);
            var next = new Queue<string>(Routes(host).Where(static route => !route.Contains('{', StringComparison.Ordinal))
                .Concat(FormTable.Visits.Where(visit => visit.As == who).Select(visit => visit.Address)).Where(IsTheirs));
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (next.TryDequeue(out var address))
            {
                if (!seen.Add(address) || seen.Count > 200)
                    continue;
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
                var body = await answer.Content.ReadAsByteArrayAsync();
                received[$"{who} {address}"] = [.. Encoding.UTF8.GetBytes(answer.Headers.ToString() + answer.Content.Headers), .. body];
                foreach (var link in Link().Matches(Encoding.UTF8.GetString(body)).Select(found => System.Net.WebUtility.HtmlDecode(found.Groups["to"].Value)).Where(IsTheirs))
                    next.Enqueue(link);
            }
        }

        return received;
    }

    private static bool IsTheirs(string address) =>
        address.StartsWith(PortalRoutes.My, StringComparison.Ordinal) || address.StartsWith("/account/manage", StringComparison.Ordinal);

    private static IEnumerable<string> Routes(PortalHost host) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/')).Distinct(StringComparer.Ordinal).Where(IsTheirs);

    /// <summary>The routes of clients that nobody has come to.</summary>
    private static IEnumerable<string> Gaps(PortalHost host, IEnumerable<string> opened)
    {
        var addresses = opened.Select(static one => one.Split(' ')[1].Split('?')[0]).ToList();
        return Routes(host).Where(route => !addresses.Exists(address =>
            address.Split('/').Length == route.Split('/').Length && address.Split('/').Zip(route.Split('/')).All(static part => part.Second.StartsWith('{') || part.First == part.Second)));
    }

    [GeneratedRegex("href=\"(?<to>/[^\"#]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    private sealed class LeakingPage : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, rest) =>
            {
                await rest();
                if (http.Request.Path == PortalRoutes.MySchedule && !http.Request.QueryString.HasValue && http.Response.StatusCode == StatusCodes.Status200OK)
                    await http.Response.WriteAsync($"<!-- {Canaries.Planted} -->");
            });
            next(app);
        };
    }
}
