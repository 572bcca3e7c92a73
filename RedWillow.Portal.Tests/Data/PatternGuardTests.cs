using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Three distinct days of 180 minutes, or no commit, whoever writes.</summary>
public sealed class PatternGuardTests
{
    private static readonly DateOnly Monday = Center.Monday;
    private static readonly TimeOnly Nine = new(9, 0);

    [Theory, OnEachDatabase]
    public async Task A_group_meets_on_three_distinct_days_or_not_at_all(Database database)
    {
        var stage = await Stage.SetAsync(database);

        foreach (var days in (DayOfWeek[][])
            [[DayOfWeek.Monday], [DayOfWeek.Monday, DayOfWeek.Tuesday], [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Tuesday],
                [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday]])
            await stage.RefusedAsync(() => stage.WriteAsync([.. days.Select(day => stage.On(day))]));

        Assert.Equal(3, await stage.WriteAsync(stage.On(DayOfWeek.Monday), stage.On(DayOfWeek.Tuesday), stage.On(DayOfWeek.Wednesday)));
    }

    [Theory, OnEachDatabase]
    public async Task The_three_days_share_time_and_span(Database database)
    {
        var stage = await Stage.SetAsync(database);
        var two = new[] { stage.On(DayOfWeek.Monday), stage.On(DayOfWeek.Tuesday) };

        await stage.RefusedAsync(() => stage.WriteAsync([.. two, stage.On(DayOfWeek.Wednesday, start: new(10, 0))]));
        await stage.RefusedAsync(() => stage.WriteAsync([.. two, stage.On(DayOfWeek.Wednesday, minutes: 195)]));
        await stage.RefusedAsync(() => stage.WriteAsync([.. two, stage.On(DayOfWeek.Wednesday, from: Monday.AddDays(7))]));
        await stage.RefusedAsync(() => stage.WriteAsync([.. two, stage.On(DayOfWeek.Wednesday, until: Monday.AddDays(70))]));
    }

    [Theory, OnEachDatabase]
    public async Task A_session_lasts_180_minutes_and_its_breaks(Database database)
    {
        var stage = await Stage.SetAsync(database);

        foreach (var minutes in new[] { 179, 301 })
            await Raw.RefusedAsync("CK_GroupMeetings_Length", () => stage.PatternAsync(minutes));
        await stage.PatternAsync(300);
        await Raw.RefusedAsync("CK_Groups_Parts", () => stage.Rows.ExecuteAsync("UPDATE \"Groups\" SET \"EducationMinutes\" = -60, \"SkillsMinutes\" = 180"));
        await Raw.RefusedAsync("CK_Groups_Clinical", () => stage.Rows.ExecuteAsync("UPDATE \"Groups\" SET \"EducationMinutes\" = 61"));
    }

    [Theory, OnEachDatabase]
    public async Task A_pattern_in_force_is_neither_thinned_out_nor_pulled_apart(Database database)
    {
        var stage = await Stage.SetAsync(database);
        await stage.PatternAsync();
        var other = Raw.Text((await new Center(database).GroupWithoutMeetingsAsync()).Value);
        var later = Raw.Text(Monday.AddDays(28));

        foreach (var change in new[] { "\"Weekday\" = 2", $"\"UntilDay\" = '{later}'", $"\"FromDay\" = '{later}'", "\"StartMinute\" = 600, \"EndMinute\" = 780", $"\"GroupId\" = '{other}'" })
            await stage.RefusedAsync(() => stage.Rows.ExecuteAsync($"UPDATE \"GroupMeetings\" SET {change} WHERE \"Weekday\" = 1"));
        await stage.RefusedAsync(() => stage.Rows.ExecuteAsync("DELETE FROM \"GroupMeetings\" WHERE \"Weekday\" = 1"));

        Assert.Equal(3, await stage.Rows.ExecuteAsync("UPDATE \"GroupMeetings\" SET \"StartMinute\" = 600, \"EndMinute\" = 780"));
    }

