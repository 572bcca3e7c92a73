using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.TakingAttendance;

public sealed class AttendancePageTests() : SlicePages(typeof(AttendanceSheetQuery))
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
    public async Task A_sheet_shows_who_is_marked_who_is_open_and_who_is_away()
    {
        var (june, omar) = (await _group.JoinAsync("June"), await _group.JoinAsync("Omar"));
        await _group.JoinAsync("Away", EnrollmentStatus.OnHold);
        await MarkAsync(june, AttendanceWord.Came, late: 20);

        var page = Open(_group.Counselor);

        page.WaitForAssertion(() => Assert.Contains("2 of 3 marked", page.Markup, StringComparison.Ordinal));
        Assert.True(page.Find($"#m-{june.Id.Value:N}-1").HasAttribute("checked"));
        Assert.Contains("160 minutes count", page.Find($"#m-{june.Id.Value:N}-state").TextContent, StringComparison.Ordinal);
        Assert.Equal("Not marked yet", page.Find($"#m-{omar.Id.Value:N}-state").TextContent);
        Assert.Contains("On leave", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_saves_by_itself_and_says_when()
    {
        var june = await _group.JoinAsync("June");
        var page = Open(_group.Counselor);

        await page.Find($"#m-{june.Id.Value:N}-0").ChangeAsync(new() { Value = true });

        page.WaitForAssertion(() => Assert.Equal("Saved today, 10:00 am", page.Find($"#m-{june.Id.Value:N}-state").TextContent));
        page.WaitForAssertion(() => Assert.Equal("1 of 1 marked.", page.Find("[role=status]").TextContent.Trim()));
        // It stands at the top already: once to be read, once to be heard.
        Assert.Equal("visually-hidden", page.Find("[role=status] p").ClassName);
        Assert.Equal(AttendanceStatus.Present, await StatusAsync(june));
    }

    [Fact]
    public async Task A_choice_is_saved_although_the_page_is_left_at_once()
    {
        var june = await _group.JoinAsync("June");
        var page = Open(_group.Counselor);

        var chosen = page.Find($"#m-{june.Id.Value:N}-0").ChangeAsync(new() { Value = true });
        await DisposeComponentsAsync();
        await chosen.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

        Assert.Equal(AttendanceStatus.Present, await StatusAsync(june));
    }

    [Fact]
    public async Task Late_saves_once_the_minutes_are_typed()
    {
        var june = await _group.JoinAsync("June");
        var page = Open(_group.Counselor);

        await page.Find($"#m-{june.Id.Value:N}-1").ChangeAsync(new() { Value = true });
        page.WaitForAssertion(() => Assert.Equal("Type the minutes, then it saves", page.Find($"#m-{june.Id.Value:N}-state").TextContent));
        Assert.Null(await StatusAsync(june));
        await page.Find($"#m-{june.Id.Value:N}-late").ChangeAsync(new() { Value = "25" });

        page.WaitForAssertion(() => Assert.Contains("155 minutes count", page.Markup, StringComparison.Ordinal));
        Assert.Equal(AttendanceStatus.PresentLate, await StatusAsync(june));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("0")]
    public async Task Fewer_than_one_minute_says_at_the_field_what_can_be_typed(string minutes)
    {
        var june = await _group.JoinAsync("June");
        var page = Open(_group.Counselor);

        await page.Find($"#m-{june.Id.Value:N}-1").ChangeAsync(new() { Value = true });
        await page.Find($"#m-{june.Id.Value:N}-late").ChangeAsync(new() { Value = minutes });

        page.WaitForAssertion(() => Assert.Equal("Not saved: type a number from 1 to 180", page.Find($"#m-{june.Id.Value:N}-state").TextContent));
        Assert.Equal("Type a number from 1 to 180", Flat(page.Find($"#m-{june.Id.Value:N}-late-error")));
        Assert.Null(await StatusAsync(june));
    }

    [Fact]
    public async Task Another_choice_drops_the_minutes_left_early()
    {
        var june = await _group.JoinAsync("June");
        var page = Open(_group.Counselor);
        var key = $"#m-{june.Id.Value:N}";
        async Task ChooseAsync(MarkChoice choice) =>
            await page.Find($"{key}-{AttendanceWords.Choices.ToList().FindIndex(one => one.Value == choice)}").ChangeAsync(new() { Value = true });
        async Task TypeAsync(string field, string minutes) => await page.Find($"{key}-{field}").ChangeAsync(new() { Value = minutes });

        await ChooseAsync(MarkChoice.LeftEarly);
        await TypeAsync("early", "40");
        page.WaitForAssertion(() => Assert.Contains("140 minutes count", page.Markup, StringComparison.Ordinal));
        await ChooseAsync(MarkChoice.Late);
        Assert.Equal("", page.Find($"{key}-early").GetAttribute("value") ?? "");
        await TypeAsync("late", "20");

        page.WaitForAssertion(() => Assert.Contains("160 minutes count", page.Markup, StringComparison.Ordinal));
        await ChooseAsync(MarkChoice.Present);
        page.WaitForAssertion(() => Assert.StartsWith("Saved", page.Find(key + "-state").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("minutes count", page.Markup, StringComparison.Ordinal);
        await ChooseAsync(MarkChoice.LeftEarly);
        Assert.Equal("", page.Find($"{key}-early").GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData(MarkChoice.LeftEarly, 20, 40)]
    [InlineData(MarkChoice.Late, 20, null)]
    [InlineData(MarkChoice.Present, null, null)]
    [InlineData(MarkChoice.Absent, null, null)]
    public void Minutes_stay_only_with_a_choice_they_belong_to(MarkChoice choice, int? late, int? early)
    {
        var draft = new MarkDraft { Choice = MarkChoice.LeftEarly, MinutesLate = 20, MinutesEarly = 40 };

        draft.Choice = choice;

        Assert.Equal((late, early), (draft.MinutesLate, draft.MinutesEarly));
    }

    [Fact]
    public async Task Walking_past_choices_with_the_arrow_keys_saves_only_the_last()
    {
        var june = await _group.JoinAsync("June");
        var page = Open(_group.Counselor);

        var walk = new[] { 0, 1, 2, 3 }.Select(step => page.Find($"#m-{june.Id.Value:N}-{step}").ChangeAsync(new() { Value = true })).ToList();
        await Task.WhenAll(walk);

        page.WaitForAssertion(() => Assert.StartsWith("Saved", page.Find($"#m-{june.Id.Value:N}-state").TextContent, StringComparison.Ordinal));
        await using var db = Database.CreateContext();
        Assert.Equal(AttendanceStatus.AbsentExcused, await StatusAsync(june));
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Act == "AttendanceMarked", Stop));
    }

    [Fact]
    public async Task A_save_that_fails_keeps_the_choice_and_can_be_tried_again()
    {
        var june = await _group.JoinAsync("June");
        var page = Open(_group.Counselor);
        await Database.ExecuteSqlAsync("ALTER TABLE \"AttendanceMarks\" RENAME TO \"Gone\"");

        await page.Find($"#m-{june.Id.Value:N}-4").ChangeAsync(new() { Value = true });
        page.WaitForAssertion(() => Assert.Equal("Not saved, try again", page.Find($"#m-{june.Id.Value:N}-state").TextContent));
        Assert.True(page.Find($"#m-{june.Id.Value:N}-4").HasAttribute("checked"));

        await Database.ExecuteSqlAsync("ALTER TABLE \"Gone\" RENAME TO \"AttendanceMarks\"");
        await page.Find(".state button").ClickAsync(new());
        Assert.Equal($"m-{june.Id.Value:N}", Assert.IsType<Segmented<MarkChoice?>>(LedTo(page)).Id);
        page.WaitForAssertion(() => Assert.Equal("Saved today, 10:00 am", page.Find($"#m-{june.Id.Value:N}-state").TextContent));
        Assert.Equal(AttendanceStatus.AbsentUnexcused, await StatusAsync(june));
    }

    [Fact]
    public async Task Undo_makes_a_client_expected_again()
    {
        var june = await _group.JoinAsync("June");
        await MarkAsync(june, AttendanceWord.Absent);
        var page = Open(_group.Counselor);

        await page.Find(".state button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Not marked yet", page.Find($"#m-{june.Id.Value:N}-state").TextContent));
        Assert.Equal($"m-{june.Id.Value:N}", Assert.IsType<Segmented<MarkChoice?>>(LedTo(page)).Id);
        Assert.Equal(AttendanceStatus.Expected, await StatusAsync(june));
    }

    [Fact]
    public async Task Who_is_no_longer_on_the_roster_is_shown_without_a_mark_too()
    {
        await _group.JoinAsync("June");
        var sheet = (await Database.Get<AttendanceSheetQuery>().HandleAsync(_group.Counselor, _session, Stop))!;
        var state = new MarkRowState(sheet.Lines.Single() with { IsExpected = false, Mark = new(AttendanceStatus.Present, 0, 0, 180, new(2026, 1, 12, 10, 0, 0)) });
        var row = Render<MarkRow>(parts => parts.Add(one => one.State, state).Add(one => one.Day, sheet.Date).Add(one => one.Today, sheet.Date));
        Assert.Contains("Present. No longer on the roster that day; take this mark back to close.", row.Markup, StringComparison.Ordinal);

        state.Clear(state.Edition);
        row.Render();

        Assert.Equal(("No longer on the roster that day.", "Nothing to do"), (Flat(row.Find(".mark")), Flat(row.Find(".state"))));
    }

    [Fact]
    public async Task Closing_too_early_names_how_many_are_open_and_everyone_present_closes_the_gap()
    {
        await _group.JoinAsync("June");
        await _group.JoinAsync("Omar");
        var page = Open(_group.Counselor);

        await Button(page, "Close attendance").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Without a mark: 2", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Not closed yet", page.Find("[role=alert] .alert-title").TextContent);
        await Button(page, "Mark everyone present").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("2 of 2 marked", page.Markup, StringComparison.Ordinal));
        Assert.IsType<AttendancePage>(LedTo(page));
        await Button(page, "Close attendance").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Closed by Ana Reyes", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("Attendance is closed.", Flat(page.Find("[role=status]"))));
        Assert.IsType<AttendancePage>(LedTo(page));
    }

    [Fact]
    public async Task A_correction_begins_at_the_choice_and_ends_at_the_button_it_began_with()
    {
        var (june, omar) = (await _group.JoinAsync("June"), await _group.JoinAsync("Omar"));
        await MarkAsync(june, AttendanceWord.Absent);
        await MarkAsync(omar, AttendanceWord.Absent);
        await CloseAsync();
        var page = Open(_group.Counselor);

        await Button(page, "Correct: Omar").ClickAsync(new());
        Assert.Equal($"c-{omar.Id.Value:N}", Assert.IsType<Segmented<MarkChoice?>>(LedTo(page)).Id);
        await Button(page, "Cancel").ClickAsync(new());
        Assert.Equal("Omar", Assert.IsType<ClosedRow>(LedTo(page)).Row.Name);
        const string saved = "The correction for June is saved.";
        var heard = new List<string>();
        page.OnMarkupUpdated += (_, _) => heard.Add(Flat(page.Find("[role=status]")));
        for (var time = 0; time < 2; time++)
        {
            await Button(page, "Correct: June").ClickAsync(new());
            await page.Find($"#c-{june.Id.Value:N}-{time}").ChangeAsync(new() { Value = true });
            if (time > 0)
                await page.Find($"#c-{june.Id.Value:N}-late").ChangeAsync(new() { Value = "5" });
            await page.Find("textarea").ChangeAsync(new() { Value = "She was there." });
            await page.Find("form").SubmitAsync();
            page.WaitForAssertion(() => Assert.Equal(saved, Flat(page.Find("[role=status]"))));
            Assert.Equal("June", Assert.IsType<ClosedRow>(LedTo(page)).Row.Name);
        }

        // The same words are heard each time, because they were gone in between.
        Assert.Equal(2, heard.Zip(heard.Skip(1)).Count(static turn => turn is ("", saved)));
    }

    [Theory]
    [InlineData("choice", "Not saved")]
    [InlineData("everyone", "Not marked")]
    public async Task A_sheet_that_was_closed_elsewhere_shows_itself_closed_at_the_next_press(string press, string title)
    {
        var (june, _) = (await _group.JoinAsync("June"), await _group.JoinAsync("Omar"));
        await MarkAsync(june, AttendanceWord.Absent);
        var page = Open(_group.Counselor);
        Assert.True((await Database.Get<MarkEveryonePresentHandler>().HandleAsync(_group.Counselor, new(Guid.NewGuid(), _session), Stop)).Succeeded);
        await CloseAsync();

        if (press == "choice")
            await page.Find($"#m-{june.Id.Value:N}-0").ChangeAsync(new() { Value = true });
        else
            await Button(page, "Mark everyone present").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Closed by Ana Reyes", page.Markup, StringComparison.Ordinal));
        Assert.Equal(title, page.Find("[role=alert] .alert-title").TextContent);
        Assert.NotNull(Button(page, "Correct: June"));
    }

    [Fact]
    public async Task A_refusal_names_the_act_that_was_refused()
    {
        var june = await _group.JoinAsync("June");
        var page = Open(_group.Counselor);
        await MarkAsync(june, AttendanceWord.Came);
        await CloseAsync();

        await Button(page, "Mark everyone present").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Not marked", page.Find("[role=alert] .alert-title").TextContent));
    }

    [Fact]
    public async Task A_closed_sheet_is_corrected_with_a_reason_and_shows_the_old_value()
    {
        var june = await _group.JoinAsync("June");
        await MarkAsync(june, AttendanceWord.Absent);
        await CloseAsync();
        var page = Open(_group.Counselor);

        await Button(page, "Correct").ClickAsync(new());
        await page.Find($"#c-{june.Id.Value:N}-3").ChangeAsync(new() { Value = true });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("Say why it is corrected", Flat(page.Find($"#c-{june.Id.Value:N}-reason-error"))));
        Assert.Equal($"c-{june.Id.Value:N}-reason", FieldLedTo(Button(page, "Save correction")));
        Assert.Equal(AttendanceStatus.AbsentUnexcused, await StatusAsync(june));

        await page.Find("textarea").ChangeAsync(new() { Value = "She had called." });
        await page.Find($"#c-{june.Id.Value:N}-4").ChangeAsync(new() { Value = true });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("This is what stands already", page.Find("form [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.IsType<RefusalAlert>(LedTo(page));
        Assert.Empty(page.FindAll(".field-error, [aria-invalid]"));
        Assert.DoesNotContain("was Absent", page.Markup, StringComparison.Ordinal);

        await page.Find($"#c-{june.Id.Value:N}-3").ChangeAsync(new() { Value = true });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("was Absent, now Excused. She had called.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(AttendanceStatus.AbsentExcused, await StatusAsync(june));
    }

    [Fact]
    public async Task A_colleagues_newer_mark_is_shown_at_the_row_and_not_overwritten()
    {
        var june = await _group.JoinAsync("June");
        var (page, key) = (Open(_group.Counselor), $"#m-{june.Id.Value:N}");
        await MarkAsync(june, AttendanceWord.Absent);

        await page.Find($"{key}-0").ChangeAsync(new() { Value = true });

        page.WaitForAssertion(() => Assert.Contains("Not saved: Somebody else marked Absent at 10:00 am.", page.Find($"{key}-state").TextContent, StringComparison.Ordinal));
        Assert.True(page.Find($"{key}-4").HasAttribute("checked"));
        Assert.Equal(AttendanceStatus.AbsentUnexcused, await StatusAsync(june));
        await page.Find($"{key}-0").ChangeAsync(new() { Value = true });
        page.WaitForAssertion(() => Assert.Equal("Saved today, 10:00 am", page.Find($"{key}-state").TextContent));
        Assert.Equal(AttendanceStatus.Present, await StatusAsync(june));
    }

    [Fact]
    public async Task Why_minutes_are_missing_is_said_to_a_colleague_and_stays_to_be_read_when_the_sheet_is_closed()
    {
        var june = await _group.JoinAsync("June");
        var (page, key) = (Open(_group.Counselor), $"#m-{june.Id.Value:N}");
        await MarkAsync(june, AttendanceWord.Came, late: 12);

        await page.Find($"{key}-4").ChangeAsync(new() { Value = true });
        page.WaitForAssertion(() => Assert.Contains(
            "Somebody else marked Late at 10:00 am, 168 minutes count.", page.Find($"{key}-state").TextContent, StringComparison.Ordinal));
        await Button(page, "Close attendance").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Late, 168 minutes", page.Find(".closed-line").TextContent, StringComparison.Ordinal));

        await Button(page, "Correct").ClickAsync(new());
        await page.Find($"#c-{june.Id.Value:N}-0").ChangeAsync(new() { Value = true });
        await page.Find("textarea").ChangeAsync(new() { Value = "The clock was wrong." });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("was Late by 12 minutes, now Present. The clock was wrong.", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "late", "", "Type the minutes")]
    [InlineData(2, "early", "", "Type the minutes")]
    [InlineData(1, "late", "0", "Type a number from 1 to 180")]
    public async Task A_correction_without_its_minutes_asks_for_them_where_they_are_typed(int choice, string box, string typed, string problem)
    {
        var june = await _group.JoinAsync("June");
        await MarkAsync(june, AttendanceWord.Absent);
        await CloseAsync();
        var (page, key) = (Open(_group.Counselor), $"#c-{june.Id.Value:N}");
        await Button(page, "Correct").ClickAsync(new());
        await page.Find($"{key}-{choice}").ChangeAsync(new() { Value = true });
        await page.Find($"{key}-{box}").ChangeAsync(new() { Value = typed });
        await page.Find("textarea").ChangeAsync(new() { Value = "She was there." });

        await page.Find("form").SubmitAsync();

        Assert.Equal(problem, Flat(page.Find($"{key}-{box}-error")));
        Assert.Equal($"{key}-{box}", "#" + Assert.Single(page.FindAll("[aria-invalid]")).Id);
        Assert.Equal($"{key}-{box}", "#" + FieldLedTo(Button(page, "Save correction")));
        await page.Find($"{key}-{box}").ChangeAsync(new() { Value = "20" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("She was there.", page.Find(".closed-row > .meta").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_that_nobody_answered_says_so_at_its_row_and_keeps_what_was_typed()
    {
        var june = await _group.JoinAsync("June");
        await MarkAsync(june, AttendanceWord.Absent);
        await CloseAsync();
        var page = Open(_group.Counselor);
        await Button(page, "Correct").ClickAsync(new());
        await page.Find($"#c-{june.Id.Value:N}-0").ChangeAsync(new() { Value = true });
        await page.Find("textarea").ChangeAsync(new() { Value = "She was there." });
        await Database.ExecuteSqlAsync("ALTER TABLE \"AttendanceMarks\" RENAME TO \"Gone\"");

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("Not saved", page.Find("form [role=alert] .alert-title").TextContent));
        Assert.IsType<NotSaved>(LedTo(page));

        await Database.ExecuteSqlAsync("ALTER TABLE \"Gone\" RENAME TO \"AttendanceMarks\"");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("was Absent, now Present. She was there.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Two_corrections_are_written_side_by_side_and_neither_is_dropped()
    {
        var (june, omar) = (await _group.JoinAsync("June"), await _group.JoinAsync("Omar"));
        await MarkAsync(june, AttendanceWord.Absent);
        await MarkAsync(omar, AttendanceWord.Absent);
        await CloseAsync();
        var page = Open(_group.Counselor);
        await Button(page, "Correct: June").ClickAsync(new());
        await page.Find($"#c-{june.Id.Value:N}-reason").ChangeAsync(new() { Value = "She was there." });

        await Button(page, "Correct: Omar").ClickAsync(new());
        Assert.Equal(2, page.FindAll("form").Count);
        Assert.Equal("She was there.", page.Find($"#c-{june.Id.Value:N}-reason").GetAttribute("value"));
        await Button(page, "Cancel", last: true).ClickAsync(new());
        await page.Find($"#c-{june.Id.Value:N}-0").ChangeAsync(new() { Value = true });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("was Absent, now Present. She was there.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
        Assert.Equal((AttendanceStatus.Present, AttendanceStatus.AbsentUnexcused), (await StatusAsync(june), await StatusAsync(omar)));
    }

    [Theory]
    [InlineData(0, 0, 180, "Present, 180 minutes")]
    [InlineData(12, 0, 168, "Late, 168 minutes")]
    [InlineData(0, 5, 175, "Left early, 175 minutes")]
    [InlineData(5, 5, 170, "Late and left early, 170 minutes")]
    public void A_mark_says_what_was_typed_also_within_the_grace(int late, int early, int counted, string words) =>
        Assert.Equal(words, AttendanceWords.WithMinutes(new SheetMark(AttendanceStatus.Present, late, early, counted, new(2026, 1, 12, 10, 0, 0))));

    [Theory]
    [InlineData(10, 0, 0, 10, "was Late by 10 minutes, now Left early by 10 minutes")]
    [InlineData(10, 20, 20, 10, "was Late by 10 minutes and left early by 20 minutes, now Late by 20 minutes and left early by 10 minutes")]
    [InlineData(0, 0, 1, 0, "was Present, now Late by 1 minute")]
    public void A_correction_says_both_marks_whole(int late, int early, int lateNow, int earlyNow, string words) => Assert.Equal(words, AttendanceWords.Change(new(
        Guid.NewGuid(), new(AttendanceStatus.Present, late, early), new(AttendanceStatus.Present, lateNow, earlyNow), "I looked.", "Ada", new(2026, 1, 12, 10, 0, 0))));

    [Fact]
    public async Task Minutes_that_move_from_the_start_to_the_end_are_read_as_a_change()
    {
        var june = await _group.JoinAsync("June");
        await MarkAsync(june, AttendanceWord.Came, late: 10);
        await CloseAsync();
        var (page, key) = (Open(_group.Counselor), $"#c-{june.Id.Value:N}");

        await Button(page, "Correct").ClickAsync(new());
        await page.Find($"{key}-2").ChangeAsync(new() { Value = true });
        await page.Find($"{key}-late").ChangeAsync(new() { Value = "" });
        await page.Find($"{key}-early").ChangeAsync(new() { Value = "10" });
        await page.Find("textarea").ChangeAsync(new() { Value = "She left early." });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains(
            "was Late by 10 minutes, now Left early by 10 minutes. She left early.", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(13, 13, 13, "9:20 am")]
    [InlineData(13, 13, 12, "today, 9:20 am")]
    [InlineData(12, 13, 12, "Monday, January 12, 9:20 am")]
    public void When_a_row_was_saved_has_its_day_unless_all_is_of_today(int saved, int today, int sheet, string words) =>
        Assert.Equal(words, AttendanceWords.Moment(new(2026, 1, saved, 9, 20, 0), new(2026, 1, today), new(2026, 1, sheet)));

    [Fact]
    public async Task A_later_choice_waits_for_the_earlier_ones_answer_and_is_the_one_that_stays()
    {
        var june = await _group.JoinAsync("June");
        var (begun, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        var unit = Data.Ask.UnitAfter(Database, () =>
        {
            begun.SetResult();
            return leave.Task;
        });
        Services.AddSingleton(new MarkAttendanceHandler(unit, Database.Factory, Database.Clock.Program));
        var (page, key) = (Open(_group.Counselor), $"#m-{june.Id.Value:N}");

        // The first save has begun and does not end; the second is chosen meanwhile.
        var first = page.Find($"{key}-0").ChangeAsync(new() { Value = true });
        await begun.Task;
        var second = page.Find($"{key}-4").ChangeAsync(new() { Value = true });
        page.WaitForAssertion(() => Assert.True(page.Find($"{key}-4").HasAttribute("checked")));
        Assert.False(first.IsCompleted);
        leave.SetResult();
        await Task.WhenAll(first, second);

        page.WaitForAssertion(() => Assert.Equal("Saved today, 10:00 am", page.Find($"{key}-state").TextContent));
        Assert.Equal(AttendanceStatus.AbsentUnexcused, await StatusAsync(june));
        await using var db = Database.CreateContext();
        Assert.Equal(2, await db.AuditEntries.CountAsync(row => row.Act == "AttendanceMarked", Stop));
    }

    [Fact]
    public async Task What_is_asked_for_later_does_not_begin_before_the_earlier_ended()
    {
        await _group.JoinAsync("June");
        var row = new AttendanceSheetState((await Database.Get<AttendanceSheetQuery>().HandleAsync(_group.Counselor, _session, Stop))!).Rows.Single();
        var (leave, begun) = (new TaskCompletionSource(), new List<string>());
        var first = row.InTurnAsync(() =>
        {
            begun.Add("first");
            return leave.Task;
        });

        var second = row.InTurnAsync(() =>
        {
            begun.Add("second");
            return Task.CompletedTask;
        });

        Assert.Equal(["first"], begun);
        Assert.False(row.Settled.IsCompleted);
        // How the earlier one ends is its own affair.
        leave.SetException(new InvalidOperationException("The line is dead."));
        await second;
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal(["first", "second"], begun);
    }

    [Fact]
    public async Task A_correction_that_a_colleague_was_faster_with_shows_theirs_and_can_be_made_again()
    {
        var june = await _group.JoinAsync("June");
        await MarkAsync(june, AttendanceWord.Absent);
        await CloseAsync();
        var page = Open(_group.Counselor);
        await Button(page, "Correct").ClickAsync(new());
        await page.Find($"#c-{june.Id.Value:N}-0").ChangeAsync(new() { Value = true });
        await page.Find("textarea").ChangeAsync(new() { Value = "She was there." });
        Assert.True((await Database.Get<AmendAttendanceHandler>().HandleAsync(
            RunningGroup.Clinician, new(Guid.NewGuid(), _session, june.Id, AttendanceWord.Excused, 0, 0, "She had called.", new(AttendanceStatus.AbsentUnexcused)), Stop)).Succeeded);

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Someone else changed this", page.Markup, StringComparison.Ordinal));
        Assert.Contains("was Absent, now Excused. She had called.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(AttendanceStatus.AbsentExcused, await StatusAsync(june));
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("was Excused, now Present. She was there.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Saving_one_correction_takes_no_colleagues_correction_of_another_row_as_seen()
    {
        var (june, omar) = (await _group.JoinAsync("June"), await _group.JoinAsync("Omar"));
        await MarkAsync(june, AttendanceWord.Absent);
        await MarkAsync(omar, AttendanceWord.Absent);
        await CloseAsync();
        var page = Open(_group.Counselor);
        foreach (var (who, name) in new[] { (june, "June"), (omar, "Omar") })
        {
            await Button(page, $"Correct: {name}").ClickAsync(new());
            await page.Find($"#c-{who.Id.Value:N}-0").ChangeAsync(new() { Value = true });
            await page.Find($"#c-{who.Id.Value:N}-reason").ChangeAsync(new() { Value = "I saw them." });
        }

        Assert.True((await Database.Get<AmendAttendanceHandler>().HandleAsync(
            RunningGroup.Clinician, new(Guid.NewGuid(), _session, june.Id, AttendanceWord.Excused, 0, 0, "She had called.", new(AttendanceStatus.AbsentUnexcused)), Stop)).Succeeded);
        await page.FindAll("form")[^1].SubmitAsync();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("form")));
        Assert.Equal(AttendanceStatus.Present, await StatusAsync(omar));

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Someone else changed this", page.Markup, StringComparison.Ordinal));
        Assert.Equal(AttendanceStatus.AbsentExcused, await StatusAsync(june));
    }

    [Fact]
    public async Task A_sheet_that_is_not_yours_looks_like_none()
    {
        var june = await _group.JoinAsync("June");
        var none = Open(_group.Counselor, new(Guid.NewGuid())).Markup;

        foreach (var stranger in new Actor[] { RunningGroup.OtherCounselor, RunningGroup.FrontDesk, june.Actor, Actor.Visitor.Instance })
            Assert.Equal(none, Open(stranger).Markup);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<AttendancePage> page, string text, bool last = false)
    {
        var found = page.FindAll("button").Where(button => button.TextContent.StartsWith(text, StringComparison.Ordinal)).ToList();
        return found[last ? ^1 : 0];
    }

    private async Task CloseAsync() =>
        Assert.True((await Database.Get<CloseAttendanceHandler>().HandleAsync(_group.Counselor, new(Guid.NewGuid(), _session), Stop)).Succeeded);

    private IRenderedComponent<AttendancePage> Open(Actor actor, SessionId? session = null)
    {
        var page = Render<AttendancePage>(parts => parts.AddCascadingValue(actor).Add(one => one.Id, (session ?? _session).Value));
        page.WaitForState(() => !page.Markup.Contains("Loading", StringComparison.Ordinal));
        return page;
    }

    private async Task MarkAsync(Member who, AttendanceWord word, int late = 0) => Assert.True((await Database.Get<MarkAttendanceHandler>().HandleAsync(
        _group.Counselor, new(Guid.NewGuid(), _session, who.Id, word, late) { Seen = await Database.SeenAsync(_session, who.Id) }, Stop)).Succeeded);

    private async Task<AttendanceStatus?> StatusAsync(Member who)
    {
        await using var db = Database.CreateContext();
        return await db.AttendanceMarks.Where(row => row.ClientId == who.Id).Select(row => (AttendanceStatus?)row.Status).SingleOrDefaultAsync(Stop);
    }
}
