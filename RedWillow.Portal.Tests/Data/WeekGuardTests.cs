using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Nobody and no room in two places at once, as the database itself sees it .</summary>
public sealed class WeekGuardTests
{
    private static readonly DateOnly Monday = Center.Monday;
    private static readonly TimeOnly Nine = new(9, 0);
    private static readonly TimeOnly GroupTime = new(17, 30);

    [Theory, OnEachDatabase]
    public async Task A_therapist_gives_an_hour_to_one_client(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (therapist, clients) = (await center.PractitionerAsync(), await center.ClientsAsync(3));
        await raw.HourAsync(therapist, clients[0], DayOfWeek.Tuesday, Nine, Monday, Raw.Open);

        await Raw.RefusedAsync("therapist_busy", () => raw.HourAsync(therapist, clients[1], DayOfWeek.Tuesday, new(9, 49), Monday, Raw.Open));
        await raw.HourAsync(therapist, clients[1], DayOfWeek.Tuesday, new(9, 50), Monday, Raw.Open);
        var moved = await raw.HourAsync(therapist, clients[2], DayOfWeek.Wednesday, Nine, Monday, Raw.Open);
        await Raw.RefusedAsync("therapist_busy", () =>
            raw.ExecuteAsync($"UPDATE \"HourClaims\" SET \"Weekday\" = 2 WHERE \"Id\" = '{Raw.Text(moved)}'"));
    }

    /// <summary>On an eighth day nothing would ever clash.</summary>
    [Theory, OnEachDatabase]
    public async Task An_hour_falls_on_a_day_of_the_week(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (therapist, client) = (await center.PractitionerAsync(), await center.ClientAsync());

        foreach (var never in (DayOfWeek[])[(DayOfWeek)7, (DayOfWeek)(-1)])
        {
            await Raw.RefusedAsync("CK_HourClaims_Weekday", () => raw.HourAsync(therapist, client, never, Nine, Monday, Raw.Open));
            await Raw.RefusedAsync("CK_OfferedHours_Weekday", () => raw.OfferAsync(therapist, never, Nine, Monday, Raw.Open));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Successive_holders_of_an_hour_are_fine(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (therapist, clients) = (await center.PractitionerAsync(), await center.ClientsAsync(2));
        await raw.HourAsync(therapist, clients[0], DayOfWeek.Tuesday, Nine, Monday, Monday.AddDays(15));
        await raw.HourAsync(therapist, clients[1], DayOfWeek.Tuesday, Nine, Monday.AddDays(15), Raw.Open);
    }

    [Theory, OnEachDatabase]
    public async Task Spans_without_a_common_date_of_that_weekday_do_not_clash(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (therapist, clients) = (await center.PractitionerAsync(), await center.ClientsAsync(3));

        // Tuesday 8 January is in it; the two spans share Wednesday 9 to Monday 14.
        await raw.HourAsync(therapist, clients[0], DayOfWeek.Tuesday, Nine, Monday, Monday.AddDays(8));
        await raw.HourAsync(therapist, clients[1], DayOfWeek.Tuesday, Nine, Monday.AddDays(2), Monday.AddDays(8));
        await Raw.RefusedAsync("therapist_busy", () =>
            raw.HourAsync(therapist, clients[2], DayOfWeek.Tuesday, Nine, Monday.AddDays(1), Monday.AddDays(2)));
    }

    [Theory, OnEachDatabase]
    public async Task A_client_has_one_weekly_hour_at_a_time_with_whatever_therapist(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (first, second, client) = (await center.PractitionerAsync(), await center.PractitionerAsync(), await center.ClientAsync());
        await raw.HourAsync(first, client, DayOfWeek.Tuesday, Nine, Monday, Monday.AddDays(28));

        await Raw.RefusedAsync("client_has_hour", () => raw.HourAsync(second, client, DayOfWeek.Friday, Nine, Monday.AddDays(27), Raw.Open));
        var next = await raw.HourAsync(second, client, DayOfWeek.Friday, Nine, Monday.AddDays(28), Raw.Open);
        await Raw.RefusedAsync("client_has_hour", () =>
            raw.ExecuteAsync($"UPDATE \"HourClaims\" SET \"FromDay\" = '{Raw.Text(Monday)}' WHERE \"Id\" = '{Raw.Text(next)}'"));
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_does_not_fall_into_the_clients_own_group(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, therapist, client) = (await center.GroupAsync(5), await center.PractitionerAsync(), await center.ClientAsync());
        await raw.SeatAsync(group, client, Monday, Monday.AddDays(28));

        await Raw.RefusedAsync("client_busy", () => raw.HourAsync(therapist, client, DayOfWeek.Wednesday, new(20, 0), Monday, Raw.Open));
        await raw.HourAsync(therapist, client, DayOfWeek.Wednesday, new(20, 50), Monday, Monday.AddDays(7));
        await raw.HourAsync(therapist, client, DayOfWeek.Tuesday, GroupTime, Monday.AddDays(7), Monday.AddDays(28));
        await raw.HourAsync(therapist, client, DayOfWeek.Friday, GroupTime, Monday.AddDays(28), Raw.Open);
    }

    [Theory, OnEachDatabase]
    public async Task A_seat_is_not_taken_over_the_clients_own_hour(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, therapist, client) = (await center.GroupAsync(5), await center.PractitionerAsync(), await center.ClientAsync());
        await raw.HourAsync(therapist, client, DayOfWeek.Friday, new(16, 45), Monday, Monday.AddDays(14));

        await Raw.RefusedAsync("client_busy", () => raw.SeatAsync(group, client, Monday.AddDays(7), Raw.Open));
        var seat = await raw.SeatAsync(group, client, Monday.AddDays(12), Raw.Open);
        await Raw.RefusedAsync("client_busy", () => raw.MoveSeatAsync(seat, Monday.AddDays(11), Raw.Open));
    }

    [Theory, OnEachDatabase]
    public async Task A_group_does_not_move_onto_a_members_hour(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, client) = (await center.GroupWithoutMeetingsAsync(), await center.ClientAsync());
        var (therapist, counselor, room) = (await center.PractitionerAsync(), await center.PractitionerAsync(), await center.RoomAsync());
        await raw.SeatAsync(group, client, Monday, Monday.AddDays(14));
        await raw.HourAsync(therapist, client, DayOfWeek.Thursday, Nine, Monday, Raw.Open);

        await Raw.RefusedAsync("client_busy", () => raw.MeetingAsync(group, room, counselor, DayOfWeek.Thursday, Nine, Monday, Raw.Open));
        var later = await raw.MeetingAsync(group, room, counselor, DayOfWeek.Thursday, Nine, Monday.AddDays(11), Raw.Open);
        await Raw.RefusedAsync("client_busy", () =>
            raw.ExecuteAsync($"UPDATE \"GroupMeetings\" SET \"FromDay\" = '{Raw.Text(Monday)}' WHERE \"Id\" = '{Raw.Text(later)}'"));
    }

