using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.JoiningGroup.Desk;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Platform.Live;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.JoiningGroup;

public sealed class ChoosePlacePageTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private PlaceClinic _clinic = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _clinic = await PlaceClinic.OpenAsync(_database, capacity: 1, clients: 2);
        Services.AddSingleton(new Center()).AddSingleton<Refusals>().AddScheduleSignals();
        Services.AddTransient(_ => _database.Get<PlacesQuery>()).AddTransient(_ => _database.Get<HoldPlaceHandler>())
            .AddTransient(_ => _database.Get<ReleaseHoldHandler>()).AddTransient(_ => _database.Get<JoinWaitlistHandler>());
    }

    [Fact]
    public void Groups_are_radios_under_a_legend_with_a_description()
    {
        var page = Open();

        var question = page.Find("fieldset");
        Assert.Equal("1. Your group", question.QuerySelector("legend")!.TextContent.Trim());
        Assert.NotNull(page.Find("#" + question.GetAttribute("aria-describedby")));
        Assert.Equal(2, page.FindAll("input[type=radio][name=group]").Count);
        Assert.Contains("A few places left", page.Find("label.choice").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("h1"));
        // The steps to come stand there from the start, each with what it waits for.
        Assert.Equal(["1", "2", "3"], page.FindAll("h2").Select(step => step.TextContent.Trim()[..1]));
    }

    [Theory]
    [InlineData("en-US", "Substance Use, evening is being planned, so you cannot choose it yet. Let us know that you are interested", "You see the groups of one program: Substance Use. Change my program")]
    [InlineData("es-US", "Consumo de sustancias, por la noche: en preparación, así que todavía no se puede elegir. Díganos que le interesa", "Aquí ve los grupos de un programa: Consumo de sustancias. Cambiar mi programa")]
    public async Task What_is_left_out_of_the_groups_says_why_and_leads_on(string culture, string planned, string program)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        await _clinic.ChangeAsync(db => db.Tracks.Single(row => row.Id == Reference.SubstanceUseEvening).Become(TrackStatus.Planned));

        var page = Open();

        Assert.Single(page.FindAll("input[name=group]"));
        var (left, own) = (page.Find($"#planned-{Reference.SubstanceUseEvening.Value:N}"), page.Find("#own-program"));
        Assert.Equal((planned, PortalRoutes.Tracks), (Flat(left), left.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal((program, TaskAddresses.Own.Step(EnrollTask.About, 1)), (Flat(own), own.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal(Question.Program, Questions.Of(EnrollTask.About, new Dictionary<string, string>(StringComparer.Ordinal))[0].Key);
    }

    [Fact]
    public void Staff_who_choose_for_a_person_read_the_groups_name_which_no_client_does()
    {
        using (var db = _database.CreateContext())
            db.Groups.Where(group => group.Slug == "e1").ExecuteUpdate(set => set.SetProperty(group => group.Name, "Cottonwood"));
        var desk = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.FrontDesk);

        var page = Render<PlaceForPersonPage>(parts => parts.AddCascadingValue<Actor>(desk).Add(one => one.Id, _clinic.Clients[0].Enrollment.Value));
        page.WaitForState(() => page.FindAll("#desk-group").Count > 0);

        Assert.Contains(page.FindAll("#desk-group option"), option => option.TextContent.StartsWith("Cottonwood, Substance Use, evening, Mon, ", StringComparison.Ordinal));
        Assert.DoesNotContain("Cottonwood", Open().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_desk_an_address_chooses_and_who_was_too_late_is_offered_the_closest_ones()
    {
        var desk = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.FrontDesk);
        IRenderedComponent<PlaceForPersonPage> OpenDesk(string address)
        {
            Services.GetRequiredService<NavigationManager>().NavigateTo(address);
            var opened = Render<PlaceForPersonPage>(parts => parts.AddCascadingValue<Actor>(desk).Add(one => one.Id, _clinic.Clients[0].Enrollment.Value));
            opened.WaitForState(() => opened.FindAll("#desk-group").Count > 0);
            return opened;
        }

        Assert.Equal("-1", OpenDesk("/admin?g=zz&d=2026-01-15").Find("#desk-group option[selected]").GetAttribute("value"));
        Assert.Empty(OpenDesk("/admin?g=e1&d=2026-01-16").FindAll("#desk-hour"));
        var page = OpenDesk("/admin?g=e1&d=2026-01-15");
        Assert.StartsWith("Thursday, January 15", page.Find("#desk-start option[selected]").TextContent, StringComparison.Ordinal);
        await page.Find("#desk-none").ChangeAsync(new() { Value = true });
        await HoldPlaceTests.HoldAsync(_database, _clinic, 1);
        await page.Find("p.actions button.btn:not(.btn-quiet)").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[role=alert] li button").Count));
        Assert.Equal("Substance Use, daytime, starting Thursday, January 15 at 9:00 am", page.Find("[role=alert] li button").TextContent);
        await page.Find("[role=alert] li button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("daytime", page.Find("#desk-group option[selected]").TextContent, StringComparison.Ordinal));
        Assert.StartsWith("Thursday, January 15", page.Find("#desk-start option[selected]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void One_choice_after_another_stands_in_the_address_and_then_the_place_is_held()
    {
        var page = Open();

        ChooseAll(page);
        Assert.EndsWith($"?g=e1&d=2026-01-15&h={_clinic.Tuesday.Id.Value:N}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.Find("#hold").Click();

        page.WaitForAssertion(() => Assert.Equal("Held for you until 10:10 am", page.Find("#held-heading").TextContent));
        Assert.Equal(PortalRoutes.MyEnrollCheck, page.Find(".card-next a.btn").GetAttribute("href"));
    }

    [Fact]
    public void The_card_names_what_is_held_and_says_so_when_something_else_is_chosen()
    {
        var page = Open();
        ChooseAll(page);
        page.Find("#hold").Click();
        var held = page.WaitForElement("[aria-labelledby=held-heading]").TextContent;

        Assert.Contains("Substance Use, evening: Monday, Wednesday, Thursday, 5:30–8:45 pm", held, StringComparison.Ordinal);
        Assert.Contains("Thursday, January 15", held, StringComparison.Ordinal);
        Assert.Contains("Tuesday at 4:00 pm", held, StringComparison.Ordinal);
        Assert.DoesNotContain("not held yet", held, StringComparison.Ordinal);

        page.Find($"#group-{_clinic.Daytime.Id.Value:N}").Change("on");
        page.WaitForAssertion(() => Assert.Contains("not held yet", page.Find("[aria-labelledby=held-heading]").TextContent, StringComparison.Ordinal));
        Assert.StartsWith("We keep it for 10 minutes", page.Find("#hold-hint").TextContent, StringComparison.Ordinal);
        Assert.Contains("Substance Use, evening", page.Find("[aria-labelledby=held-heading]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Opening_the_address_again_shows_the_same_choice()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(Address(_clinic.Tuesday.Id.Value.ToString("N")));
        var page = Open();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("input[type=radio][checked]").Count));
    }

    [Fact]
    public void The_group_of_a_public_card_is_chosen_when_the_page_opens()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{PortalRoutes.MyEnrollPlace}?g=d1");
        var page = Open();

        Assert.Equal($"group-{_clinic.Daytime.Id.Value:N}", Assert.Single(page.FindAll("input[name=group][checked]")).Id);
        Assert.NotEmpty(page.FindAll("input[name=date]"));
    }

    [Fact]
    public async Task A_full_group_is_chosen_like_any_other_and_waited_for()
    {
        await _clinic.AnswerAllAsync(0);
        await HoldPlaceTests.HoldAsync(_database, _clinic, 1);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{PortalRoutes.MyEnrollPlace}?g=e1");
        var page = Open();

        Assert.True(page.Find($"#group-{_clinic.Evening.Id.Value:N}").HasAttribute("checked"));
        Assert.False(page.Find($"#group-{_clinic.Evening.Id.Value:N}").HasAttribute("disabled"));
        Assert.Empty(page.FindAll("#hold, input[name=date]"));
        Assert.Contains("Substance Use, evening, Mon, Wed, Thu", page.Find("#wait").TextContent, StringComparison.Ordinal);
        Assert.Contains("We will tell you when a place is free", page.Find("#wait").TextContent, StringComparison.Ordinal);
        await page.Find("#join").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("You are on the waitlist", page.Find(".empty h2").TextContent));
        await using var db = _database.CreateContext();
        Assert.Equal(_clinic.Evening.Id, (await db.WaitlistEntries.SingleAsync()).GroupId);
    }

    [Fact]
    public async Task Waiting_for_a_full_group_while_another_is_held_says_that_the_place_is_let_go()
    {
        await _clinic.AnswerAllAsync(0);
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);
        await _clinic.ChangeAsync(db => db.SeatClaims.Add(RedWillow.Portal.Domain.Groups.SeatClaim.Hold(
            new(Guid.CreateVersion7()), _clinic.Daytime.Id, _clinic.Clients[1].Who.Id, _clinic.Clients[1].Enrollment, _clinic.First, _database.Clock.UtcNow.AddMinutes(10))));
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{PortalRoutes.MyEnrollPlace}?g=d1");
        var page = Open();

        Assert.Contains("we let go of the place", page.Find("#wait").TextContent, StringComparison.Ordinal);
        await page.Find("#join").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("You are on the waitlist", page.Find(".empty h2").TextContent));
        await using var db = _database.CreateContext();
        Assert.Equal(_clinic.Clients[1].Enrollment, (await db.SeatClaims.SingleAsync()).EnrollmentId);
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("0191d3a8aaaa7bbb8cccdddddddddddd")]
    public async Task An_address_with_an_unknown_group_shows_what_is_held(string code)
    {
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{PortalRoutes.MyEnrollPlace}?g={code}");

        Assert.Equal(3, Open().FindAll("input[type=radio][checked]").Count);
    }

    [Fact]
    public void Pressing_too_early_says_what_is_missing()
    {
        var page = Open();
        page.Find("#hold").Click();
        Assert.Contains("Choose a group first.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        page.Find($"#group-{_clinic.Evening.Id.Value:N}").Change("on");
        page.WaitForElement("input[name=date]");
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task What_does_not_fit_is_folded_away_with_the_reason_and_cannot_be_picked()
    {
        await HoldPlaceTests.HoldAsync(_database, _clinic, 1);
        await _clinic.ChangeAsync(db => db.SeatClaims.Single().EndBefore(_clinic.First.AddDays(28)));
        Services.GetRequiredService<NavigationManager>().NavigateTo(Address(null));
        var page = Open();
        page.WaitForElement("input[name=hour]");

        Assert.Empty(page.FindAll("input[disabled]"));
        var (hours, days) = (page.Find("#closed-hours"), page.Find("#closed-dates"));
        Assert.Equal("Hours that do not fit, and why", hours.QuerySelector("summary")!.TextContent);
        Assert.All([hours, days], fold => Assert.False(fold.HasAttribute("open")));
        Assert.Contains("This hour is taken", hours.QuerySelector($"#hour-{_clinic.Tuesday.Id.Value:N}-why")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Your group meets", hours.QuerySelector($"#hour-{_clinic.MondayEvening.Id.Value:N}-why")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll($"input#hour-{_clinic.Tuesday.Id.Value:N}"));
        var reasons = days.QuerySelectorAll("li").Select(static day => day.TextContent).ToList();
        Assert.Contains("Wednesday, January 14 at 5:30 pm. Too soon: we talk with you", reasons[0], StringComparison.Ordinal);
        Assert.Contains("The group is full", reasons[1], StringComparison.Ordinal);
        // What can be picked comes first.
        Assert.True(page.Markup.IndexOf("hour-none", StringComparison.Ordinal) < page.Markup.IndexOf("closed-hours", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en-US", "You have an appointment with us on Thursday, January 22, while this group meets.", "You have an appointment with us then, on Thursday, January 22.", "an appointment with us (Thursday, January 22, 2026")]
    [InlineData("es-US", "Tiene una cita con nosotros el jueves, 22 de enero, mientras se reúne este grupo.", "A esa hora tiene una cita con nosotros, el jueves, 22 de enero.", "una cita con nosotros (jueves, 22 de enero de 2026")]
    public async Task An_appointment_of_ones_own_is_named_as_the_reason_and_who_meets_it_too_late_is_offered_other_places(
        string culture, string day, string hour, string refusal)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var thursday = _clinic.First.AddDays(7);
        await _clinic.ChangeAsync(db => db.OfferedHours.Add(new()
        {
            Id = new(Guid.CreateVersion7()), PractitionerId = _clinic.Therapist.Id, Weekday = DayOfWeek.Thursday, StartMinute = 600, Minutes = 50, From = _clinic.First.AddDays(-30),
        }));
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{PortalRoutes.MyEnrollPlace}?g=d1&d={_clinic.First:yyyy-MM-dd}&h=none");
        var page = Open();
        await _clinic.BookTalkAsync(0, thursday, 10);

        page.Find("#hold").Click();

        page.WaitForAssertion(() => Assert.Contains(refusal, page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("[role=alert] li button"));
        Assert.Contains(day, page.Find("#closed-dates").TextContent, StringComparison.Ordinal);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{PortalRoutes.MyEnrollPlace}?g=e1&d={_clinic.First:yyyy-MM-dd}");
        Assert.Contains(hour, Open().Find("#closed-hours").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_days_are_shown_and_later_ones_unfold_when_one_of_them_is_chosen()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{PortalRoutes.MyEnrollPlace}?g=e1");
        var page = Open();
        page.WaitForElement("input[name=date]");
        var later = page.Find("#later-dates");
        Assert.False(later.HasAttribute("open"));
        Assert.Equal(4, page.FindAll("input[name=date]").Count - later.QuerySelectorAll("input").Length);

        page.Find("#later-dates input").Change("on");

        page.WaitForAssertion(() => Assert.True(page.Find("#later-dates").HasAttribute("open")));
        Assert.True(page.Find("#later-dates input").HasAttribute("checked"));
    }

    [Fact]
    public void A_therapist_is_named_once_and_their_hours_stand_under_the_name()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(Address(null));
        var page = Open();
        page.WaitForElement("input[name=hour]");

        var hours = page.Find($"#hour-{_clinic.Tuesday.Id.Value:N}").Closest("[role=group]")!;
        Assert.Equal("Rosa Lindqvist", page.Find("#" + hours.GetAttribute("aria-labelledby")).TextContent);
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(hours.TextContent, "Rosa Lindqvist"));
        Assert.Contains("LCSW. Speaks English, Spanish.", hours.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Tuesday, 4:00–4:50 pm", hours.QuerySelector($"label[for=hour-{_clinic.Tuesday.Id.Value:N}]")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Languages_are_named_in_the_readers_language_and_an_unknown_one_as_it_was_typed()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es-US");
        await using (var db = _database.CreateContext())
            await db.Practitioners.ExecuteUpdateAsync(set => set.SetProperty(row => row.Languages, "English, Spanish,Klingon"));
        Services.GetRequiredService<NavigationManager>().NavigateTo(Address(null));
        var page = Open();

        page.WaitForAssertion(() => Assert.Contains("Habla inglés, español, Klingon.", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EnrollmentStatus.Approved, "You have your place")]
    [InlineData(EnrollmentStatus.Active, "You have your place")]
    [InlineData(EnrollmentStatus.Requested, "Your request is with us")]
    public async Task Who_has_a_place_or_asked_for_one_reads_how_to_change_it(EnrollmentStatus status, string title)
    {
        var clinician = RunningGroup.Clinician;
        await _clinic.ChangeAsync(db =>
        {
            var mine = db.Enrollments.Single(row => row.Id == _clinic.Clients[0].Enrollment);
            foreach (var to in (EnrollmentStatus[])[EnrollmentStatus.Requested, EnrollmentStatus.Approved, EnrollmentStatus.Active])
            {
                if (to <= status)
                    Assert.True(mine.MoveTo(to, clinician, _database.Clock.UtcNow).Succeeded);
            }
        });

        var page = Open();

        Assert.Equal(title, page.Find(".empty h2").TextContent);
        Assert.Contains("(385) 483-4931", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("input"));
    }

    [Fact]
    public async Task Who_loses_the_hour_alone_reads_that_the_rest_is_open()
    {
        var page = Open();
        ChooseAll(page);
        var (other, otherId) = _clinic.Clients[1];
        var faster = new HoldPlace(Guid.NewGuid(), otherId, _clinic.Daytime.Id, _clinic.First, _clinic.Tuesday.Id, false);
        Assert.Null((await _database.Get<HoldPlaceHandler>().HandleAsync(other, faster, default)).Refusal);
        await page.Find("#hold").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("That hour is gone, but the rest is still open", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_loser_of_a_race_reads_so_and_is_shown_the_closest_choices_and_the_waitlist()
    {
        var page = Open();
        ChooseAll(page);
        await HoldPlaceTests.HoldAsync(_database, _clinic, 1);
        await page.Find("#hold").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("your answers are safe", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        var nearest = page.FindAll("[role=alert] li button");
        Assert.Equal(3, nearest.Count);
        Assert.Contains("Substance Use, daytime, starting Thursday, January 15 at 9:00 am", nearest[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("This group is full for now. Join the waitlist", page.Find("#wait-heading").TextContent);
        await nearest[0].ClickAsync(new());
        page.WaitForAssertion(() => Assert.True(page.Find($"#group-{_clinic.Daytime.Id.Value:N}").HasAttribute("checked")));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task The_key_of_a_press_is_there_before_it_and_the_next_press_has_another()
    {
        var page = Open();
        ChooseAll(page);
        await using var db = _database.CreateContext();
        var before = await db.CommandAnswers.Select(row => row.Key).ToListAsync();
        await Task.Delay(20);
        var press = Guid.CreateVersion7();
        await page.Find("#hold").ClickAsync(new());
        page.WaitForElement("#held-heading");
        Assert.Equal("We keep this place for you until 10:10 am. Holding it again adds no time.", page.Find("#hold-hint").TextContent);
        _database.Clock.Advance(TimeSpan.FromMinutes(2));
        await page.Find("#hold").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("Held for you until 10:10 am", page.Find("#held-heading").TextContent));

        var keys = (await db.CommandAnswers.Where(row => !before.Contains(row.Key)).Select(row => row.Key).ToListAsync()).ConvertAll(static key => key.ToString("N")[..12]);
        Assert.Equal(2, keys.Count);
        Assert.True(string.CompareOrdinal(keys.Min(StringComparer.Ordinal), press.ToString("N")[..12]) < 0);
    }

    [Fact]
    public async Task None_of_these_times_holds_the_seat_alone()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(Address("none"));
        var page = Open();
        page.WaitForAssertion(() => Assert.True(page.Find("#hour-none").HasAttribute("checked")));
        await page.Find("#hold").ClickAsync(new());

        page.WaitForElement("#held-heading");
        await using var db = _database.CreateContext();
        Assert.Equal((1, 0), (await db.SeatClaims.CountAsync(), await db.HourClaims.CountAsync()));
    }

    [Fact]
    public async Task Coming_back_shows_what_is_held_and_offers_to_hold_another_instead()
    {
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);
        var page = Open();

        Assert.Equal(3, page.FindAll("input[type=radio][checked]").Count);
        Assert.True(page.Find($"#hour-{_clinic.Tuesday.Id.Value:N}").HasAttribute("checked"));
        Assert.Equal("Hold this place", page.Find("#hold").TextContent);
        Assert.Empty(page.FindAll("#wait"));
        page.Find("#hour-none").Change("on");
        page.WaitForAssertion(() => Assert.Equal("Hold this place instead", page.Find("#hold").TextContent));
    }

    [Theory]
    [InlineData("en-US", "in the way you said is safe")]
    [InlineData("es-US", "de la forma que dijo que es segura")]
    public async Task What_is_arranged_together_promises_to_reach_out_only_in_a_way_that_was_told(string culture, string promise)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var me = _clinic.Clients[0].Who.Id;
        await _clinic.ChangeAsync(db => db.Clients.Single(row => row.Id == me).Identify("Sam", null, _database.Clock.Today.AddYears(-16)));

        var asks = Open();
        Assert.DoesNotContain(promise, asks.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal([PortalRoutes.MyEnrollReach, PortalRoutes.MyEnroll], asks.FindAll(".empty a").Select(link => link.GetAttribute("href")!));

        await _clinic.ChangeAsync(db => db.Clients.Single(row => row.Id == me).ReachAt(null, SafeContact.Email));
        var told = Open();
        Assert.Contains(promise, told.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal(PortalRoutes.MyEnroll, Assert.Single(told.FindAll(".empty a")).GetAttribute("href"));
    }

    [Theory]
    [InlineData("en-US", "Let go. You can choose again.", "You have joined the waitlist.")]
    [InlineData("es-US", "Liberado. Puede elegir de nuevo.", "Ya se unió a la lista de espera.")]
    public async Task Letting_go_and_joining_the_waitlist_are_said_where_the_press_leads(string culture, string released, string joined)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        await _clinic.AnswerAllAsync(0);
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);
        var page = Open();
        void Says(string words) => page.WaitForAssertion(() =>
        {
            Assert.Equal(words, page.Find("[role=status]").TextContent);
            Assert.IsType<Announcement>(LedTo(page));
            Assert.Single(page.FindAll("h1"));
        });
        await page.Find(".card-next button").ClickAsync(new());
        Says(released);

        Assert.Empty(page.FindAll("#join"));
        await page.Find($"#group-{_clinic.Evening.Id.Value:N}").ChangeAsync(new() { Value = "on" });
        page.WaitForElement("#join");
        Assert.Contains(culture is "en-US" ? "You can choose a day above" : "Puede elegir un día más arriba", page.Find("#wait").TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.Find("[role=status]").TextContent);
        await page.Find("#wait-note").ChangeAsync(new() { Value = "Mornings" });
        await page.Find("#join").ClickAsync(new());
        Says(joined);
        // What ends the whole request asks first, wherever it is pressed.
        Assert.Equal(PortalRoutes.MyEnrollWithdraw, page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task What_was_done_is_said_in_the_region_that_stood_there_before()
    {
        await _clinic.AnswerAllAsync(0);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{PortalRoutes.MyEnrollPlace}?g=e1");
        var page = Open();
        var region = page.FindComponent<Announcement>().Instance;
        await page.Find("#join").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("You have joined", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Same(region, page.FindComponent<Announcement>().Instance);
    }

    [Theory]
    [InlineData("en-US", "A few questions come first", "A few questions are still open ({0}). Answer them first, then come back here.")]
    [InlineData("es-US", "Primero hay algunas preguntas", "Todavía quedan preguntas por responder ({0}). Respóndalas primero y después vuelva aquí.")]
    public void Who_has_questions_open_is_led_to_them_and_waits_for_nothing_yet(string culture, string title, string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var page = Open();
        page.Find($"#group-{_clinic.Evening.Id.Value:N}").Change("on");
        page.WaitForElement("#join").Click();

        page.WaitForAssertion(() => Assert.Equal(title, page.Find("[role=alert] .alert-title").TextContent));
        Assert.Contains(string.Format(CultureInfo.InvariantCulture, text, Question.NeededToSend.Count - 1), page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(PortalRoutes.MyEnroll, page.Find("[role=alert] a").GetAttribute("href"));
        Assert.NotEmpty(page.FindAll("#join"));
    }

    [Fact]
    public void Nobody_waits_for_a_group_they_did_not_ask_for()
    {
        var page = Open();

        Assert.Empty(page.FindAll("#join"));
        Assert.Empty(page.FindAll("#wait"));
    }

    [Fact]
    public void In_Spanish_days_are_capitals_only_where_a_line_begins()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es-US");
        var group = Open().Find("label.choice").TextContent;

        Assert.Contains("Lun, mié, jue", group, StringComparison.Ordinal);
        Assert.Contains("Puede empezar el jueves, 15 de enero", group, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_ran_out_says_so()
    {
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);
        _database.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Contains("no longer held", Open().Find(".alert-warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_ran_out_is_held_again_by_one_press()
    {
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);
        _database.Clock.Advance(TimeSpan.FromMinutes(10));
        var page = Open();
        Assert.Equal(3, page.FindAll("input[type=radio][checked]").Count);

        await page.Find("#hold").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Held for you until 10:20 am", page.Find("#held-heading").TextContent));
        await using var db = _database.CreateContext();
        Assert.Equal(_clinic.Tuesday.Id, (await db.HourClaims.SingleAsync()).OfferedHourId);
    }

    [Theory]
    [InlineData("en-US", "Tuesday at 4:00 pm with Rosa Lindqvist is gone", "Choose another hour", "Monday at 6:00 pm with Rosa Lindqvist, same group and first day")]
    [InlineData("es-US", "El martes a las 4:00 pm con Rosa Lindqvist ya no está libre", "Elija otra hora", "Lunes a las 6:00 pm con Rosa Lindqvist, mismo grupo y primer día")]
    public async Task An_hour_that_went_to_somebody_else_is_named_and_the_nearest_ones_of_the_same_place_are_offered(string culture, string gone, string choose, string nearest)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var daytime = HoldPlaceTests.Ask(_clinic, 0) with { Group = _clinic.Daytime.Id };
        Assert.Null((await _database.Get<HoldPlaceHandler>().HandleAsync(_clinic.Clients[0].Who, daytime, default)).Refusal);
        _database.Clock.Advance(TimeSpan.FromMinutes(11));
        await HoldPlaceTests.HoldAsync(_database, _clinic, 1);

        var page = Open();

        var warned = page.Find(".alert-warn");
        Assert.Equal(gone, warned.QuerySelector(".alert-title")!.TextContent);
        Assert.Contains(choose, warned.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("input[type=radio][checked]").Count);
        await page.Find("#hold").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(nearest, page.Find("[role=alert] li button").TextContent));
        await page.Find("[role=alert] li button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.True(page.Find($"#hour-{_clinic.MondayEvening.Id.Value:N}").HasAttribute("checked")));
        await page.Find("#hold").ClickAsync(new());
        page.WaitForElement("#held-heading");
    }

    [Theory]
    [InlineData("en-US", "The group you asked for is of the Substance Use program; you told us Mental Health. Change it?")]
    [InlineData("es-US", "El grupo que pidió es del programa Consumo de sustancias; usted nos dijo Salud mental. ¿Quiere cambiarlo?")]
    public async Task A_group_of_the_other_program_leads_to_the_question_that_leaves_it_out(string culture, string said)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        await _clinic.ChangeAsync(db =>
        {
            foreach (var answer in db.EnrollmentAnswers)
                answer.Save("MentalHealth", _database.Clock.UtcNow);
        });
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{PortalRoutes.MyEnrollPlace}?g=e1");

        var note = Open().Find("#other-program");

        Assert.Equal((said, TaskAddresses.Own.Step(EnrollTask.About, 1)), (Flat(note), note.QuerySelector("a")!.GetAttribute("href")));
        Services.GetRequiredService<NavigationManager>().NavigateTo(PortalRoutes.MyEnrollPlace);
        Assert.Empty(Open().FindAll("#other-program"));
    }

    [Fact]
    public async Task Whoever_staff_place_reads_one_wording_whatever_the_reason()
    {
        var flag = new SafetyFlag
        {
            Id = new(Guid.CreateVersion7()), ClientId = _clinic.Clients[0].Who.Id, EnrollmentId = _clinic.Clients[0].Enrollment, Reasons = "x", RaisedUtc = _database.Clock.UtcNow,
        };
        await _clinic.ChangeAsync(db => db.Add(flag));
        await _clinic.ChangeAsync(db => db.Enrollments.Single(row => row.Id == _clinic.Clients[1].Enrollment)
            .MoveTo(EnrollmentStatus.ConsultationRequired, _clinic.Clients[1].Who, _database.Clock.UtcNow));

        var (flagged, consulted) = (Open(0), Open(1));

        Assert.Equal(flagged.Find(".empty").OuterHtml, consulted.Find(".empty").OuterHtml);
        Assert.Empty(flagged.FindAll("input"));
    }

    [Fact]
    public async Task No_group_leaves_a_way_on()
    {
        await _clinic.ChangeAsync(db =>
        {
            foreach (var answer in db.EnrollmentAnswers)
                answer.Save("MentalHealth", _database.Clock.UtcNow);
        });
        Assert.Contains("(385) 483-4931", Open().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_no_enrollment_is_shown_where_to_begin()
    {
        var page = Render<ChoosePlacePage>(with => with.AddCascadingValue<Actor>(new Actor.Client(new(Guid.NewGuid()), new(Guid.NewGuid()))));
        Assert.Equal("/my/enroll", page.Find(".empty a.btn").GetAttribute("href"));
        Assert.Single(page.FindAll("h1"));
    }

    [Fact]
    public void Who_is_no_client_sees_what_is_not_there()
    {
        var page = Render<ChoosePlacePage>(with => with.AddCascadingValue<Actor>(Actor.Visitor.Instance));
        Assert.NotNull(page.FindComponent<NotFoundState>());
    }

    [Fact]
    public async Task A_place_taken_elsewhere_is_seen_at_once()
    {
        var page = Open();
        await HoldPlaceTests.HoldAsync(_database, _clinic, 1);
        Services.GetRequiredService<ScheduleSignals>().Committed([new RedWillow.Portal.Domain.Groups.SeatTaken(
            _clinic.Evening.Id, _clinic.Clients[1].Who.Id, RedWillow.Portal.Domain.Groups.ClaimKind.Hold, _clinic.First)]);

        page.WaitForAssertion(() => Assert.Contains("Full for now", page.Find($"label[for=group-{_clinic.Evening.Id.Value:N}]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_speaks_Spanish()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es-US");
        Assert.Equal("Elija su grupo y sus horarios", Open().Find("h1").TextContent);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await _database.DisposeAsync();
        await DisposeAsync();
    }

    private void ChooseAll(IRenderedComponent<ChoosePlacePage> page)
    {
        page.Find($"#group-{_clinic.Evening.Id.Value:N}").Change("on");
        page.WaitForElement("input[name=date]").Change("on");
        page.WaitForElement($"#hour-{_clinic.Tuesday.Id.Value:N}").Change("on");
        page.WaitForAssertion(() => Assert.True(page.Find($"#hour-{_clinic.Tuesday.Id.Value:N}").HasAttribute("checked")));
    }

    private string Address(string? hour) => $"{PortalRoutes.MyEnrollPlace}?g=e1&d={_clinic.First:yyyy-MM-dd}&h={hour}";

    private IRenderedComponent<ChoosePlacePage> Open(int client = 0)
    {
        var page = Render<ChoosePlacePage>(with => with.AddCascadingValue<Actor>(_clinic.Clients[client].Who));
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal));
        return page;
    }
}
