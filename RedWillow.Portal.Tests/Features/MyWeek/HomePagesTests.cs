using System.Globalization;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Platform.Calendar;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.MyWeek;

/// <summary>What the home page and the page after sending say, in both languages.</summary>
public sealed class HomePagesTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private PlaceClinic _clinic = null!;

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    private Actor.Client Me => _clinic.Clients[0].Who;

    public async ValueTask InitializeAsync()
    {
        Speak("en-US");
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _clinic = await PlaceClinic.OpenAsync(_database);
        Services.AddSingleton(new Center());
        Services.AddTransient(_ => _database.Get<MyWeekQuery>()).AddTransient(_ => _database.Get<DraftQuery>());
    }

    [Fact]
    public async Task A_running_hold_is_the_first_thing_on_the_page_and_leads_to_sending()
    {
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);
        var home = Home();

        Assert.Equal("Your place is held until 10:10 am", home.Find("#standing").TextContent);
        Assert.Equal(PortalRoutes.MyEnrollCheck, home.Find("section[aria-labelledby=standing] a.btn").GetAttribute("href"));
        Assert.Contains("Tuesday, 4:00 pm, with Rosa Lindqvist", home.Markup, StringComparison.Ordinal);

        _database.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("Go on where you stopped", Home().Find("#standing").TextContent);
    }

    [Theory]
    [InlineData(SafeContact.Call, "calls you within one business day", "le llama en un día hábil")]
    [InlineData(SafeContact.Text, "sends you a text within one business day", "le manda un mensaje de texto en un día hábil")]
    [InlineData(SafeContact.Email, "writes to your email within one business day", "le escribe a su correo en un día hábil")]
    [InlineData(SafeContact.None, "no safe way to reach you, so please call us", "ninguna forma segura de comunicarnos con usted; por favor, llámenos")]
    public async Task What_was_sent_names_group_hour_and_therapist_and_how_we_get_in_touch(SafeContact safe, string english, string spanish)
    {
        await SendAsync(safe);

        foreach (var (culture, words, hour) in ((string, string, string)[])[("en-US", english, "Rosa Lindqvist, Tuesday 4:00 pm"), ("es-US", spanish, "Rosa Lindqvist, martes, 4:00 pm")])
        {
            Speak(culture);
            var (home, sent) = (Home(), Render<SentPage>(with => with.AddCascadingValue<Actor>(Me)));
            Assert.Contains(words, home.Markup, StringComparison.Ordinal);
            Assert.Contains(words, sent.Markup, StringComparison.Ordinal);
            Assert.Contains(hour, sent.Markup, StringComparison.Ordinal);
            Assert.Contains("Rosa Lindqvist", home.Find("section[aria-labelledby=standing]").TextContent, StringComparison.Ordinal);
            if (safe == SafeContact.Email)
                Assert.All([home.Markup, sent.Markup], page => Assert.DoesNotContain(culture == "en-US" ? "calls you" : "le llama", page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Who_begins_later_reads_when_and_is_not_told_to_rest()
    {
        await SendAsync(SafeContact.Call);
        await AdmitAsync(_clinic.Next.AddDays(7));

        Assert.Equal("Your first session is on Wednesday, January 21. We are glad you are coming.", Home().Find(".lede").TextContent);
    }

    [Theory]
    [InlineData("en-US", "5:30–8:45 pm; from Thursday, January 29: 5:30–9:00 pm")]
    [InlineData("es-US", "5:30–8:45 pm; desde el jueves, 29 de enero: 5:30–9:00 pm")]
    public async Task Times_that_will_change_are_told_wherever_the_place_is(string culture, string words)
    {
        await SendAsync(SafeContact.Call);
        await _clinic.PlanLongerBreaksAsync(_clinic.First.AddDays(14));
        Speak(culture);

        Assert.All([Home().Markup, Render<SentPage>(with => with.AddCascadingValue<Actor>(Me)).Markup], page => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whose_first_session_does_not_take_place_reads_what_they_asked_for_and_what_is_kept()
    {
        await SendAsync(SafeContact.Call);
        var (asked, kept) = (default(DateOnly), default(DateOnly));
        await _clinic.ChangeAsync(db =>
        {
            (asked, kept) = (db.Enrollments.Single().StartDate!.Value, db.Enrollments.Single().StartDate!.Value.AddDays(7));
            db.Enrollments.Single().MoveStart(kept);
        });

        foreach (var (culture, home, sent) in ((string, string, string)[])
        [
            ("en-US", "You asked for a place from {0}. That session was called off, so your first one is {1}.", "You asked for {0}. That session was called off"),
            ("es-US", "Pidió un lugar desde el {0}. Esa sesión se canceló, así que la primera es el {1}.", "Pidió el {0}. Esa sesión se canceló"),
        ])
        {
            Speak(culture);
            Assert.Contains(Dated(home), Home().Find("section[aria-labelledby=standing]").TextContent, StringComparison.Ordinal);
            var page = Render<SentPage>(with => with.AddCascadingValue<Actor>(Me));
            Assert.Contains(Dated(sent), page.Find(".card-next").TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(culture == "en-US" ? "session you asked for" : "sesión que pidió", page.Markup, StringComparison.Ordinal);
        }

        // Admitted to that day it is still so.
        await _clinic.ChangeAsync(db => db.Enrollments.Single().Admit(kept, _clinic.Therapist.Id));
        Assert.Contains(Dated("Pidió un lugar desde el {0}."), Home().Markup, StringComparison.Ordinal);
        await _clinic.ChangeAsync(db => db.Enrollments.Single().Admit(kept.AddDays(7), _clinic.Therapist.Id));
        Assert.DoesNotContain("se canceló", Home().Markup, StringComparison.Ordinal);

        // Whatever is agreed afterwards is what was asked for.
        await _clinic.ChangeAsync(db => db.Enrollments.Single().AgreeStart(kept));
        Speak("en-US");
        Assert.Contains(Dated("You asked for a place from {1}. It is kept"), Home().Find("section[aria-labelledby=standing]").TextContent, StringComparison.Ordinal);

        string Dated(string words) => words.Replace("{0}", TimeText.DayWithin(asked), StringComparison.Ordinal).Replace("{1}", TimeText.DayWithin(kept), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "You asked for a place from {0}. We have not decided yet, so your first session would now be {1}.")]
    [InlineData("es-US", "Pidió un lugar desde el {0}. Todavía no hemos decidido, así que su primera sesión sería ahora el {1}.")]
    public async Task Who_waits_beyond_the_day_asked_for_reads_one_next_session(string culture, string words)
    {
        await SendAsync(SafeContact.Call);
        var asked = (await _database.Get<MyWeekQuery>().HandleAsync(Me, null, 1, Stop))!.StartDate!.Value;
        _database.Clock.Advance(TimeSpan.FromDays(7));
        Speak(culture);

        var mine = (await _database.Get<MyWeekQuery>().HandleAsync(Me, null, 1, Stop))!;

        Assert.True(mine.StartDate > asked);
        Assert.Equal<(DateOnly?, DateOnly?)>((mine.StartDate, asked), (mine.Place!.First, mine.Place.PassedOn));
        Assert.Contains(
            words.Replace("{0}", TimeText.DayWithin(asked), StringComparison.Ordinal).Replace("{1}", TimeText.DayWithin(mine.StartDate.Value), StringComparison.Ordinal),
            Home().Find("section[aria-labelledby=standing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_admission_is_paused_is_told_of_no_session_to_come_to()
    {
        await SendAsync(SafeContact.Call);
        await AdmitAsync(_clinic.Next);
        Assert.Equal(EntryKind.EveningGroup, (await _database.Get<MyWeekQuery>().HandleAsync(Me, null, 1, Stop))!.Next!.Kind);

        await _clinic.ChangeAsync(db => Assert.True(db.Enrollments.Include(row => row.Moves).Single().MoveTo(EnrollmentStatus.ConsultationRequired, Me, _database.Clock.UtcNow).Succeeded));

        var mine = (await _database.Get<MyWeekQuery>().HandleAsync(Me, null, 4, Stop))!;
        Assert.Null(mine.Next);
        Assert.All(mine.Days, day => Assert.Empty(day.Entries));
    }

    [Theory]
    [InlineData("en-US", 17, "Good afternoon, Sam")]
    [InlineData("en-US", 18, "Good evening, Sam")]
    [InlineData("es-US", 17, "Buenas tardes, Sam")]
    [InlineData("es-US", 18, "Buenas noches, Sam")]
    public void The_evening_begins_at_six(string culture, int hour, string greeting)
    {
        Speak(culture);
        _database.Clock.MoveTo(_database.Clock.Today, new(hour, 0));

        Assert.Equal(greeting, Home().Find("h1").TextContent);
    }

    [Fact]
    public void Every_known_holiday_has_a_name_in_both_languages_and_typed_reasons_stay()
    {
        var texts = Services.GetRequiredService<IStringLocalizer<MyWeekText>>();
        var names = Enumerable.Range(2026, 30).SelectMany(Holidays.In).Select(holiday => holiday.Name).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains(names, name => name.EndsWith("(observed)", StringComparison.Ordinal));
        Assert.All(names, name => Assert.Equal(name, texts.Holiday(name)));

        Speak("es-US");
        Assert.All(names, name => Assert.NotEqual(name, texts.Holiday(name)));
        Assert.All(names, name => Assert.DoesNotContain("observed", texts.Holiday(name), StringComparison.Ordinal));
        Assert.Equal("Día de Acción de Gracias", texts.Holiday("Thanksgiving"));
        Assert.Equal("Water damage", texts.Closure(new(_clinic.Next, [], "Water damage")));
        // Typed by the center, whatever it says.
        Assert.Equal("Thanksgiving", texts.Closure(new(_clinic.Next, [], "Thanksgiving")));
    }

    [Fact]
    public async Task A_closed_holiday_and_what_it_cancels_are_named_in_the_language_of_the_page()
    {
        await SendAsync(SafeContact.Call);
        await AdmitAsync(_clinic.Next);
        await _clinic.ChangeAsync(db =>
        {
            var closure = Closure.Propose(new(Guid.NewGuid()), _clinic.Next, "Thanksgiving");
            closure.Confirm();
            db.Add(closure);
            db.GroupSessions.Single(row => row.Date == _clinic.Next && row.GroupId == _clinic.Evening.Id).Cancel("Thanksgiving");
        });
        Speak("es-US");

        var page = Home().Markup;

        Assert.Contains("Cerrado: Día de Acción de Gracias", page, StringComparison.Ordinal);
        Assert.Contains("Cancelada: Día de Acción de Gracias", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thanksgiving", page, StringComparison.Ordinal);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await _database.DisposeAsync();
        await DisposeAsync();
    }

    private static void Speak(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    private async Task SendAsync(SafeContact safe)
    {
        await HoldPlaceTests.HoldAsync(_database, _clinic, 0);
        await _clinic.ChangeAsync(db =>
        {
            db.Clients.Single().ReachAt(null, safe);
            Assert.True(db.Enrollments.Single().MoveTo(EnrollmentStatus.Requested, Me, _database.Clock.UtcNow).Succeeded);
            db.SeatClaims.Single().Become(ClaimKind.Request);
            db.HourClaims.Single().Become(ClaimKind.Request);
        });
        Assert.NotNull(await _database.Get<MyWeekQuery>().HandleAsync(Me, null, 1, Stop));
    }

    private async Task AdmitAsync(DateOnly first)
    {
        await _clinic.ChangeAsync(db =>
        {
            var mine = db.Enrollments.Single();
            Assert.True(mine.MoveTo(EnrollmentStatus.Approved, RunningGroup.Clinician, _database.Clock.UtcNow).Succeeded);
            mine.AgreeStart(first);
            db.RemoveRange(db.HourClaims);
            db.RemoveRange(db.SeatClaims);
        });
        await _clinic.ChangeAsync(db =>
        {
            var seat = SeatClaim.Hold(new(Guid.CreateVersion7()), _clinic.Evening.Id, Me.Id, _clinic.Clients[0].Enrollment, first, _database.Clock.UtcNow);
            seat.Become(ClaimKind.Member);
            db.Add(seat);
        });
    }

    private IRenderedComponent<MyHomePage> Home() => Render<MyHomePage>(with => with.AddCascadingValue<Actor>(Me));
}
