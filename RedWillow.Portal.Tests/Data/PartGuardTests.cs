using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>A group begins in its track's part of the day, whoever writes.</summary>
public sealed class PartGuardTests
{
    private static readonly DateOnly Monday = Center.Monday;
    private static readonly TimeOnly Nine = new(9, 0);
    private static readonly TimeOnly HalfPastFive = new(17, 30);

    [Theory, OnEachDatabase]
    public async Task What_begins_in_the_other_part_is_not_written(Database database)
    {
        var stage = await Stage.SetAsync(database);

        await stage.RefusedAsync(() => stage.WriteAsync(HalfPastFive, Monday, Raw.Open));
        await stage.RefusedAsync(() => stage.WriteAsync(DayPart.EveningFrom, Monday, Raw.Open));
        Assert.Equal(3, await stage.WriteAsync(DayPart.EveningFrom.AddMinutes(-1), Monday, Monday.AddDays(28)));

        await stage.MoveAsync(stage.Other, Reference.SubstanceUseEvening);
        await stage.RefusedAsync(() => stage.WriteAsync(DayPart.EveningFrom.AddMinutes(-1), Monday, Raw.Open, stage.Other));
        Assert.Equal(3, await stage.WriteAsync(DayPart.EveningFrom, Monday, Raw.Open, stage.Other));
    }

    [Theory, OnEachDatabase]
    public async Task A_pattern_that_another_one_follows_is_judged_when_it_is_written(Database database)
    {
        var stage = await Stage.SetAsync(database);
        await stage.WriteAsync(Nine, Monday.AddDays(28), Raw.Open);

        await stage.RefusedAsync(() => stage.WriteAsync(HalfPastFive, Monday, Monday.AddDays(28)));
        await stage.WriteAsync(Nine, Monday, Monday.AddDays(28));
        await stage.RefusedAsync(() => stage.Rows.ExecuteAsync($"UPDATE \"GroupMeetings\" SET \"StartMinute\" = 1050, \"EndMinute\" = 1230 WHERE \"FromDay\" = '{Raw.Text(Monday)}'"));
    }

    [Theory, OnEachDatabase]
    public async Task A_pattern_in_force_stays_in_its_part(Database database)
    {
        var stage = await Stage.SetAsync(database);
        await stage.WriteAsync(Nine, Monday, Raw.Open);
        await stage.MoveAsync(stage.Other, Reference.SubstanceUseEvening);

        await stage.RefusedAsync(() => stage.Rows.ExecuteAsync("UPDATE \"GroupMeetings\" SET \"StartMinute\" = 1050, \"EndMinute\" = 1230"));
        await stage.RefusedAsync(() => stage.Rows.ExecuteAsync($"UPDATE \"GroupMeetings\" SET \"GroupId\" = '{Raw.Text(stage.Other.Value)}'"));
        Assert.Equal(3, await stage.Rows.ExecuteAsync("UPDATE \"GroupMeetings\" SET \"StartMinute\" = 600, \"EndMinute\" = 780"));
    }

    [Theory, OnEachDatabase]
    public async Task Neither_a_group_nor_its_track_changes_its_part_under_a_pattern(Database database)
    {
        var stage = await Stage.SetAsync(database);
        await stage.WriteAsync(Nine, Monday, Raw.Open);

        await stage.RefusedAsync(() => stage.MoveAsync(stage.Group, Reference.SubstanceUseEvening));
        await stage.MoveAsync(stage.Group, Reference.MentalHealthDaytime);
        // The other track of the program has that part of the day already; two tracks never share one.
        await stage.Rows.ExecuteAsync($"UPDATE \"Tracks\" SET \"TimeOfDay\" = 3 WHERE \"Id\" = '{Raw.Text(Reference.MentalHealthEvening.Value)}'");
        await stage.RefusedAsync(() => stage.Rows.ExecuteAsync($"UPDATE \"Tracks\" SET \"TimeOfDay\" = 2 WHERE \"Id\" = '{Raw.Text(Reference.MentalHealthDaytime.Value)}'"));
    }

