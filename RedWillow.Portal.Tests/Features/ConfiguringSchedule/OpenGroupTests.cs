using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class OpenGroupTests
{
    [Theory, OnEachDatabase]
    public async Task Sixteen_weeks_of_sessions_are_made_with_breaks_on_the_clock_only(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = await center.OpenedAsync();

        var sessions = await center.SessionsAsync(group.Id);
        Assert.Equal(48, sessions.Count);
        Assert.All(sessions, session => Assert.Equal((180, 195, center.Room, center.Counselor), (session.ClinicalMinutes, session.ClockMinutes, session.RoomId, session.CounselorId)));
        Assert.Equal(new DateTime(2026, 1, 20, 1, 0, 0, DateTimeKind.Utc), sessions[0].StartUtc);
        Assert.Equal(new DateTime(2026, 5, 8, 0, 0, 0, DateTimeKind.Utc), sessions[^1].StartUtc);
        Assert.Equal("e1", group.Slug);
        Assert.Equal(sessions.Take(6).Select(session => session.Date), group.Next);
    }

    [Theory, OnEachDatabase]
    public async Task Closed_days_have_no_session_and_proposals_close_nothing(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        Assert.True((await center.ConfirmAsync(ScheduleOf.Monday)).Succeeded);

        var sessions = await center.SessionsAsync((await center.OpenedAsync()).Id);
        Assert.DoesNotContain(sessions, session => session.Date == ScheduleOf.Monday);
        Assert.Contains(sessions, session => session.Date == new DateOnly(2026, 2, 16));
    }

    [Theory, OnEachDatabase]
    public async Task A_group_begins_in_its_tracks_part_of_the_day(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var evening = center.Evening();
        var daytime = evening with { Track = Reference.SubstanceUseDaytime };

        Assert.Equal(new EveningStartsLater(), (await center.OpenAsync(evening with { Pattern = evening.Pattern with { Start = new(15, 45) } })).Refusal);
        Assert.Equal(new DaytimeStartsEarlier(), (await center.OpenAsync(daytime with { Pattern = evening.Pattern with { Start = new(16, 0) } })).Refusal);
        Assert.True((await center.OpenAsync(evening with { Pattern = evening.Pattern with { Start = new(16, 0) } })).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task A_taken_room_is_refused_by_the_name_of_who_has_it(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        await center.OpenedAsync();
        var other = center.Evening() with { Name = "Evening B", Counselor = await center.StaffAsync("Sam Ito", new DateOnly(2027, 1, 1)) };
        var ask = new OpenGroup(Guid.NewGuid(), other);

        var taken = Assert.IsType<RoomTaken>((await center.OpenAsync(ScheduleOf.Admin, ask)).Refusal);
        var times = Assert.Single(taken.Times);
        Assert.Equal(("Evening A", new TimeOnly(18, 0), new TimeOnly(21, 15), ScheduleOf.Monday, "Cottonwood"), (times.Name, times.Start, times.End, times.FirstDate, taken.Room));
        Assert.Equal(other.Pattern.Days.Order(), times.Days.Order());
        Assert.Equal(taken, (await center.OpenAsync(ScheduleOf.Admin, ask)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Room_and_counselor_that_are_both_taken_are_named_in_one_refusal(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        await center.OpenedAsync();
        var ask = new OpenGroup(Guid.NewGuid(), center.Evening() with { Name = "Evening B" });

        var both = Assert.IsType<RoomAndCounselorTaken>((await center.OpenAsync(ScheduleOf.Admin, ask)).Refusal);

        Assert.Equal(("Cottonwood", "Dana Reyes"), (both.Room.Room, both.Counselor.Counselor));
        Assert.Equal(both, (await center.OpenAsync(ScheduleOf.Admin, ask)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_counselor_who_leads_another_group_or_offers_an_hour_then_is_busy(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var both = await center.StaffAsync("Ana Cruz", new DateOnly(2027, 1, 1), ProgramKind.SubstanceUse);
        await center.HourAsync(both, DayOfWeek.Thursday, new TimeOnly(19, 0));
        await center.OpenedAsync();
        var elsewhere = center.Evening() with { Name = "Evening B", Room = await center.RoomAsync("Birch", 10), Capacity = 9 };

        Assert.Equal("Evening A", Assert.IsType<CounselorBusy>((await center.OpenAsync(elsewhere)).Refusal).Clash.Existing.Name);
        var busy = Assert.IsType<CounselorBusy>((await center.OpenAsync(elsewhere with { Counselor = both })).Refusal);
        Assert.Equal((DayOfWeek.Thursday, "Ana Cruz"), (busy.Clash.Existing.Time.Day, busy.Counselor));
    }

    [Theory, OnEachDatabase]
    public async Task A_group_that_breaks_a_rule_is_refused_and_nothing_is_written(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var group = center.Evening();
        var retiring = await center.StaffAsync("Lee Park", ScheduleOf.Monday.AddDays(-1));
        (AskedGroup Ask, Refusal Why)[] refused =
        [
            (group with { Name = " " }, new NameMissing(64)),
            (group with { Name = "Evening\0" }, new TextNotReadable()),
            (group with { Capacity = 13 }, new CapacityOverMost(12)),
            (group with { Capacity = 0 }, new CapacityOverMost(12)),
            (group with { Counselor = retiring }, new LicenseNotInForce("Lee Park", ScheduleOf.Monday)),
            (group with { From = new DateOnly(2026, 1, 12) }, new EffectiveDateOutOfRange(database.Clock.Today, database.Clock.Today.AddDays(366))),
            (group with { From = new DateOnly(9999, 12, 31) }, new EffectiveDateOutOfRange(database.Clock.Today, database.Clock.Today.AddDays(366))),
            (group with { Pattern = group.Pattern with { Days = [DayOfWeek.Monday, DayOfWeek.Friday] } }, new PatternNeedsThreeDays(2)),
            (group with { Pattern = group.Pattern with { SkillsMinutes = 45 } }, new PatternMinutesWrong(165)),
            (group with { Room = new RoomId(Guid.NewGuid()) }, new NotThere()),
        ];

        foreach (var (ask, why) in refused)
            Assert.Equal(why, (await center.OpenAsync(ask)).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal((0, 0), (await db.Groups.CountAsync(), await db.GroupSessions.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task A_name_that_another_group_has_is_refused_when_opening_and_when_renaming(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var first = await center.OpenedAsync();
        var second = center.Evening() with { Room = await center.RoomAsync("Aspen", 14), Counselor = await center.StaffAsync("Lee Park", new(2027, 6, 30)) };

        Assert.Equal(new GroupNameUsed("Evening A"), (await center.OpenAsync(second with { Name = " Evening A " })).Refusal);
        Assert.Equal(new GroupNameUsed("Evening A"), (await center.OpenAsync(second with { Name = "eVENING a" })).Refusal);
        var other = await center.OpenedAsync(second with { Name = "Evening B" });
        Assert.Equal(new GroupNameUsed("Evening A"), (await center.ChangeAsync(other.Id, second)).Refusal);
        Assert.Null((await center.ChangeAsync(first.Id, center.Evening() with { Capacity = 11 })).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal(["Evening A", "Evening B"], await db.Groups.Select(row => row.Name).Order().ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_room_holds_the_counselor_too(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var small = center.Evening() with { Room = await center.RoomAsync("Aspen", 8), Capacity = 8 };
        Assert.Equal(new CapacityOutOfRange(7, "Aspen", 8), (await center.OpenAsync(small)).Refusal);
        Assert.True((await center.OpenAsync(small with { Capacity = 7 })).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Only_an_administrator_opens_a_group(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var others = StaffRoles.FrontDesk | StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director;
        var ask = new OpenGroup(Guid.NewGuid(), center.Evening());
        Assert.IsType<NotThere>((await center.OpenAsync(ScheduleOf.Admin with { Roles = others }, ask)).Refusal);
        Assert.IsType<NotThere>((await center.OpenAsync(Actor.Visitor.Instance, ask)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task The_same_form_sent_twice_opens_one_group(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        var ask = new OpenGroup(Guid.NewGuid(), center.Evening());
        var first = await center.OpenAsync(ScheduleOf.Admin, ask);
        var second = await center.OpenAsync(ScheduleOf.Admin, ask);

        Assert.Equal(first.Value!.Id, second.Value!.Id);
        Assert.Equal(48, (await center.SessionsAsync(first.Value.Id)).Count);
    }

    [Theory, OnEachDatabase]
    public async Task Short_codes_count_up_by_time_of_day(Database database)
    {
        var center = await ScheduleOf.WithRoomAndCounselorAsync(database);
        await center.OpenedAsync();
        var daytime = center.Evening() with { Track = Reference.MentalHealthDaytime, Name = "Morning" };
        var morning = await center.OpenedAsync(daytime with { Pattern = daytime.Pattern with { Start = new TimeOnly(9, 0) } });
        var noon = await center.OpenedAsync(daytime with { Name = "Noon", Pattern = daytime.Pattern with { Start = new TimeOnly(13, 0), BreakMinutes = 0 } });
        Assert.Equal(("d1", "d2"), (morning.Slug, noon.Slug));
    }
}