    [Theory, OnEachDatabase]
    public async Task A_room_holds_one_group_and_a_counselor_leads_one(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, other) = (await center.GroupWithoutMeetingsAsync(), await center.GroupWithoutMeetingsAsync());
        var (room, secondRoom) = (await center.RoomAsync(), await center.RoomAsync());
        var (counselor, second) = (await center.PractitionerAsync(), await center.PractitionerAsync());
        await raw.MeetingAsync(group, room, counselor, DayOfWeek.Monday, Nine, Monday, Monday.AddDays(8));

        await Raw.RefusedAsync("room_taken", () => raw.MeetingAsync(other, room, second, DayOfWeek.Monday, new(11, 59), Monday, Raw.Open));
        await Raw.RefusedAsync("counselor_busy", () => raw.MeetingAsync(other, secondRoom, counselor, DayOfWeek.Monday, new(11, 59), Monday, Raw.Open));
        await raw.MeetingAsync(other, room, counselor, DayOfWeek.Monday, new(12, 0), Monday, Raw.Open);
        await raw.MeetingAsync(await center.GroupWithoutMeetingsAsync(), room, counselor, DayOfWeek.Monday, Nine, Monday.AddDays(8), Raw.Open);
    }

    [Theory, OnEachDatabase]
    public async Task A_counselor_who_also_gives_hours_is_one_person(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, room, both) = (await center.GroupWithoutMeetingsAsync(), await center.RoomAsync(), await center.PractitionerAsync());
        var clients = await center.ClientsAsync(2);
        await raw.HourAsync(both, clients[0], DayOfWeek.Thursday, new(11, 30), Monday, Raw.Open);

        await Raw.RefusedAsync("counselor_busy", () => raw.MeetingAsync(group, room, both, DayOfWeek.Thursday, Nine, Monday, Raw.Open));
        await raw.MeetingAsync(group, room, both, DayOfWeek.Friday, Nine, Monday, Raw.Open);
        await Raw.RefusedAsync("therapist_busy", () => raw.HourAsync(both, clients[1], DayOfWeek.Friday, new(11, 30), Monday, Raw.Open));
    }

    [Theory, OnEachDatabase]
    public async Task Dated_sessions_share_neither_room_nor_counselor(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, other) = (await center.GroupWithoutMeetingsAsync(), await center.GroupWithoutMeetingsAsync());
        var (room, secondRoom) = (await center.RoomAsync(), await center.RoomAsync());
        var (counselor, second) = (await center.PractitionerAsync(), await center.PractitionerAsync());
        var start = Monday.ToDateTime(Nine, DateTimeKind.Utc);
        await raw.SessionAsync(group, room, counselor, start);

        await Raw.RefusedAsync("room_taken", () => raw.SessionAsync(other, room, second, start.AddMinutes(179)));
        await Raw.RefusedAsync("counselor_busy", () => raw.SessionAsync(other, secondRoom, counselor, start.AddMinutes(-179)));
        await raw.SessionAsync(other, room, counselor, start.AddMinutes(180));
        var cancelled = await raw.SessionAsync(other, room, second, start.AddMinutes(30), status: 1);
        await Raw.RefusedAsync("room_taken", () =>
            raw.ExecuteAsync($"UPDATE \"GroupSessions\" SET \"Status\" = 0 WHERE \"Id\" = '{Raw.Text(cancelled)}'"));
    }

    private const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    [Fact]
    public async Task An_hour_waits_for_a_weekly_meeting_that_is_not_committed_yet()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, client, therapist) = (await center.GroupWithoutMeetingsAsync(), await center.ClientAsync(), await center.PractitionerAsync());
        await raw.SeatAsync(group, client, Monday, Raw.Open);
        await raw.MeetingAsync(group, await center.RoomAsync(), await center.PractitionerAsync(), DayOfWeek.Thursday, new(14, 0), Monday, Raw.Open);

        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "UPDATE \"GroupMeetings\" SET \"StartMinute\" = 540, \"EndMinute\" = 720";
            Assert.Equal(3, await command.ExecuteNonQueryAsync());
        }

        var hour = raw.HourAsync(therapist, client, DayOfWeek.Thursday, Nine, Monday, Raw.Open);
        await Eventually.HoldsAsync(async () => hour.IsCompleted || await database.ScalarAsync(Waiting) is > 0L, "The hour has not come to the lock.");
        Assert.False(hour.IsCompleted);
        await transaction.CommitAsync();

        await Raw.RefusedAsync("client_busy", () => hour);
    }
}
