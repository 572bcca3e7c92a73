using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Platform.Calendar;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class SchedulePagesTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;
    private ScheduleOf _center = null!;
    private IRenderedComponent<MudDialogProvider>? _dialogs;
    private TaskCompletionSource _gate = new();

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _center = new ScheduleOf(_database);
        var portal = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Refusals>().AddSingleton(new Center());
        portal.AddTransient(_ => new GroupListQuery(new Gated(_database.Factory, _gate.Task), _database.Clock.Program));
        portal.AddTransient(_ => new ParkedMailQuery(_database.Factory));
        foreach (var part in typeof(OpenGroupHandler).Assembly.GetTypes().Where(IsUseCase))
            portal.TryAddTransient(part, _ => _database.Services.CreateScope().ServiceProvider.GetRequiredService(part));
        Services.AddFallbackServiceProvider(portal.BuildServiceProvider());
        _gate.SetResult();
    }

    [Fact]
    public async Task A_new_group_is_opened_and_its_next_sessions_are_shown()
    {
        await RoomAndCounselorAsync();
        var page = Page<GroupEditorPage>();
        Fill(page);
        Assert.Equal("", Flat(page.Find(".status-region")));
        Button(page, "Open the group").Click();

        page.WaitForAssertion(() => Assert.Contains("The group is open", page.Find(".status-region").TextContent, StringComparison.Ordinal));
        Assert.IsType<GroupEditorPage>(LedTo(page));
        Assert.Equal(6, page.FindAll("aside li").Count);
        Assert.Equal("Wednesday, January 14", page.Find("aside li").TextContent);
        Assert.Equal("Evening B", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("fieldset, input"));
        await using var db = _database.CreateContext();
        var group = await db.Groups.Select(row => row.Id).SingleAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Single(page.FindAll($"a[href='/admin/groups/{group.Value}']"));
    }

    [Fact]
    public async Task A_group_is_left_without_a_question_unless_something_typed_is_not_saved()
    {
        await RoomAndCounselorAsync();
        var group = await _center.OpenedAsync();
        var page = Page<GroupEditorPage>(parameters => parameters.Add(p => p.Id, group.Id.Value));
        bool Asks() => page.FindComponent<UnsavedGuard>().Instance.When;
        Assert.False(Asks());

        page.Find("#pattern-breaks").Change("20");
        Assert.True(Asks());
        page.Find("#pattern-breaks").Change("15");
        Assert.False(Asks());

        page.Find("#name").Change("Evening C");
        Button(page, "Save the change").Click();
        page.WaitForAssertion(() => Assert.Contains("The group is saved", page.Find(".status-region").TextContent, StringComparison.Ordinal));
        Assert.False(Asks());
        page.Find("#name").Change("");
        Button(page, "Save the change").Click();
        Assert.True(Asks());
    }

    [Fact]
    public async Task A_new_group_asks_before_it_is_dropped_and_no_more_when_it_is_open()
    {
        await RoomAndCounselorAsync();
        var navigation = Services.GetRequiredService<NavigationManager>();
        var (page, here) = (Page<GroupEditorPage>(), navigation.Uri);
        Fill(page);

        navigation.NavigateTo(PortalRoutes.AdminGroups);
        Assert.Contains("Leave without saving?", Answer(_dialogs!, "Cancel"), StringComparison.Ordinal);
        Assert.Equal((here, "Evening B"), (navigation.Uri, page.Find("#name").GetAttribute("value")));
        Button(page, "Open the group").Click();
        page.WaitForAssertion(() => Assert.Contains("The group is open", page.Find(".status-region").TextContent, StringComparison.Ordinal));

        navigation.NavigateTo(PortalRoutes.AdminGroups);
        Assert.EndsWith(PortalRoutes.AdminGroups, navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clash_is_a_sentence_and_what_was_typed_stays()
    {
        await RoomAndCounselorAsync();
        await _center.OpenedAsync();
        var page = Page<GroupEditorPage>();
        Fill(page);
        Button(page, "Open the group").Click();

        page.WaitForElement("[role=alert]");
        Assert.Contains("Cottonwood is in use then: Evening A (Monday, Wednesday, Thursday 6:00 pm–9:15 pm, from Monday, ", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Dana Reyes has something else then: Evening A (Monday, Wednesday, Thursday 6:00 pm–9:15 pm, from", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Evening B", page.Find("#name").GetAttribute("value"));
        Assert.True(page.Find("#pattern-Thursday").HasAttribute("checked"));
    }

    [Fact]
    public async Task Members_in_the_way_of_a_change_are_listed_with_the_hour_to_move()
    {
        await RoomAndCounselorAsync();
        var group = await _center.OpenedAsync();
        var therapist = await _center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        await _center.MemberAsync(group.Id, ScheduleOf.Monday, await _center.HourAsync(therapist, DayOfWeek.Tuesday, new TimeOnly(18, 30)));
        var page = Page<GroupEditorPage>(parameters => parameters.Add(p => p.Id, group.Id.Value));
        page.Find("#pattern-Wednesday").Change(false);
        page.Find("#pattern-Tuesday").Change(true);
        Button(page, "Save the change").Click();

        page.WaitForAssertion(() => Assert.Contains("Members who have something else at that time: 1.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        var line = Assert.Single(page.FindAll("[role=alert] li")).TextContent;
        Assert.StartsWith("Weekly hour with Ana Cruz: Tuesdays, 6:30–7:20 pm, in the way from Tuesday, ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_used_is_said_at_its_field()
    {
        await RoomAndCounselorAsync();
        await _center.OpenedAsync(_center.Evening() with { Name = "Evening B", Room = await _center.RoomAsync("Willow", 14), Counselor = await _center.StaffAsync("Lee Park", new(2027, 6, 30)) });
        var page = Page<GroupEditorPage>();
        Fill(page);
        page.Find("#name").Change("EVENING B");
        Button(page, "Open the group").Click();

        page.WaitForAssertion(() => Assert.Equal("There is already a group called Evening B.", Flat(page.Find("#name-error"))));
    }

    [Fact]
    public async Task Who_is_slower_than_a_colleague_keeps_what_was_typed_and_reads_what_it_would_replace()
    {
        await RoomAndCounselorAsync();
        var group = await _center.OpenedAsync();
        var page = Page<GroupEditorPage>(parameters => parameters.Add(p => p.Id, group.Id.Value));
        var theirs = _center.Evening() with { Capacity = 7, Pattern = _center.Evening().Pattern with { Start = new TimeOnly(17, 0), BreakMinutes = 20 } };
        Assert.Null((await _center.ChangeAsync(group.Id, theirs)).Refusal);
        page.Find("#name").Change("Willow");
        page.Find("#capacity").Change("9");
        Button(page, "Save the change").Click();
        page.WaitForAssertion(() => Assert.Contains("Someone else changed this", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        Assert.Equal(
            [
                "Name: Evening A", "Places: 7", "Starts at: 5:00 pm",
                "Minutes: 60 of education, 60 of skills training, 60 of open discussion, 20 of breaks",
            ],
            page.FindAll("[role=alert] li").Select(line => line.TextContent));
        Assert.Equal(("Willow", "9"), (page.Find("#name").GetAttribute("value"), page.Find("#capacity").GetAttribute("value")));
        Button(page, "Save the change").Click();
        page.WaitForAssertion(() => Assert.Contains("The group is saved", page.Markup, StringComparison.Ordinal));
        await using var db = _database.CreateContext();
        Assert.Equal(("Willow", 9), await db.Groups.Select(row => new ValueTuple<string, int>(row.Name, row.Capacity)).SingleAsync());
    }

    [Fact]
    public async Task Who_is_slower_than_a_colleague_can_take_the_newest_version_instead()
    {
        await RoomAndCounselorAsync();
        var group = await _center.OpenedAsync();
        var page = Page<GroupEditorPage>(parameters => parameters.Add(p => p.Id, group.Id.Value));
        Assert.Null((await _center.ChangeAsync(group.Id, _center.Evening() with { Capacity = 7 })).Refusal);
        page.Find("#capacity").Change("9");
        Button(page, "Save the change").Click();
        page.WaitForAssertion(() => Assert.Contains("Someone else changed this", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        Button(page, "Take the newest version instead").Click();

        page.WaitForAssertion(() => Assert.Equal("7", page.Find("#capacity").GetAttribute("value")));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task What_others_do_in_a_group_and_its_room_stops_no_form()
    {
        await RoomAndCounselorAsync();
        var group = await _center.OpenedAsync();
        var page = Page<GroupEditorPage>(parameters => parameters.Add(p => p.Id, group.Id.Value));
        var rooms = Page<RoomsPage>();
        Button(rooms, "Change Cottonwood").Click();
        // So many people are marked in it, and so many hold a place.
        await _database.ExecuteSqlAsync("UPDATE \"Groups\" SET \"Version\" = \"Version\" + 30; UPDATE \"Rooms\" SET \"Version\" = \"Version\" + 30");

        page.Find("#capacity").Change("9");
        Button(page, "Save the change").Click();
        page.WaitForAssertion(() => Assert.Contains("The group is saved", page.Markup, StringComparison.Ordinal));
        rooms.Find("#room-seats").Change("20");
        Button(rooms, "Save the change").Click();
        rooms.WaitForAssertion(() => Assert.Contains("Cottonwood is saved.", rooms.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_room_that_a_colleague_changed_meanwhile_is_read_beside_what_was_typed()
    {
        await RoomAndCounselorAsync();
        var rooms = Page<RoomsPage>();
        Button(rooms, "Change Cottonwood").Click();
        await _database.ExecuteSqlAsync("UPDATE \"Rooms\" SET \"Seats\" = 16 WHERE \"Name\" = 'Cottonwood'");
        rooms.Find("#room-seats").Change("20");
        Button(rooms, "Save the change").Click();

        rooms.WaitForAssertion(() => Assert.Contains("it takes the place of this: Cottonwood, 16 seats, in use.", rooms.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("20", rooms.Find("#room-seats").GetAttribute("value"));
        Button(rooms, "Save the change").Click();
        rooms.WaitForAssertion(() => Assert.Contains("Cottonwood is saved.", rooms.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_with_gaps_says_what_is_missing_and_sends_nothing()
    {
        await RoomAndCounselorAsync();
        var page = Page<GroupEditorPage>();
        Button(page, "Open the group").Click();
        Assert.Contains("Enter a name for the group", page.Find("#name-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("Choose three different days", page.Markup, StringComparison.Ordinal);
        Assert.IsType<ProblemList>(LedTo(page));
        await using var db = _database.CreateContext();
        Assert.Equal(0, await db.Groups.CountAsync());
    }

    [Fact]
    public async Task A_start_that_does_not_fit_the_track_is_said_at_its_field_and_in_the_list_with_a_way_there()
    {
        await RoomAndCounselorAsync();
        var page = Page<GroupEditorPage>();
        Fill(page);
        page.FindAll("#pattern-start").Single().Change(page.FindAll("#pattern-start option").Single(option => option.TextContent == "1:00 pm").GetAttribute("value"));
        Button(page, "Open the group").Click();

        Assert.Contains("An evening group starts at 4:00 pm or later. Choose a later start or a daytime track", page.Find("#pattern-start-error").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("#pattern-start", Assert.Single(page.FindAll(".error-summary li a")).GetAttribute("href"), StringComparison.Ordinal);
        await using var db = _database.CreateContext();
        Assert.Equal(0, await db.Groups.CountAsync());
    }

    [Fact]
    public async Task A_group_that_is_not_there_looks_like_any_missing_page()
    {
        await RoomAndCounselorAsync();
        Assert.NotNull(Page<GroupEditorPage>(parameters => parameters.Add(p => p.Id, Guid.NewGuid())).FindComponent<NotFoundState>());
    }

    [Fact]
    public async Task A_director_looks_and_changes_nothing()
    {
        await RoomAndCounselorAsync();
        var group = await _center.OpenedAsync();
        var director = ScheduleOf.Admin with { Roles = StaffRoles.Director };
        var page = Page<GroupEditorPage>(parameters => parameters.Add(p => p.Id, group.Id.Value), director);
        Assert.True(page.Find("fieldset").HasAttribute("disabled"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Save", StringComparison.Ordinal));
        Assert.Empty(Page<ClosuresPage>(actor: director).FindAll("button"));
        Assert.Empty(Page<RoomsPage>(actor: director).FindAll("button"));
    }

    [Fact]
    public async Task The_week_shows_sessions_closed_days_and_the_way_to_other_weeks()
    {
        await RoomAndCounselorAsync();
        await _center.OpenedAsync();
        await _center.ConfirmAsync(ScheduleOf.Monday);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/schedule?week=2026-01-21");
        var page = Page<SchedulePage>();

        Assert.Equal("Next week, from Monday, January 19", page.Find("h1").TextContent);
        Assert.Equal(["Earlier: January 12", "This week", "Later: January 26"], page.FindAll(".week-nav a").Select(link => link.TextContent));
        Assert.Contains("Center closed: Martin Luther King Jr. Day", page.Find("table.week").TextContent, StringComparison.Ordinal);
        Assert.Contains("Cottonwood, Dana Reyes, 0 of 12", page.Find("table.week").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("x")]
    public async Task An_impossible_week_is_this_week(string week)
    {
        await RoomAndCounselorAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/schedule?week=" + week);
        Assert.Equal("This week, from Monday, January 12", Page<SchedulePage>().Find("h1").TextContent);
    }

    [Fact]
    public void Empty_pages_say_what_to_do_next()
    {
        Assert.Contains("No groups yet", Page<GroupsPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("No sessions in this week", Page<SchedulePage>().Markup, StringComparison.Ordinal);
        Assert.Contains("No rooms yet", Page<RoomsPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("No therapist chosen", Page<AvailabilityPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("All clear", Page<AdminPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chair_that_opens_tomorrow_is_not_free_now()
    {
        await RoomAndCounselorAsync();
        var group = (await _center.OpenAsync(_center.Evening() with { Capacity = 1 })).Value!;
        var (raw, center) = (new Data.Raw(_database), new Data.Center(_database));
        Assert.Equal("Now", Page<OccupancyPage>().Find("td[data-label='Free for good']").TextContent);

        await raw.SeatAsync(group.Id, await center.ClientAsync(), _database.Clock.Today.AddDays(-7), _database.Clock.Today.AddDays(1));
        Assert.Equal("From Jan 14", Page<OccupancyPage>().Find("td[data-label='Free for good']").TextContent);
        Assert.DoesNotContain("Now", Page<GroupsPage>().Markup, StringComparison.Ordinal);

        await raw.SeatAsync(group.Id, await center.ClientAsync(), _database.Clock.Today.AddDays(1), Data.Raw.Open);
        Assert.Equal("No end known", Page<OccupancyPage>().Find("td[data-label='Free for good']").TextContent);
    }

    [Fact]
    public void While_the_data_is_on_its_way_the_page_says_so()
    {
        _gate = new TaskCompletionSource();
        var page = Page<GroupsPage>();
        Assert.Equal("Loading the groups…", page.Find("[role=status]").TextContent);
        _gate.SetResult();
        page.WaitForAssertion(() => Assert.Contains("No groups yet", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_holiday_is_ticked_and_opened_again()
    {
        await RoomAndCounselorAsync();
        await _center.OpenedAsync();
        var page = Page<ClosuresPage>();
        Button(page, "Close Monday, January 19, Martin Luther King Jr. Day").Click();
        Assert.Contains("1 session is cancelled, for 0 members. 0 individual hours do not take place. You can open", Answer(_dialogs!, "Cancel"), StringComparison.Ordinal);
        Assert.Equal("", page.Find("[role=status]").TextContent.Trim());
        Button(page, "Close Monday, January 19, Martin Luther King Jr. Day").Click();
        Answer(_dialogs!, "Close the day");
        page.WaitForAssertion(() => Assert.Contains("Monday, January 19 is closed", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Button(page, "Open again Monday, January 19, Martin Luther King Jr. Day").Click();
        page.WaitForAssertion(() => Assert.Contains("is open again", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_of_the_centers_own_choice_says_whom_it_touches_before_it_closes_and_goes_away_when_it_opens()
    {
        await RoomAndCounselorAsync();
        var therapist = await _center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        await _center.MemberAsync((await _center.OpenedAsync()).Id, ScheduleOf.Monday, await _center.HourAsync(therapist, DayOfWeek.Wednesday, new TimeOnly(14, 0)));
        var page = Page<ClosuresPage>();
        page.Find("#closure-date").Change("2026-01-21");
        page.Find("#closure-reason").Change("Staff day");
        Button(page, "Close this day").Click();

        Assert.Contains("1 session is cancelled, for 1 member. 1 individual hour does not take place. You can open", Answer(_dialogs!, "Close the day"), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("Wednesday, January 21 is closed", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Button(page, "Open again Wednesday, January 21, Staff day").Click();
        page.WaitForAssertion(() => Assert.Contains("is open again", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Staff day", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Staff day", Page<AdminPage>().Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Holidays.FirstYear, "Next")]
    [InlineData(Holidays.LastYear, "Previous")]
    public void Closed_days_lead_to_no_year_that_is_not_shown(int year, string only)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"{PortalRoutes.AdminClosures}?year={year}");
        var ways = Page<ClosuresPage>().FindAll("nav[aria-label=Years] a");
        Assert.StartsWith(only, Assert.Single(ways).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-01-01", "is over or has begun")]
    [InlineData("2026-01-13", "is over or has begun")]
    [InlineData("2026-01-19", "The center is already closed on")]
    [InlineData("9999-12-31", "Choose a day from")]
    public async Task A_day_that_cannot_be_closed_is_refused_before_anybody_is_asked(string day, string why)
    {
        await RoomAndCounselorAsync();
        await _center.ConfirmAsync(ScheduleOf.Monday);
        var page = Page<ClosuresPage>();
        Assert.Equal(("2026-01-14", "2027-01-14"), (page.Find("#closure-date").GetAttribute("min"), page.Find("#closure-date").GetAttribute("max")));
        page.Find("#closure-date").Change(day);
        page.Find("#closure-reason").Change("Staff day");

        Button(page, "Close this day").Click();

        Assert.Contains(why, page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_dialogs!.FindAll(".mud-dialog"));
    }

    [Theory]
    [InlineData(1, "1 person was to begin that day; they begin on the group's next session. You can open", "1 person begins on the group's next session.")]
    [InlineData(2, "2 people were to begin that day; they begin on the group's next session. You can open", "2 people begin on the group's next session.")]
    public async Task Who_begins_later_is_counted_before_a_day_closes_and_after(int people, string before, string after)
    {
        await RoomAndCounselorAsync();
        var group = await _center.OpenedAsync();
        for (var i = 0; i < people; i++)
            await _center.MemberAsync(group.Id, ScheduleOf.Monday);
        var page = Page<ClosuresPage>();
        Button(page, "Close Monday, January 19, Martin Luther King Jr. Day").Click();

        Assert.Contains(before, Answer(_dialogs!, "Close the day"), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.EndsWith($"Its sessions are cancelled. {after}", page.Find("[role=status]").TextContent.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proposal_that_somebody_else_has_closed_meanwhile_is_refused_unasked_and_shown_as_it_stands()
    {
        await RoomAndCounselorAsync();
        var page = Page<ClosuresPage>();
        await _center.ConfirmAsync(ScheduleOf.Monday);

        Button(page, "Close Monday, January 19, Martin Luther King Jr. Day").Click();

        Assert.Contains("The center is already closed on", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_dialogs!.FindAll(".mud-dialog"));
        Assert.NotNull(Button(page, "Open again Monday, January 19, Martin Luther King Jr. Day"));
    }

    [Fact]
    public async Task The_overview_names_a_group_that_nobody_keeps_the_attendance_of()
    {
        await RoomAndCounselorAsync();
        var group = await _center.OpenedAsync();
        await using (var db = _database.CreateContext())
        {
            var account = PortalUser.New(Guid.CreateVersion7(), "dana@example.org", null, "en-US", _database.Clock.UtcNow);
            account.PractitionerId = (await db.Practitioners.SingleAsync()).Id;
            db.Add(account);
            await db.SaveChangesAsync();
        }

        var line = Page<AdminPage>().Find($"a[href='{ScheduleWords.GroupAddress(group.Id)}']").TextContent;

        Assert.Equal("Evening A: Dana Reyes may not keep its attendance any more. Give it to somebody else", line);
        Assert.Contains("May not lead", Page<GroupsPage>().Find("td[data-label=Counselor]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_or_a_closed_day_that_says_nothing_is_asked_for_at_its_field()
    {
        await RoomAndCounselorAsync();
        var (rooms, closures) = (Page<RoomsPage>(), Page<ClosuresPage>());

        Button(rooms, "Open the room").Click();
        Button(closures, "Close this day").Click();

        Assert.Equal(("room-name", "closure-date"), (FieldLedTo(Button(rooms, "Open the room")), FieldLedTo(Button(closures, "Close this day"))));
    }

    [Fact]
    public async Task Rooms_and_tracks_are_changed_in_place_and_refusals_stand_by_the_form()
    {
        await RoomAndCounselorAsync();
        await _center.OpenedAsync();
        var rooms = Page<RoomsPage>();
        Button(rooms, "Change Cottonwood").Click();
        rooms.Find("#room-seats").Change("5");
        Button(rooms, "Save the change").Click();
        rooms.WaitForElement("[role=alert]");
        Assert.Equal("5", rooms.Find("#room-seats").GetAttribute("value"));

        var tracks = Page<TracksPage>();
        Button(tracks, "Open for enrollment: Mental Health, evening").Click();
        tracks.WaitForAssertion(() => Assert.Contains("Mental Health, evening: open for enrollment.", tracks.Markup, StringComparison.Ordinal));
        Button(tracks, "Close: Mental Health, evening").Click();
        Assert.Contains("Nobody loses a place", Answer(_dialogs!, "Close the track"), StringComparison.Ordinal);
        tracks.WaitForAssertion(() => Assert.Contains("Mental Health, evening: closed.", tracks.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_therapist_offers_and_ends_an_hour()
    {
        var id = await _center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        var page = Page<AvailabilityPage>(actor: new Actor.Staff(new AccountId(Guid.NewGuid()), id, StaffRoles.Clinician));
        page.Find("#offer-day").Change("1");
        page.Find("#offer-start").Change(page.FindAll("#offer-start option").Single(option => option.TextContent == "4:00 pm").GetAttribute("value"));
        Button(page, "Offer this hour").Click();
        page.WaitForAssertion(() => Assert.Contains("4:00–4:50 pm", page.Find(".tasks").TextContent, StringComparison.Ordinal));

        Button(page, "End Tuesday 4:00 pm").Click();
        Assert.Contains("no longer offered from Wednesday, January 14 on", Answer(_dialogs!, "End the hour"), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("until Tuesday, January 13", page.Find(".tasks").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".tasks button"));
        page.WaitForAssertion(() => Assert.IsType<AvailabilityPage>(LedTo(page)));
    }

    [Fact]
    public async Task A_number_or_a_day_that_was_cleared_is_asked_for_at_its_field_and_no_hour_is_offered_or_ended()
    {
        var id = await _center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        await _center.HourAsync(id, DayOfWeek.Tuesday, new TimeOnly(16, 0));
        var page = Page<AvailabilityPage>(actor: new Actor.Staff(new AccountId(Guid.NewGuid()), id, StaffRoles.Clinician));
        page.Find("#offer-day").Change("1");
        page.Find("#offer-start").Change(page.FindAll("#offer-start option").Single(option => option.TextContent == "5:00 pm").GetAttribute("value"));
        foreach (var field in (string[])["#offer-minutes", "#offer-from", "#end-from"])
            page.Find(field).Change("");

        Button(page, "Offer this hour").Click();
        Assert.Equal(("Type the minutes", "Enter the first day"), (Flat(page.Find("#offer-minutes-error")), Flat(page.Find("#offer-from-error"))));
        Assert.Equal("offer-minutes", FieldLedTo(Button(page, "Offer this hour")));
        Assert.Empty(page.FindAll("#end-from-error"));
        Button(page, "End Tuesday 4:00 pm").Click();
        Assert.Equal("Enter the first day without the hour", Flat(page.Find("#end-from-error")));
        Assert.Equal("end-from", FieldLedTo(Button(page, "End Tuesday 4:00 pm")));

        Assert.Empty(_dialogs!.FindAll(".mud-dialog"));
        await using var db = _database.CreateContext();
        Assert.Equal(DateSpan.Open, (await db.OfferedHours.SingleAsync()).Until);
        page.Find("#offer-minutes").Change("50");
        page.Find("#offer-from").Change("2026-01-20");
        Button(page, "Offer this hour").Click();
        page.WaitForAssertion(() => Assert.Contains("5:00–5:50 pm", page.Find(".tasks").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#offer-minutes-error, #offer-from-error"));
    }

    [Fact]
    public async Task An_hour_that_somebody_has_says_who_before_it_is_asked_whether_to_end_it()
    {
        await RoomAndCounselorAsync();
        var id = await _center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        var hour = await _center.HourAsync(id, DayOfWeek.Tuesday, new TimeOnly(16, 0));
        await _center.MemberAsync((await _center.OpenedAsync()).Id, ScheduleOf.Monday, hour);
        var mine = Page<AvailabilityPage>(actor: new Actor.Staff(new AccountId(Guid.NewGuid()), id, StaffRoles.Clinician));

        Button(mine, "End Tuesday 4:00 pm").Click();

        Assert.Empty(_dialogs!.FindAll(".mud-dialog"));
        var said = Flat(mine.Find("[role=alert]"));
        Assert.Contains("Clients who have this hour after that day: 1.", said, StringComparison.Ordinal);
        Assert.Contains("Tuesday 4:00 pm is with Robin.", said, StringComparison.Ordinal);

        // Who it is is told to the therapist alone.
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/staff/availability?who={id.Value}");
        var admins = Page<AvailabilityPage>();
        Button(admins, "End Tuesday 4:00 pm").Click();
        Assert.Contains("Clients who have this hour after that day: 1.", Flat(admins.Find("[role=alert]")), StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", admins.Markup, StringComparison.Ordinal);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private static bool IsUseCase(Type type) => type.Namespace == typeof(OpenGroupHandler).Namespace
        && (type.Name.EndsWith("Handler", StringComparison.Ordinal) || type.Name.EndsWith("Query", StringComparison.Ordinal));

    private async Task RoomAndCounselorAsync() => _center = await ScheduleOf.WithRoomAndCounselorAsync(_database);

    private IRenderedComponent<TPage> Page<TPage>(Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null, Actor? actor = null)
        where TPage : IComponent
    {
        _dialogs ??= RenderDialogs();
        return Render<CascadingValue<Actor>>(around => around.Add(value => value.Value, actor ?? ScheduleOf.Admin).AddChildContent<TPage>(parameters))
            .FindComponent<TPage>();
    }

    private static AngleSharp.Dom.IElement Button<TPage>(IRenderedComponent<TPage> page, string text)
        where TPage : IComponent => page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private static void Fill(IRenderedComponent<GroupEditorPage> page)
    {
        page.Find("#name").Change("Evening B");
        page.Find("#track").Change("2");
        page.Find("#counselor").Change("0");
        page.Find("#room").Change("0");
        foreach (var day in (string[])["Monday", "Wednesday", "Thursday"])
            page.Find("#pattern-" + day).Change(true);
        page.Find("#pattern-start").Change(page.FindAll("#pattern-start option").Single(option => option.TextContent == "6:00 pm").GetAttribute("value"));
    }

    private sealed class Gated(IDbContextFactory<PortalDbContext> inner, Task gate) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => inner.CreateDbContext();

        public async Task<PortalDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            await gate;
            return CreateDbContext();
        }
    }
}
