using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.JoiningGroup.Desk;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Platform.Live;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.JoiningGroup;

/// <summary>What staff see who choose for a person: the same as the client's own picker says, in words for staff.</summary>
public sealed class PlaceForPersonPageTests : PortalTestContext, IAsyncLifetime
{
    private readonly TaskCompletionSource _isHeldBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Database _database = null!;
    private PlaceClinic _clinic = null!;
    private int _minutes = 10;
    private Task? _heldBack;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _clinic = await PlaceClinic.OpenAsync(_database, capacity: 1, clients: 2);
        Services.AddSingleton(new Center()).AddSingleton<Refusals>().AddScheduleSignals();
        Services.AddTransient(_ => new PlacesQuery(
            new SlowContexts(this), _database.Unit, _database.Clock.Program, Options.Create(new PolicySettings { HoldMinutes = _minutes }), _database.Get<IOptions<CenterSettings>>()));
        Services.AddTransient(_ => _database.Get<HoldPlaceHandler>()).AddTransient(_ => _database.Get<ReleaseHoldHandler>())
            .AddTransient(_ => _database.Get<JoinWaitlistHandler>());
    }

    [Fact]
    public async Task What_is_held_is_named_and_stands_in_the_choices_when_the_page_opens_again()
    {
        await _clinic.ChangeAsync(db => db.Groups.Where(group => group.Slug == "e1").ExecuteUpdate(set => set.SetProperty(group => group.Name, "Cottonwood")));
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);

        var page = Open();

        var held = Flat(page.Find("[aria-labelledby=held-title]"));
        Assert.Contains("Held until 10:10 am", held, StringComparison.Ordinal);
        Assert.Contains("Cottonwood, Substance Use, evening: Monday, Wednesday, Thursday, 5:30–8:45 pm", held, StringComparison.Ordinal);
        Assert.Contains("Thursday, January 15", held, StringComparison.Ordinal);
        Assert.Contains("Rosa Lindqvist, Tuesday at 4:00 pm", held, StringComparison.Ordinal);
        Assert.StartsWith("Cottonwood", Chosen(page, "#desk-group"), StringComparison.Ordinal);
        Assert.StartsWith("Thursday, January 15", Chosen(page, "#desk-start"), StringComparison.Ordinal);
        Assert.StartsWith("Tuesday 4:00 pm", Chosen(page, "#desk-hour"), StringComparison.Ordinal);
        Assert.DoesNotContain("is not held", held, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("button"), one => Flat(one) == "Hold this place");

        await page.Find("#desk-start").ChangeAsync(new() { Value = "1" });
        page.WaitForAssertion(() => Assert.Contains("What is chosen below is not held", Flat(page.Find("[aria-labelledby=held-title]")), StringComparison.Ordinal));
        Assert.Contains("Thursday, January 15", Flat(page.Find("[aria-labelledby=held-title]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_ran_out_says_so_and_keeps_the_choice()
    {
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);
        _database.Clock.Advance(TimeSpan.FromMinutes(10));

        var page = Open();

        Assert.Contains("The hold has run out", page.Find(".alert-warn").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[aria-labelledby=held-title]"));
        Assert.StartsWith("Thursday, January 15", Chosen(page, "#desk-start"), StringComparison.Ordinal);
        Assert.StartsWith("Tuesday 4:00 pm", Chosen(page, "#desk-hour"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_too_late_for_the_hour_alone_is_offered_other_hours_of_the_same_place()
    {
        var page = Open();
        await page.Find("#desk-group").ChangeAsync(new() { Value = Value(page, "#desk-group", "D1") });
        await page.WaitForElement("#desk-start").ChangeAsync(new() { Value = Value(page, "#desk-start", "Thursday, January 15") });
        await page.WaitForElement("#desk-hour").ChangeAsync(new() { Value = Value(page, "#desk-hour", "Tuesday 4:00 pm") });
        await HoldPlaceTests.HoldAsync(_database, _clinic, 1);
        await page.Find("p.actions button.btn:not(.btn-quiet)").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Monday at 6:00 pm with Rosa Lindqvist, same group and first day", page.Find("[role=alert] li button").TextContent));
        await page.Find("[role=alert] li button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.StartsWith("Monday 6:00 pm", Chosen(page, "#desk-hour"), StringComparison.Ordinal));
        Assert.Contains("daytime", Chosen(page, "#desk-group"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_and_hours_that_do_not_fit_are_folded_away_with_the_reason()
    {
        await HoldPlaceTests.HoldAsync(_database, _clinic, 1);
        var free = _clinic.First.AddDays(28);
        await _clinic.ChangeAsync(db => db.SeatClaims.Single().EndBefore(free));

        var page = Open($"?g=e1&d={free:yyyy-MM-dd}");

        var (days, hours) = (page.Find("#closed-dates"), page.Find("#closed-hours"));
        Assert.All([days, hours], fold => Assert.False(fold.HasAttribute("open")));
        Assert.Contains("Thursday, January 15 at 5:30 pm. The group is full from that day.", days.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tuesday, 4:00–4:50 pm. This hour is taken.", hours.TextContent, StringComparison.Ordinal);
        Assert.Contains("Monday, 6:00–6:50 pm. The group meets at this time.", hours.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("#desk-start option"), option => option.TextContent.StartsWith("Thursday, January 15", StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("#desk-hour option"), option => option.TextContent.StartsWith("Tuesday", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_questions_come_before_the_waitlist_and_are_said_in_staff_words()
    {
        var page = Open("?g=d1");
        await page.FindAll("button").First(button => Flat(button) == "Put them on the waitlist").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains($"{Question.NeededToSend.Count - 1} questions are still open. Answer them together with the client first.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_waits_in_line_is_placed_on_the_request()
    {
        await _clinic.AnswerAllAsync(0);
        var page = Open("?g=d1");
        await page.FindAll("button").First(button => Flat(button) == "Put them on the waitlist").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("They wait for a place", page.Markup, StringComparison.Ordinal));
        Assert.Contains("choose it together with them on the request", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == $"/admin/enrollments/{_clinic.Clients[0].Enrollment.Value}");
        Assert.Empty(page.FindAll("#desk-group"));
    }

    [Fact]
    public async Task An_appointment_of_theirs_is_said_in_staff_words()
    {
        await _clinic.BookTalkAsync(0, _clinic.First.AddDays(7), 10);
        await _clinic.BookTalkAsync(0, _clinic.First.AddDays(12), 16, TalkKind.IntakeAssessment);

        var page = Open($"?g=d1&d={_clinic.First.AddDays(11):yyyy-MM-dd}");

        Assert.Contains("They have an appointment with us on Thursday, January 22, while the group meets.", page.Find("#closed-dates").TextContent, StringComparison.Ordinal);
        Assert.Contains("They have an appointment with us then, on Tuesday, January 27.", page.Find("#closed-hours").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "The session of that day has begun.")]
    [InlineData("es-US", "La sesión de ese día ya ha empezado.")]
    public void A_session_that_runs_is_no_closed_day(string culture, string reason)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        _database.Clock.MoveTo(_clinic.Next, new(10, 0));

        var page = Open($"?g=d1&d={_clinic.First:yyyy-MM-dd}");

        Assert.Contains(reason, page.Find("#closed-dates").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_track_and_the_other_program_are_not_listed_and_the_page_says_why()
    {
        await _clinic.ChangeAsync(db => db.Tracks.Single(row => row.Id == Reference.SubstanceUseEvening).Become(TrackStatus.Planned));

        var page = Open();

        Assert.Contains("Substance Use, evening is being planned: it takes interest, not enrollments.", page.FindAll("p.hint").Select(Flat));
        Assert.Equal("Only groups of their program, Substance Use, are listed. Change the answer", Flat(page.Find("#own-program")));
        Assert.Equal(TaskAddresses.Of(_clinic.Clients[0].Enrollment).Step(EnrollTask.About, 1), page.Find("#own-program a").GetAttribute("href"));
    }

    [Fact]
    public async Task What_was_asked_before_and_is_answered_last_does_not_take_the_hours_away()
    {
        var page = Open("?g=d1");
        var letGo = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _heldBack = letGo.Task;
        var older = page.InvokeAsync(page.FindComponent<SeatsChanged>().Instance.TickAsync);
        await _isHeldBack.Task;

        await page.Find("#desk-start").ChangeAsync(new() { Value = "0" });
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("#desk-hour option"), hour => hour.TextContent.StartsWith("Tuesday", StringComparison.Ordinal)));
        letGo.SetResult();
        await older;

        Assert.Contains(page.FindAll("#desk-hour option"), hour => hour.TextContent.StartsWith("Tuesday", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_look_is_recorded_and_what_the_page_asks_by_itself_is_not()
    {
        var page = Open("?g=e1");
        Assert.Equal(1, await LooksAsync());

        await HoldPlaceTests.HoldAsync(_database, _clinic, 1);
        await page.InvokeAsync(page.FindComponent<SeatsChanged>().Instance.TickAsync);
        await page.InvokeAsync(page.FindComponent<SeatsChanged>().Instance.TickAsync);
        Services.GetRequiredService<ScheduleSignals>().Committed([new OfferedHoursChanged(_clinic.Therapist.Id)]);
        page.WaitForAssertion(() => Assert.Contains("This group is full", page.Markup, StringComparison.Ordinal));
        Assert.Equal(1, await LooksAsync());

        await page.Find("#desk-group").ChangeAsync(new() { Value = Value(page, "#desk-group", "D1") });
        Assert.Equal(2, await LooksAsync());

        async Task<int> LooksAsync()
        {
            await using var db = _database.CreateContext();
            return await db.AuditEntries.CountAsync(row => row.Act == "PlacesRead");
        }
    }

    [Theory]
    [InlineData("en-US", 15, "We keep it for 15 minutes while", "Hold for 15 minutes")]
    [InlineData("en-US", 1, "We keep it for 1 minute while", "Hold for 1 minute")]
    [InlineData("es-US", 15, "Lo guardamos 15 minutos mientras", "Hold for 15 minutes")]
    [InlineData("es-US", 1, "Lo guardamos 1 minuto mientras", "Hold for 1 minute")]
    public void Both_pickers_say_how_long_a_place_is_held(string culture, int minutes, string hint, string button)
    {
        _minutes = minutes;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var own = Render<ChoosePlacePage>(with => with.AddCascadingValue<Actor>(_clinic.Clients[0].Who));
        own.WaitForState(() => own.FindAll("#hold-hint").Count > 0);

        Assert.StartsWith(hint, own.Find("#hold-hint").TextContent, StringComparison.Ordinal);
        Assert.Contains(Open().FindAll("button"), one => Flat(one) == button);
    }

    [Fact]
    public void Holding_without_a_choice_asks_for_the_group()
    {
        var page = Open();

        page.FindAll("button").Single(one => Flat(one) == "Hold for 10 minutes").Click();

        Assert.Equal("desk-group", FieldLedTo(page.FindAll("button").Single(one => Flat(one) == "Hold for 10 minutes")));
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await _database.DisposeAsync();
        await DisposeAsync();
    }

    private static string Value(IRenderedComponent<PlaceForPersonPage> page, string select, string text) =>
        page.FindAll(select + " option").First(option => option.TextContent.StartsWith(text, StringComparison.Ordinal)).GetAttribute("value")!;

    private static string Chosen(IRenderedComponent<PlaceForPersonPage> page, string select) => page.Find(select + " option[selected]").TextContent;

    private IRenderedComponent<PlaceForPersonPage> Open(string choice = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin" + choice);
        var desk = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.FrontDesk);
        var page = Render<PlaceForPersonPage>(parts => parts.AddCascadingValue<Actor>(desk).Add(one => one.Id, _clinic.Clients[0].Enrollment.Value));
        page.WaitForState(() => page.FindAll("#desk-group").Count > 0);
        return page;
    }

    // What is asked next is held back until it is let go, as by a database that is slow for once.
    private sealed class SlowContexts(PlaceForPersonPageTests test) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => test._database.Factory.CreateDbContext();

        public async Task<PortalDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            if (Interlocked.Exchange(ref test._heldBack, null) is { } letGo)
            {
                test._isHeldBack.SetResult();
                await letGo;
            }

            return await test._database.Factory.CreateDbContextAsync(cancellationToken);
        }
    }
}
