using Bunit;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Features.FollowingClients;
using RedWillow.Portal.Features.KeepingPlaces;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.KeepingPlaces;

public sealed class HourPageTests() : SlicePages(typeof(HourQuery), typeof(ClientQuery))
{
    private StayDesk _desk = null!;

    protected override async Task OpenAsync() => _desk = await StayDesk.OpenAsync(Database);

    [Fact]
    public async Task Another_hour_is_chosen_from_a_day_on_and_its_change_is_said_before_and_after()
    {
        var stay = await _desk.ActiveAsync();
        await OfferAsync(DayOfWeek.Friday, 14);
        await OfferAsync(DayOfWeek.Friday, 10, _desk.Today.AddDays(20));
        var page = Page(_desk.FrontDesk, stay);
        Assert.Contains("Now Tuesdays 4:00 pm, Rosa Lindqvist", Flat(page.Find("[aria-labelledby=now-title]")), StringComparison.Ordinal);
        // The day after today's hour.
        Assert.Equal("2026-01-14", page.Find("#hour-from").GetAttribute("value"));
        Assert.Equal(["Monday 10:00 am", "Friday 2:00 pm"], Times(page));

        Press(page, "Give this hour");
        Assert.Equal("hour-free", FieldLedTo(page.FindAll("button").Single(one => Flat(one) == "Give this hour")));

        page.Find("#hour-free").Change("0");
        page.Find("#hour-from").Change("2026-01-20");
        Assert.Contains("In that week they then have no hour.", page.Markup, StringComparison.Ordinal);
        page.Find("#hour-from").Change("2026-01-21");
        Assert.DoesNotContain("In that week", page.Markup, StringComparison.Ordinal);
        page.Find("#hour-free").Change("1");
        page.Find("#hour-from").Change("2026-02-10");
        Assert.Equal(["Monday 10:00 am", "Friday 10:00 am", "Friday 2:00 pm"], Times(page));
        Assert.Contains(
            "From Tuesday, February 10 on: Fridays 2:00 pm with Rosa Lindqvist, instead of Tuesdays 4:00 pm with Rosa Lindqvist. They are told in neutral words", page.Markup, StringComparison.Ordinal);
        Press(page, "Give this hour");

        Assert.Equal("Sam has Fridays 2:00 pm with Rosa Lindqvist from Tuesday, February 10 on.", Status(page));
        Assert.Contains("From Tuesday, February 10 Fridays 2:00 pm, Rosa Lindqvist", Flat(page.Find("[aria-labelledby=now-title]")), StringComparison.Ordinal);
        Assert.Equal($"/staff/clients/{stay.Who.Id.Value}", page.FindAll("a").First(link => Flat(link) == "Back to Sam").GetAttribute("href"));
        Assert.DoesNotContain("was to follow", page.Markup, StringComparison.Ordinal);
        page.Find("#hour-from").Change("2026-01-21");
        page.Find("#hour-free").Change("0");
        Assert.Contains("The hour that was to follow, Fridays 2:00 pm with Rosa Lindqvist, does not begin, and is free at once.", page.Markup, StringComparison.Ordinal);
        var client = Shown<ClientPage>(_desk.FrontDesk, shown => shown.Add(one => one.Id, stay.Who.Id.Value));
        Assert.Contains(
            "Tuesdays 4:00 pm, Rosa Lindqvist; Fridays 2:00 pm, Rosa Lindqvist, from Tuesday, February 10 on", Flat(client.Find("[aria-labelledby=stay-title]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_cannot_be_says_so_and_a_day_without_a_free_hour_says_what_to_do()
    {
        var stay = await _desk.ActiveAsync(withHour: false);
        await _desk.Clinic.ChangeAsync(db => db.RemoveRange(_desk.Clinic.Tuesday, _desk.Clinic.MondayMorning));
        await OfferAsync(DayOfWeek.Friday, 14, _desk.Today.AddDays(20));
        var page = Page(_desk.Clinician, stay);

        Assert.Contains("Now None", Flat(page.Find("[aria-labelledby=now-title]")), StringComparison.Ordinal);
        Assert.Contains("No hour is free then", page.Markup, StringComparison.Ordinal);
        page.Find("#hour-from").Change("2026-01-12");
        Assert.Contains("Choose a day from Tuesday, January 13 to 14 January 2027", Flat(page.Find("main, .page-narrow")), StringComparison.Ordinal);
        page.Find("#hour-from").Change("2026-02-10");
        Assert.Equal(["Friday 2:00 pm"], Times(page));
        page.Find("#hour-free").Change("0");
        Assert.DoesNotContain("instead of", page.Markup, StringComparison.Ordinal);
        Press(page, "Give this hour");
        Assert.StartsWith("Sam has Fridays 2:00 pm with Rosa Lindqvist", Status(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_slower_is_told_and_keeps_what_is_still_free()
    {
        var stay = await _desk.ActiveAsync();
        await OfferAsync(DayOfWeek.Friday, 14);
        var page = Page(_desk.FrontDesk, stay);
        page.Find("#hour-free").Change("1");
        Assert.True((await _desk.PauseAsync(_desk.FrontDesk, stay.Id)).Succeeded);

        Press(page, "Give this hour");
        Assert.Contains("The newest version is shown now", Status(page), StringComparison.Ordinal);
        Assert.Contains("On leave", page.Find(".lede").TextContent, StringComparison.Ordinal);
        Press(page, "Give this hour");
        Assert.StartsWith("Sam has Fridays", Status(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_find_nothing_and_a_stay_that_ended_has_no_hour_to_give()
    {
        var stay = await _desk.ActiveAsync();
        Assert.Equal(Render<NotFoundState>().Markup, Page(_desk.Counselor, stay).Markup);
        Assert.Equal(Render<NotFoundState>().Markup, Page(_desk.Admin, stay).Markup);

        Assert.Null((await _desk.DischargeAsync(_desk.Clinician, stay.Id)).Refusal);
        Assert.Contains("This stay has ended", Page(_desk.FrontDesk, stay).Markup, StringComparison.Ordinal);
    }

    private Task<OfferedHour> OfferAsync(DayOfWeek day, int hour, DateOnly? from = null) => ChangeHourTests.OfferAsync(_desk.Clinic, _desk.Clinic.Therapist.Id, day, hour, from);

    private static string[] Times(IRenderedComponent<HourPage> page) => [.. page.FindAll("#hour-free option").Skip(1).Select(option => Flat(option).Split(',')[0])];

    private IRenderedComponent<HourPage> Page(Actor actor, StayOf stay) => Shown<HourPage>(actor, page => page.Add(shown => shown.Id, stay.Who.Id.Value));
}
