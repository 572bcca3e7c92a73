using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.PlacingCurrentClients;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.PlacingCurrentClients;

public sealed class CurrentClientPageTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private AdmissionDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _desk = await AdmissionDesk.OpenAsync(_database);
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        foreach (var useCase in new[] { typeof(CurrentPlacesQuery), typeof(KnownHereQuery), typeof(PlaceCurrentClientHandler) })
            Services.AddSingleton(useCase, _database.Services.CreateScope().ServiceProvider.GetRequiredService(useCase));
    }

    [Fact]
    public void What_is_missing_is_said_at_its_field_and_where_the_press_leads_and_nothing_is_sent()
    {
        var page = Page(_desk.FrontDesk);

        Press(page, "Place them");

        Assert.Contains("Enter the name to use", page.Find("#name-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(10, page.FindAll(".field-error").Count);
        var list = page.Find("[role=alert]");
        Assert.IsType<ProblemList>(LedTo(page));
        Assert.Equal(page.FindAll(".field-error").Select(Flat).Order(), list.QuerySelectorAll("li").Select(Flat).Order());
        // Every line leads to what can be filled in: the weekly hour cannot before its group.
        Assert.All(list.QuerySelectorAll("a"), line => Assert.NotNull(page.Find(":is(input, select):not([disabled])#" + line.GetAttribute("href")!.Split('#')[1])));

        Fill(page);
        Press(page, "Place them");
        page.WaitForState(() => page.Find(".status-region").TextContent.Trim().Length > 0);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_form_that_somebody_began_to_fill_in_is_not_left_without_a_question()
    {
        var page = Page(_desk.FrontDesk);
        bool Asks() => page.FindComponent<UnsavedGuard>().Instance.When;
        Assert.False(Asks());

        page.Find("#safe-Call").Change(true);
        Assert.True(Asks());
        page.Find("#safe-Call").Change(false);
        Assert.False(Asks());

        Fill(page);
        Assert.True(Asks());
        Press(page, "Place them");
        page.WaitForState(() => page.Find(".status-region").TextContent.Trim().Length > 0);
        Assert.Empty(page.FindComponents<UnsavedGuard>());
        Press(page, "Place another client");
        page.WaitForAssertion(() => Assert.False(Asks()));
    }

    [Fact]
    public void The_weeks_are_proposed_and_who_is_placed_can_be_invited()
    {
        var page = Page(_desk.FrontDesk);
        Fill(page);
        Assert.Equal("6", page.Find("#weeks").GetAttribute("value"));

        Press(page, "Place them");
        page.WaitForState(() => page.Find(".status-region").TextContent.Trim().Length > 0);

        Assert.Contains("They are in week 7", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), link => link.TextContent == "Invite them to sign in");
        using var db = _database.CreateContext();
        Assert.Equal(EnrollmentStatus.Active, db.Enrollments.Single().Status);
        Press(page, "Place another client");
        Assert.True(string.IsNullOrEmpty(page.Find("#name").GetAttribute("value")));
    }

    [Fact]
    public void A_paper_in_hand_asks_for_the_day_beside_its_signature()
    {
        var page = Page(_desk.FrontDesk);
        Fill(page);
        var signed = _database.Clock.Today.AddDays(-40);
        Assert.Contains("You are recorded as the one who saw it", page.Find("#papers-hint").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#paper-1-day"));

        page.Find("#paper-1").Change(true);
        Press(page, "Place them");
        Assert.Contains("Enter the day beside the signature", page.Find("#paper-1-day-error").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("#paper-1-day", page.Find("[role=alert] a").GetAttribute("href"), StringComparison.Ordinal);
        page.Find("#paper-1-day").Change(signed.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Press(page, "Place them");
        page.WaitForState(() => page.Find(".status-region").TextContent.Trim().Length > 0);

        using var db = _database.CreateContext();
        var paper = db.PaperConsents.Single();
        Assert.Equal((1, signed, _desk.FrontDesk.Id), ((int)paper.Kind, paper.SignedOn, paper.SeenBy));
    }

    [Fact]
    public void What_is_refused_stays_as_it_was_typed()
    {
        var page = Page(_desk.FrontDesk);
        Fill(page);
        page.Find("#weeks").Change("9");

        Press(page, "Place them");
        page.WaitForState(() => page.FindAll("[role=alert]").Count > 0);

        Assert.Contains("lie 6 full weeks", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(("Kai", "9"), (page.Find("#name").GetAttribute("value"), page.Find("#weeks").GetAttribute("value")));
    }

    [Fact]
    public async Task Who_is_known_is_named_and_placed_when_it_is_them()
    {
        await using (var db = _database.CreateContext())
        {
            db.Add(Client.Register(new(Guid.NewGuid()), "AB23CD45", "Robin", "kai@example.test", "en-US", _database.Clock.UtcNow));
            await db.SaveChangesAsync();
        }

        var page = Page(_desk.FrontDesk);
        Fill(page);
        Press(page, "Place them");
        page.WaitForState(() => page.FindAll("[role=alert]").Count > 0);
        // An address is one person's: nobody else is offered, and nothing is chosen yet.
        Assert.Equal("Yes, this is Robin, AB23CD45", Assert.Single(page.FindAll("label[for^=who-]")).TextContent.Trim());
        Press(page, "Place them");
        Assert.Contains("Say whether it is one of them", page.Find("#who-error").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("#who-0", page.Find("[role=alert] a").GetAttribute("href"), StringComparison.Ordinal);
        page.Find("#who-0").Change(true);
        Assert.Contains("What they told themselves stays", page.Find(".alert-info").TextContent, StringComparison.Ordinal);

        Press(page, "Place them");
        page.WaitForState(() => page.Find(".status-region").TextContent.Trim().Length > 0);

        Assert.Contains("Robin is placed. They are in week 7", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("a"), link => link.TextContent == "Invite them to sign in");
    }

    [Fact]
    public async Task A_shared_number_is_one_question_and_its_answer_says_nothing_about_another_number()
    {
        await KeepAsync("AB23CD45", "Robin", "+13855550123");
        await KeepAsync("EF67GH89", "Sky", "+13855550199");
        var page = Page(_desk.FrontDesk);
        Fill(page);
        page.Find("#phone").Change("385 555 0123");

        Press(page, "Place them");
        page.WaitForState(() => page.FindAll("[role=alert]").Count > 0);
        Assert.Equal(["Yes, this is Robin, AB23CD45", "No, another person with the same phone number"], page.FindAll("label[for^=who-]").Select(label => label.TextContent.Trim()));
        Assert.DoesNotContain(page.FindAll("[id^=who-]"), radio => radio.HasAttribute("checked"));
        page.Find("#who-1").Change(true);

        page.Find("#phone").Change("385 555 0199");
        Assert.Empty(page.FindAll("#who-0"));
        Press(page, "Place them");
        page.WaitForState(() => page.FindAll("#who-0").Count > 0);
        Assert.StartsWith("Yes, this is Sky", page.Find("label[for=who-0]").TextContent.Trim(), StringComparison.Ordinal);
        page.Find("#who-1").Change(true);
        Press(page, "Place them");
        page.WaitForState(() => page.Find(".status-region").TextContent.Trim().Length > 0);

        await using var db = _database.CreateContext();
        Assert.Equal(["Kai", "Robin", "Sky"], db.Clients.AsEnumerable().Select(client => client.PreferredName).Order());
    }

    private async Task KeepAsync(string reference, string name, string phone)
    {
        await using var db = _database.CreateContext();
        var known = Client.Register(new(Guid.NewGuid()), reference, name, null, "en-US", _database.Clock.UtcNow);
        known.ReachAt(phone, SafeContact.Call);
        db.Add(known);
        await db.SaveChangesAsync();
    }

    [Fact]
    public void Others_find_nothing() => Assert.Equal(Render<NotFoundState>().Markup, Page(_desk.Counselor).Markup);

    private void Fill(IRenderedComponent<CurrentClientPage> page)
    {
        page.Find("#name").Change("Kai");
        page.Find("#born").Change("1990-07-24");
        page.Find("#email").Change("kai@example.test");
        page.Find("#safe-Email").Change(true);
        page.Find("#start").Change(_database.Clock.Today.AddDays(-44).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        page.Find("#sessions").Change("18");
        page.Find("#hours").Change("5");
        Pick(page, "#admitted", "Rosa Lindqvist");
        Pick(page, "#first", "E1");
        page.WaitForState(() => page.Find("#hour").QuerySelectorAll("option").Length > 1);
        Pick(page, "#hour", "Tuesday");
        Pick(page, "#payer", "Self-pay");
    }

    private static void Pick(IRenderedComponent<CurrentClientPage> page, string select, string text)
    {
        var option = page.Find(select).QuerySelectorAll("option").First(one => one.TextContent.Contains(text, StringComparison.Ordinal));
        page.Find(select).Change(option.GetAttribute("value")!);
    }

    private static void Press(IRenderedComponent<CurrentClientPage> page, string words)
    {
        page.FindAll("button").Single(button => button.TextContent.Trim() == words).Click();
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private IRenderedComponent<CurrentClientPage> Page(Actor actor)
    {
        var page = Render<CurrentClientPage>(parameters => parameters.AddCascadingValue(actor));
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal));
        return page;
    }
}
