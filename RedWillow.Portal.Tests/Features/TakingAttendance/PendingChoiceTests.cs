using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.TakingAttendance;

/// <summary>A choice that is on the screen and not saved is never dropped by closing the sheet or by reading it again.</summary>
public sealed class PendingChoiceTests() : SlicePages(typeof(AttendanceSheetQuery))
{
    private RunningGroup _group = null!;
    private SessionId _session;

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    protected override async Task OpenAsync()
    {
        _group = await RunningGroup.InAsync(Database);
        _session = await _group.SessionOnAsync(Database.Clock.Today.AddDays(-1));
    }

    [Fact]
    public async Task Closing_is_refused_while_minutes_are_missing_and_leads_to_them()
    {
        var (cody, june) = (await _group.JoinAsync("Cody"), await _group.JoinAsync("June"));
        await MarkAsync(cody, AttendanceWord.Came);
        await MarkAsync(june, AttendanceWord.Came);
        var page = Open();
        await ChooseAsync(page, cody, MarkChoice.LeftEarly);
        page.WaitForAssertion(() => Assert.Equal("1 of 2 marked", page.Find(".sheet-count").TextContent));

        await Button(page, "Close attendance").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Cody: type the minutes", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        var box = page.Find($"{Key(cody)}-early");
        Assert.EndsWith("#" + box.Id, page.Find("[role=alert] a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.Equal(box.Id, Assert.IsType<NumberBox>(LedTo(page)).Id);
        Assert.Equal(SessionStatus.Scheduled, await SheetAsync());

        await box.ChangeAsync(new() { Value = "40" });
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=alert]")));
        await Button(page, "Close attendance").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Closed by Ana Reyes", page.Markup, StringComparison.Ordinal));
        Assert.Equal((SessionStatus.Closed, (AttendanceStatus.PresentPartial, 140)), (await SheetAsync(), await StandsAsync(cody)));
    }

    [Fact]
    public async Task Closing_is_refused_over_a_choice_that_the_portal_refused()
    {
        var cody = await _group.JoinAsync("Cody");
        await MarkAsync(cody, AttendanceWord.Came);
        var page = Open();
        await ChooseAsync(page, cody, MarkChoice.Late);
        await page.Find($"{Key(cody)}-late").ChangeAsync(new() { Value = "900" });
        page.WaitForAssertion(() => Assert.StartsWith("Not saved:", page.Find($"{Key(cody)}-state").TextContent, StringComparison.Ordinal));

        await Button(page, "Close attendance").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Cody: not saved.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.IsType<NumberBox>(LedTo(page));
        Assert.Equal(SessionStatus.Scheduled, await SheetAsync());
    }

    [Fact]
    public async Task Everyone_present_keeps_a_choice_that_waits_for_its_minutes()
    {
        var (cody, june) = (await _group.JoinAsync("Cody"), await _group.JoinAsync("June"));
        var page = Open();
        await ChooseAsync(page, cody, MarkChoice.Late);

        await Button(page, "Mark everyone present").ClickAsync(new());

        page.WaitForAssertion(() => Assert.True(page.Find($"{Key(june)}-0").HasAttribute("checked")));
        Assert.True(page.Find($"{Key(cody)}-1").HasAttribute("checked"));
        Assert.Equal("Type the minutes, then it saves", page.Find($"{Key(cody)}-state").TextContent);
        Assert.Null(await StandsAsync(cody));
        Assert.True(Button(page, "Mark everyone present").HasAttribute("disabled"));
        await page.Find($"{Key(cody)}-late").ChangeAsync(new() { Value = "25" });
        page.WaitForAssertion(() => Assert.Equal("2 of 2 marked", page.Find(".sheet-count").TextContent));
        Assert.Equal((AttendanceStatus.PresentLate, 155), await StandsAsync(cody));
    }

    [Fact]
    public async Task Taking_off_a_guest_keeps_a_choice_that_waits_for_its_minutes()
    {
        var evening = await RunningGroup.BesideAsync(Database, new(Reference.SubstanceUseEvening, "Juniper", new(17, 0)));
        var (cody, guest) = (await _group.JoinAsync("Cody"), await evening.JoinAsync("Olga", EnrollmentStatus.Active));
        Assert.True((await Database.Get<AddGuestHandler>().HandleAsync(_group.Counselor, new(Guid.NewGuid(), _session, guest.Id), Stop)).Succeeded);
        var page = Open();
        await ChooseAsync(page, cody, MarkChoice.Late);

        await Button(page, "Take off").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll($"{Key(guest)}-0")));
        page.WaitForAssertion(() => Assert.Equal("Olga is taken off.", Flat(page.Find("[role=status]"))));
        Assert.IsType<AttendancePage>(LedTo(page));
        Assert.True(page.Find($"{Key(cody)}-1").HasAttribute("checked"));
        Assert.Equal("Type the minutes, then it saves", page.Find($"{Key(cody)}-state").TextContent);
    }

    [Fact]
    public async Task A_colleagues_mark_that_came_meanwhile_is_not_overwritten_by_the_choice_that_stayed()
    {
        var (cody, _) = (await _group.JoinAsync("Cody"), await _group.JoinAsync("June"));
        var page = Open();
        await ChooseAsync(page, cody, MarkChoice.Late);
        await MarkAsync(cody, AttendanceWord.Absent);
        await Button(page, "Mark everyone present").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("1 of 2 marked", page.Find(".sheet-count").TextContent));

        await page.Find($"{Key(cody)}-late").ChangeAsync(new() { Value = "25" });

        page.WaitForAssertion(() => Assert.Contains("Somebody else marked Absent", page.Find($"{Key(cody)}-state").TextContent, StringComparison.Ordinal));
        Assert.Equal((AttendanceStatus.AbsentUnexcused, 0), await StandsAsync(cody));
        Assert.Equal("2 of 2 marked", page.Find(".sheet-count").TextContent);
    }

    private static string Key(Member who) => $"#m-{who.Id.Value:N}";

    private static Task ChooseAsync(IRenderedComponent<AttendancePage> page, Member who, MarkChoice choice) =>
        page.Find($"{Key(who)}-{AttendanceWords.Choices.ToList().FindIndex(one => one.Value == choice)}").ChangeAsync(new() { Value = true });

    private static IElement Button(IRenderedComponent<AttendancePage> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.StartsWith(text, StringComparison.Ordinal));

    private IRenderedComponent<AttendancePage> Open()
    {
        var page = Render<AttendancePage>(parts => parts.AddCascadingValue<Actor>(_group.Counselor).Add(one => one.Id, _session.Value));
        page.WaitForState(() => !page.Markup.Contains("Loading", StringComparison.Ordinal));
        return page;
    }

    private async Task MarkAsync(Member who, AttendanceWord word) => Assert.True((await Database.Get<MarkAttendanceHandler>().HandleAsync(
        _group.Counselor, new(Guid.NewGuid(), _session, who.Id, word), Stop)).Succeeded);

    private async Task<(AttendanceStatus Status, int Minutes)?> StandsAsync(Member who)
    {
        await using var db = Database.CreateContext();
        return await db.AttendanceMarks.SingleOrDefaultAsync(row => row.ClientId == who.Id, Stop) is { } mark ? (mark.Status, mark.CountedMinutes) : null;
    }

    private async Task<SessionStatus> SheetAsync()
    {
        await using var db = Database.CreateContext();
        return await db.GroupSessions.Where(row => row.Id == _session).Select(row => row.Status).SingleAsync(Stop);
    }
}