    [Theory, OnEachDatabase]
    public async Task One_pattern_follows_another_and_never_overlaps_it(Database database)
    {
        var stage = await Stage.SetAsync(database);
        await stage.PatternAsync();
        var second = (DayOfWeek[])[DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday];

        await stage.RefusedAsync(() => stage.WriteAsync([.. second.Select(day => stage.On(day, from: Monday.AddDays(28)))]));
        Assert.Equal(3, await stage.Rows.ExecuteAsync($"UPDATE \"GroupMeetings\" SET \"UntilDay\" = '{Raw.Text(Monday.AddDays(28))}'"));
        Assert.Equal(3, await stage.WriteAsync([.. second.Select(day => stage.On(day, from: Monday.AddDays(28)))]));
        await stage.RefusedAsync(() => stage.Rows.ExecuteAsync($"UPDATE \"GroupMeetings\" SET \"UntilDay\" = '{Raw.Text(Monday.AddDays(29))}' WHERE \"FromDay\" = '{Raw.Text(Monday)}'"));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_wrong_for_a_moment_is_judged_at_the_commit(Database database)
    {
        var stage = await Stage.SetAsync(database);
        await using var connection = await database.OpenAsync();
        async Task<bool> CommitsAsync(params DayOfWeek[] days)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var day in days)
                await connection.ExecuteAsync(Raw.Meetings([stage.On(day)]), transaction);

            try
            {
                await transaction.CommitAsync();
                return true;
            }
            catch (System.Data.Common.DbException refused)
            {
                Assert.Contains(Raw.ThreeDays(database), refused.Message, StringComparison.Ordinal);
                return false;
            }
        }

        Assert.False(await CommitsAsync(DayOfWeek.Monday, DayOfWeek.Tuesday));
        Assert.True(await CommitsAsync(DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday));
    }

    [Fact]
    public async Task No_guard_of_the_server_locks_out_rows_that_only_name_what_it_locks()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);

        Assert.True((long)(await database.ScalarAsync("SELECT count(*) FROM pg_proc WHERE prosrc LIKE '%FOR NO KEY UPDATE%'"))! > 5);
        Assert.Equal(0L, await database.ScalarAsync("SELECT count(*) FROM pg_proc WHERE prosrc LIKE '%FOR UPDATE%'"));
    }

    // Each meeting is in the next room, with the next counselor, so that no other guard has a reason to speak.
    private sealed class Stage(Database database, GroupId group, IReadOnlyList<(RoomId Room, PractitionerId Counselor)> places)
    {
        private int _next;

        public Raw Rows { get; } = new(database);

        public static async Task<Stage> SetAsync(Database database)
        {
            var center = new Center(database);
            List<(RoomId, PractitionerId)> places = [];
            for (var one = 0; one < 4; one++)
                places.Add((await center.RoomAsync(), await center.PractitionerAsync()));
            return new(database, await center.GroupWithoutMeetingsAsync(), places);
        }

        public string On(DayOfWeek day, TimeOnly? start = null, DateOnly? from = null, DateOnly? until = null, int minutes = 180)
        {
            var (room, counselor) = places[_next++ % places.Count];
            return Raw.Meeting(Guid.CreateVersion7(), group, day, start ?? Nine, from ?? Monday, until ?? Raw.Open, room, counselor, minutes);
        }

        public Task<int> WriteAsync(params string[] rows) => Rows.ExecuteAsync(Raw.Meetings(rows));

        public Task<int> PatternAsync(int minutes = 180) =>
            WriteAsync(On(DayOfWeek.Monday, minutes: minutes), On(DayOfWeek.Tuesday, minutes: minutes), On(DayOfWeek.Wednesday, minutes: minutes));

        public Task RefusedAsync(Func<Task> write) => Raw.RefusedAsync(Raw.ThreeDays(database), write);
    }
}
