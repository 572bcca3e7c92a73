using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>What is read before it is sent is what is sent.</summary>
public sealed class CheckPageTests
{
    private const string Newcomer = "new@demo.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-US", "in another window")]
    [InlineData("es-US", "en otra ventana")]
    public async Task A_window_that_shows_another_place_sends_nothing_and_shows_the_place_chosen_now(string culture, string said)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.StatusAsync("/language/" + culture);
        await browser.SendAsync("/my/enroll", "start");
        var me = await AnswerAsync(host);
        await HoldAsync(host, me, later: 0);
        var send = await browser.KeepOpenAsync("/my/enroll/check", "send");
        var chosen = await HoldAsync(host, me, later: 1);

        var (status, page) = await send();

        Assert.Equal(HttpStatusCode.OK, status);
        var alert = page.QuerySelector("main [role=alert]")!;
        Assert.Contains(said, alert.TextContent, StringComparison.Ordinal);
        Assert.NotNull(alert.QuerySelector("a[href='/my/enroll/place']"));
        Assert.Equal((await browser.OpenAsync("/my/enroll/check")).QuerySelector("main dl")!.TextContent, page.QuerySelector("main dl")!.TextContent);
        Assert.Equal(EnrollmentStatus.Draft, (await MineAsync(host, me)).Status);

        Assert.Equal("/my/enroll/done", (await browser.SendAsync("/my/enroll/check", "send")).Location);
        var sent = await MineAsync(host, me);
        Assert.Equal((EnrollmentStatus.Requested, chosen), (sent.Status, sent.StartDate!.Value));

        // From then on it is read.
        var after = (await browser.OpenAsync("/my/enroll/check")).QuerySelector("main")!;
        Assert.Empty(after.QuerySelectorAll("form, a[href='/my/enroll/place']"));
        Assert.NotNull(after.QuerySelector(".lede a[href='tel:+13854834931']"));
        Assert.DoesNotContain("before you send", after.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await send()).Status);
    }

    [Fact]
    public async Task At_the_desk_another_place_is_not_sent_unread_either()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using (var browser = await PlainBrowser.SignedInAsync(host, Newcomer))
            await browser.SendAsync("/my/enroll", "start");
        var me = await AnswerAsync(host);
        await HoldAsync(host, me, later: 0);
        var address = $"/admin/enrollments/{(await MineAsync(host, me)).Id.Value}/check";
        using var desk = await PlainBrowser.SignedInAsync(host, "frontdesk@demo.example");
        var send = await desk.KeepOpenAsync(address, "desk-send");
        await HoldAsync(host, me, later: 1);

        Assert.Contains("in another window", (await send()).Page.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(EnrollmentStatus.Draft, (await MineAsync(host, me)).Status);

        await desk.SendAsync(address, "desk-send");
        Assert.Equal(EnrollmentStatus.Requested, (await MineAsync(host, me)).Status);
    }

    [Fact]
    public async Task At_the_desk_what_was_sent_is_read_and_leads_on_to_the_request()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using (var browser = await PlainBrowser.SignedInAsync(host, Newcomer))
            await browser.SendAsync("/my/enroll", "start");
        var me = await AnswerAsync(host);
        await HoldAsync(host, me, later: 0);
        var request = $"/admin/enrollments/{(await MineAsync(host, me)).Id.Value}";
        using var desk = await PlainBrowser.SignedInAsync(host, "frontdesk@demo.example");
        var before = (await desk.OpenAsync(request + "/check")).QuerySelector("main")!;
        Assert.Equal("Check and send", before.QuerySelector("h1")!.TextContent);
        Assert.NotNull(before.QuerySelector($"dl a[href='{request}/choose']"));
        Assert.NotNull(before.QuerySelector($"dl a[href='{request}/about/1?check=1']"));
        var again = await desk.KeepOpenAsync(request + "/check", "desk-send");
        Assert.Equal(request, (await desk.SendAsync(request + "/check", "desk-send")).Location);

        var after = (await desk.OpenAsync(request + "/check")).QuerySelector("main")!;

        Assert.Equal("What was sent", after.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("before you send", after.TextContent, StringComparison.Ordinal);
        Assert.Empty(after.QuerySelectorAll("form, button"));
        Assert.Equal("Open the request", after.QuerySelector($"p.actions a.btn[href='{request}']")!.TextContent);
        Assert.Equal(before.QuerySelectorAll("dl dt").Select(row => row.TextContent), after.QuerySelectorAll("dl dt").Select(row => row.TextContent));
        var changes = after.QuerySelectorAll("dl a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.DoesNotContain(changes, link => link.EndsWith("/choose", StringComparison.Ordinal) || link.Contains("/health/", StringComparison.Ordinal) || link.Contains("/about/1?", StringComparison.Ordinal));
        // What is still missing before admission is filled in from here as well.
        Assert.Contains($"{request}/emergency/1?check=1", changes);
        // A window that was left open sends nothing a second time.
        Assert.Equal(HttpStatusCode.Found, (await again()).Status);
    }

    [Theory]
    [InlineData("en-US", "These are the closest open choices:", ", starting ", "Your answers are saved.")]
    [InlineData("es-US", "Estas son las opciones libres", ", empezando el ", "Sus respuestas están guardadas.")]
    public async Task Who_lost_the_place_before_sending_is_offered_the_closest_ones_and_the_waitlist(string culture, string said, string starting, string safe)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.StatusAsync("/language/" + culture);
        await browser.SendAsync("/my/enroll", "start");
        var me = await AnswerAsync(host);
        await HoldAsync(host, me, later: 0);
        var send = await browser.KeepOpenAsync("/my/enroll/check", "send");
        var lost = await LoseSeatAsync(host, me);

        var alert = (await send()).Page.QuerySelector("main [role=alert]")!;

        Assert.Contains(said, alert.TextContent, StringComparison.Ordinal);
        var nearest = alert.QuerySelectorAll("li a").ToList();
        Assert.Equal(3, nearest.Count);
        Assert.All(nearest, link => Assert.Contains(starting, link.TextContent, StringComparison.Ordinal));
        Assert.Equal(3, nearest.Select(link => link.TextContent).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2, alert.TextContent.Split(safe).Length);
        Assert.NotNull(alert.QuerySelector($"p.actions a[href='/my/enroll/place?g={lost}']"));
        Assert.Equal((EnrollmentStatus.Draft, "Alex"), ((await MineAsync(host, me)).Status, (await DoAsync<DraftQuery, Draft?>(host, one => one.HandleAsync(me, Stop)))!.Answer(Question.PreferredName)));

        // Each leads to the picker, with a group and a day that can be had.
        var places = (await DoAsync<PlacesQuery, PlacesView?>(host, one => one.HandleAsync(me, new PlaceChoice(), Stop)))!;
        var open = places.Groups.SelectMany(group => group.Dates.Where(date => date.WhyNot is null).Select(date => $"/my/enroll/place?g={group.Slug}&d={date.Date:yyyy-MM-dd}")).ToList();
        Assert.All(nearest, link => Assert.Contains(link.GetAttribute("href"), open));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(nearest[0].GetAttribute("href")!));
    }

    [Fact]
    public async Task At_the_desk_too_and_they_lead_to_its_own_picker()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using (var browser = await PlainBrowser.SignedInAsync(host, Newcomer))
            await browser.SendAsync("/my/enroll", "start");
        var me = await AnswerAsync(host);
        await HoldAsync(host, me, later: 0);
        var request = $"/admin/enrollments/{(await MineAsync(host, me)).Id.Value}";
        using var desk = await PlainBrowser.SignedInAsync(host, "frontdesk@demo.example");
        var send = await desk.KeepOpenAsync(request + "/check", "desk-send");
        await LoseSeatAsync(host, me);

        var nearest = (await send()).Page.QuerySelectorAll("main [role=alert] li a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(3, nearest.Count);
        Assert.All(nearest, link => Assert.StartsWith(request + "/choose?g=", link, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await desk.StatusAsync(nearest[0]));
    }

    [Theory]
    [InlineData("en-US", "is gone. Choose another hour.", "Choose another hour", "We arrange one with you", "same group and first day")]
    [InlineData("es-US", "ya no está libre. Elija otra hora.", "Elegir otra hora", "La arreglamos con usted", "mismo grupo y primer día")]
    public async Task An_hour_that_went_to_somebody_else_is_named_and_nothing_is_sent_without_it(string culture, string gone, string other, string arrange, string same)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, Newcomer);
        await browser.StatusAsync("/language/" + culture);
        await browser.SendAsync("/my/enroll", "start");
        var me = await AnswerAsync(host);
        await HoldAsync(host, me, later: 0, withHour: true);
        var send = await browser.KeepOpenAsync("/my/enroll/check", "send");
        var therapist = await LoseHourAsync(host, me);

        var page = (await browser.OpenAsync("/my/enroll/check")).QuerySelector("main")!;

        var hour = page.QuerySelectorAll("dl dd").Select(row => row.TextContent).Single(row => row.Contains(therapist, StringComparison.Ordinal));
        Assert.Contains(gone, hour, StringComparison.Ordinal);
        Assert.DoesNotContain(arrange, page.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form button"));
        Assert.Equal(other, page.QuerySelector("form a[href='/my/enroll/place']")!.TextContent);

        // A window that was left open is told the same, and offered hours of the same place first.
        var alert = (await send()).Page.QuerySelector("main [role=alert]")!;
        var first = alert.QuerySelector("li a")!;
        Assert.Contains(same, first.TextContent, StringComparison.Ordinal);
        Assert.Contains("&h=", first.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(EnrollmentStatus.Draft, (await MineAsync(host, me)).Status);
    }

    // The demo's newest enrollment is the one just begun.
    private static async Task<Actor.Client> AnswerAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        var me = new Actor.Client(new(Guid.CreateVersion7()), await db.Enrollments.OrderByDescending(row => row.StartedUtc).Select(row => row.ClientId).FirstAsync(Stop));
        (string, string)[] usual = [(Question.Program, "SubstanceUse"), (Question.PreferredName, "Alex"), (Question.BirthDate, "1990-07-24"), (Question.SafeContact, "Email")];
        foreach (var (question, value) in usual.Concat(Question.Suitability.Select(question => (question, "No"))))
            Assert.Null((await DoAsync<SaveAnswerHandler, Result<AnswerKept>>(host, one => one.HandleAsync(me, new(Guid.NewGuid(), question, value), Stop))).Refusal);
        return me;
    }

    /// <summary>Holds a seat in the first group that has one, so many sessions after the first possible one.</summary>
    private static async Task<DateOnly> HoldAsync(PortalHost host, Actor.Client me, int later, bool withHour = false)
    {
        var places = (await DoAsync<PlacesQuery, PlacesView?>(host, one => one.HandleAsync(me, new PlaceChoice(), Stop)))!;
        var group = places.Groups.First(one => !one.IsFull);
        var first = group.Dates.Where(date => date.WhyNot is null).ElementAt(later).Date;
        var hours = await DoAsync<PlacesQuery, PlacesView?>(host, one => one.HandleAsync(me, new PlaceChoice(group.Slug, first), Stop));
        var hour = withHour ? hours!.Therapists.SelectMany(who => who.Hours).First(one => one.WhyNot is null) : null;
        var ask = new HoldPlace(Guid.NewGuid(), places.Enrollment, group.Id, first, hour?.Id, hour is null);
        Assert.Null((await DoAsync<HoldPlaceHandler, Result<HeldPlace>>(host, one => one.HandleAsync(me, ask, Stop))).Refusal);
        return first;
    }

    /// <summary>The hold was swept away, and others asked for every chair that was left; answers the neutral code of the group.</summary>
    private static async Task<string> LoseSeatAsync(PortalHost host, Actor.Client me)
    {
        var mine = await MineAsync(host, me);
        var (start, now) = (mine.StartDate!.Value, host.Clock.UtcNow);
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        await db.SeatClaims.Where(row => row.EnrollmentId == mine.Id).ExecuteDeleteAsync(Stop);
        var group = await db.Groups.SingleAsync(row => row.Id == mine.GroupId, Stop);
        var taken = await db.SeatClaims.Where(row => row.GroupId == group.Id && row.Until > start).Select(row => new DateSpan(row.From, row.Until)).ToListAsync(Stop);
        for (var free = Occupancy.FreeFrom(group.Capacity, taken, start); free > 0; free--)
        {
            var other = Client.Register(new(Guid.CreateVersion7()), Guid.NewGuid().ToString("N")[..8], "Kim", null, "en-US", now);
            var request = Enrollment.Begin(new(Guid.CreateVersion7()), other.Id, now);
            var seat = SeatClaim.Hold(new(Guid.CreateVersion7()), group.Id, other.Id, request.Id, start, now);
            seat.Become(ClaimKind.Request);
            db.AddRange(other, request, seat);
        }

        await db.SaveChangesAsync(Stop);
        return group.Slug;
    }

    /// <summary>The hold was swept away, and somebody else asked for the hour; answers with whom it was.</summary>
    private static async Task<string> LoseHourAsync(PortalHost host, Actor.Client me)
    {
        var mine = await MineAsync(host, me);
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        await db.HourClaims.Where(row => row.EnrollmentId == mine.Id).ExecuteDeleteAsync(Stop);
        var hour = await db.OfferedHours.SingleAsync(row => row.Id == mine.HourId, Stop);
        var other = Client.Register(new(Guid.CreateVersion7()), Guid.NewGuid().ToString("N")[..8], "Kim", null, "en-US", host.Clock.UtcNow);
        var request = Enrollment.Begin(new(Guid.CreateVersion7()), other.Id, host.Clock.UtcNow);
        var claim = RedWillow.Portal.Domain.Individual.HourClaim.Hold(new(Guid.CreateVersion7()), hour, other.Id, request.Id, mine.StartDate!.Value, host.Clock.UtcNow);
        claim.Become(ClaimKind.Request);
        db.AddRange(other, request, claim);
        await db.SaveChangesAsync(Stop);
        return await db.Practitioners.Where(row => row.Id == hour.PractitionerId).Select(row => row.Name).SingleAsync(Stop);
    }

    private static async Task<Enrollment> MineAsync(PortalHost host, Actor.Client me)
    {
        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        return await db.Enrollments.AsNoTracking().SingleAsync(row => row.ClientId == me.Id, Stop);
    }

    private static async Task<TAnswer> DoAsync<THandler, TAnswer>(PortalHost host, Func<THandler, Task<TAnswer>> act)
        where THandler : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<THandler>());
    }
}