    [Theory, OnEachDatabase]
    public async Task A_group_moves_with_its_next_pattern_in_either_order_and_keeps_what_it_did(Database database)
    {
        foreach (var trackFirst in new[] { true, false })
        {
            var stage = await Stage.SetAsync(database);
            await stage.WriteAsync(Nine, Monday, Raw.Open);
            var (change, id) = (Monday.AddDays(28), Raw.Text(stage.Group.Value));
            string[] steps =
            [
                Raw.Track(stage.Group, Reference.SubstanceUseEvening),
                stage.Pattern(HalfPastFive, change, Raw.Open, stage.Group),
                $"UPDATE \"GroupMeetings\" SET \"UntilDay\" = '{Raw.Text(change)}' WHERE \"GroupId\" = '{id}' AND \"StartMinute\" = 540",
            ];

            await using var connection = await database.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var step in trackFirst ? steps : [.. steps.Reverse()])
                await connection.ExecuteAsync(step, transaction);
            await transaction.CommitAsync();

            Assert.Equal(6L, await database.ScalarAsync($"SELECT count(*) FROM \"GroupMeetings\" WHERE \"GroupId\" = '{id}'"));
            // What it did until then may end sooner, and what follows may not fall away.
            await stage.Rows.ExecuteAsync($"UPDATE \"GroupMeetings\" SET \"UntilDay\" = '{Raw.Text(change.AddDays(-7))}' WHERE \"GroupId\" = '{id}' AND \"StartMinute\" = 540");
            await stage.RefusedAsync(() => stage.Rows.ExecuteAsync($"DELETE FROM \"GroupMeetings\" WHERE \"GroupId\" = '{id}' AND \"StartMinute\" = 1050"));
        }
    }

    [Fact]
    public void The_scripts_draw_the_line_where_the_rule_draws_it()
    {
        foreach (var script in new[] { GuardScript.SqliteParts, GuardScript.PostgresParts })
            Assert.Contains($"\"StartMinute\" >= {DayPart.EveningFrom.Hour * 60}) <> (", GuardScript.Read(script), StringComparison.Ordinal);
        Assert.Equal((0, 2), (DayPart.EveningFrom.Minute, (int)TimeOfDay.Evening));
    }

    // Each meeting is in the next room, with the next counselor, so that no other guard has a reason to speak.
    private sealed class Stage(Database database, GroupId group, GroupId other, IReadOnlyList<(RoomId Room, PractitionerId Counselor)> places)
    {
        private int _next;

        public Raw Rows { get; } = new(database);

        public GroupId Group => group;

        public GroupId Other => other;

        public static async Task<Stage> SetAsync(Database database)
        {
            var center = new Center(database);
            List<(RoomId, PractitionerId)> places = [];
            for (var one = 0; one < 9; one++)
                places.Add((await center.RoomAsync(), await center.PractitionerAsync()));
            return new(database, await center.GroupWithoutMeetingsAsync(), await center.GroupWithoutMeetingsAsync(), places);
        }

        public string Pattern(TimeOnly start, DateOnly from, DateOnly until, GroupId of) => Raw.Meetings(
            new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday }.Select(day =>
            {
                var (room, counselor) = places[_next++ % places.Count];
                return Raw.Meeting(Guid.CreateVersion7(), of, day, start, from, until, room, counselor);
            }));

        public Task<int> WriteAsync(TimeOnly start, DateOnly from, DateOnly until, GroupId? of = null) => Rows.ExecuteAsync(Pattern(start, from, until, of ?? group));

        public Task<int> MoveAsync(GroupId moved, TrackId track) => Rows.ExecuteAsync(Raw.Track(moved, track));

        public Task RefusedAsync(Func<Task> write) => Raw.RefusedAsync(Raw.AtCommit(database, "part_of_day"), write);
    }
}
