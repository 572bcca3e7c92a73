using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Dated sessions and appointments beside weekly hours, as the database itself sees them .</summary>
public sealed class DatedGuardTests
{
    private static readonly DateOnly Tuesday = Center.Monday.AddDays(1);

    [Theory, OnEachDatabase]
    public async Task A_session_is_not_held_during_its_counselors_own_hour(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, room, both, other) = (await center.GroupWithoutMeetingsAsync(), await center.RoomAsync(), await center.PractitionerAsync(), await center.PractitionerAsync());
        await raw.HourAsync(both, await center.ClientAsync(), DayOfWeek.Tuesday, new(12, 30), Tuesday, Tuesday.AddDays(14));

        await Raw.RefusedAsync("counselor_busy", () => SessionAsync(raw, group, room, both, Tuesday));
        await SessionAsync(raw, group, room, both, Tuesday.AddDays(1));
        await SessionAsync(raw, group, room, both, Tuesday.AddDays(14));
        var cancelled = await SessionAsync(raw, group, room, both, Tuesday, status: 1);
        var led = await SessionAsync(raw, group, room, other, Tuesday.AddDays(7));

        await Raw.RefusedAsync("counselor_busy", () => ChangeAsync(raw, cancelled, "\"Status\" = 0"));
        await Raw.RefusedAsync("counselor_busy", () => ChangeAsync(raw, led, $"\"CounselorId\" = '{Raw.Text(both.Value)}'"));
        Assert.Equal(1, await ChangeAsync(raw, led, $"\"CounselorId\" = '{Raw.Text(both.Value)}', \"StartMinute\" = 800"));
        await Raw.RefusedAsync("counselor_busy", () => ChangeAsync(raw, led, "\"StartMinute\" = 799"));
        await Raw.RefusedAsync("counselor_busy", () => ChangeAsync(raw, led, "\"StartMinute\" = 600, \"ClockMinutes\" = 151"));
        Assert.Equal(1, await ChangeAsync(raw, led, "\"StartMinute\" = 600, \"ClockMinutes\" = 150"));
        Assert.Equal(1, await ChangeAsync(raw, led, "\"Status\" = 2"));
    }

    [Theory, OnEachDatabase]
    public async Task A_session_is_not_held_during_the_hour_of_who_has_a_seat(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, room, counselor, client) = (await center.GroupWithoutMeetingsAsync(), await center.RoomAsync(), await center.PractitionerAsync(), await center.ClientAsync());
        await raw.SeatAsync(group, client, Tuesday, Tuesday.AddDays(8));
        await raw.HourAsync(await center.PractitionerAsync(), client, DayOfWeek.Tuesday, new(9, 11), Tuesday, Raw.Open);

        await Raw.RefusedAsync("client_busy", () => SessionAsync(raw, group, room, counselor, Tuesday));
        await Raw.RefusedAsync("client_busy", () => SessionAsync(raw, group, room, counselor, Tuesday.AddDays(7)));
        await SessionAsync(raw, group, room, counselor, Tuesday.AddDays(14));
        await SessionAsync(raw, await center.GroupWithoutMeetingsAsync(), room, counselor, Tuesday);
        var later = await SessionAsync(raw, group, room, counselor, Tuesday.AddDays(1));
        await Raw.RefusedAsync("client_busy", () => ChangeAsync(raw, later, $"\"Date\" = '{Raw.Text(Tuesday)}'"));
        Assert.Equal(1, await ChangeAsync(raw, later, $"\"Date\" = '{Raw.Text(Tuesday)}', \"StartMinute\" = 601"));
    }

    [Theory, OnEachDatabase]
    public async Task An_hour_is_not_taken_over_a_session_of_its_therapist_or_client(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, therapist, leader, client) = (await center.GroupWithoutMeetingsAsync(), await center.PractitionerAsync(), await center.PractitionerAsync(), await center.ClientAsync());
        await SessionAsync(raw, group, await center.RoomAsync(), leader, Tuesday.AddDays(7));
        await SessionAsync(raw, group, await center.RoomAsync(), leader, Tuesday.AddDays(21), status: 1);
        await raw.SeatAsync(group, client, Tuesday, Raw.Open);

        await Raw.RefusedAsync("therapist_busy", async () => await raw.HourAsync(leader, await center.ClientAsync(), DayOfWeek.Tuesday, new(12, 59), Tuesday, Raw.Open));
        await Raw.RefusedAsync("client_busy", () => raw.HourAsync(therapist, client, DayOfWeek.Tuesday, new(12, 59), Tuesday, Raw.Open));
        var hour = await raw.HourAsync(therapist, client, DayOfWeek.Tuesday, new(12, 59), Tuesday.AddDays(8), Raw.Open);
        await Raw.RefusedAsync("client_busy", () => raw.ExecuteAsync($"UPDATE \"HourClaims\" SET \"FromDay\" = '{Raw.Text(Tuesday)}' WHERE \"Id\" = '{Raw.Text(hour)}'"));
        await Raw.RefusedAsync("therapist_busy", () => raw.ExecuteAsync(
            $"UPDATE \"HourClaims\" SET \"FromDay\" = '{Raw.Text(Tuesday)}', \"PractitionerId\" = '{Raw.Text(leader.Value)}' WHERE \"Id\" = '{Raw.Text(hour)}'"));
        Assert.Equal(1, await raw.ExecuteAsync($"UPDATE \"HourClaims\" SET \"FromDay\" = '{Raw.Text(Tuesday)}', \"StartMinute\" = 780, \"EndMinute\" = 830"));
        await raw.HourAsync(leader, await center.ClientAsync(), DayOfWeek.Tuesday, new(9, 10), Tuesday, Raw.Open);
    }

    [Theory, OnEachDatabase]
    public async Task A_seat_is_not_taken_where_a_session_falls_into_the_clients_hour(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, client) = (await center.GroupWithoutMeetingsAsync(), await center.ClientAsync());
        await SessionAsync(raw, group, await center.RoomAsync(), await center.PractitionerAsync(), Tuesday);
        await raw.HourAsync(await center.PractitionerAsync(), client, DayOfWeek.Tuesday, new(12, 0), Tuesday.AddDays(-7), Raw.Open);

        await Raw.RefusedAsync("client_busy", () => raw.SeatAsync(group, client, Tuesday, Raw.Open));
        var seat = await raw.SeatAsync(group, client, Tuesday.AddDays(1), Raw.Open);
        await Raw.RefusedAsync("client_busy", () => raw.MoveSeatAsync(seat, Tuesday, Raw.Open));
        await raw.MoveSeatAsync(seat, Tuesday.AddDays(-7), Tuesday);
    }

    [Fact]
    public async Task An_hour_waits_for_a_session_that_is_not_committed_yet()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, client) = (await center.GroupWithoutMeetingsAsync(), await center.ClientAsync());
        await raw.SeatAsync(group, client, Tuesday, Raw.Open);
        await SessionAsync(raw, group, await center.RoomAsync(), await center.PractitionerAsync(), Tuesday);

        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "UPDATE \"GroupSessions\" SET \"StartMinute\" = 840";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        var hour = Task.Run(async () => await raw.HourAsync(await center.PractitionerAsync(), client, DayOfWeek.Tuesday, new(14, 0), Tuesday, Raw.Open));
        await Eventually.HoldsAsync(async () => hour.IsCompleted || await database.ScalarAsync(Waiting) is > 0L, "The hour has not come to the lock.");
        Assert.False(hour.IsCompleted);
        await transaction.CommitAsync();

        await Raw.RefusedAsync("client_busy", () => hour);
    }

    [Theory, OnEachDatabase]
    public async Task An_appointment_is_one_of_its_weekly_hour(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (therapist, other, client) = (await center.PractitionerAsync(), await center.PractitionerAsync(), await center.ClientAsync());
        var hour = await raw.HourAsync(therapist, client, DayOfWeek.Tuesday, new(9, 0), Tuesday, Tuesday.AddDays(15));
        var right = new Appointment(hour, client, therapist, Tuesday, 540, 50);

        foreach (var wrong in (Appointment[])[
            right with { Client = await center.ClientAsync() }, right with { Therapist = other }, right with { Hour = Guid.NewGuid() },
            right with { Day = Tuesday.AddDays(1) }, right with { Day = Tuesday.AddDays(-7) }, right with { Day = Tuesday.AddDays(21) },
            right with { Start = 541 }, right with { Minutes = 49 }])
            await Raw.RefusedAsync("other_hour", () => wrong.InsertAsync(raw));
        await right.InsertAsync(raw);
        await (right with { Day = Tuesday.AddDays(14) }).InsertAsync(raw);

        await Raw.RefusedAsync("other_hour", () => raw.ExecuteAsync($"UPDATE \"IndividualAppointments\" SET \"Date\" = '{Raw.Text(Tuesday.AddDays(2))}'"));
        await Raw.RefusedAsync("other_hour", () => raw.ExecuteAsync("UPDATE \"IndividualAppointments\" SET \"StartMinute\" = 600"));
        Assert.Equal(2, await raw.ExecuteAsync("UPDATE \"IndividualAppointments\" SET \"Status\" = 1"));
        await Raw.RefusedAsync("other_hour", () => raw.ExecuteAsync("UPDATE \"HourClaims\" SET \"Weekday\" = 3"));
        await Raw.RefusedAsync("other_hour", () => raw.ExecuteAsync($"UPDATE \"HourClaims\" SET \"PractitionerId\" = '{Raw.Text(other.Value)}'"));
        await Raw.RefusedAsync("other_hour", () => raw.ExecuteAsync("UPDATE \"HourClaims\" SET \"StartMinute\" = 550, \"EndMinute\" = 600"));
        // A stay that ends before it ends the hour; what was booked after that is cancelled.
        Assert.Equal(1, await raw.ExecuteAsync($"UPDATE \"HourClaims\" SET \"UntilDay\" = '{Raw.Text(Tuesday.AddDays(7))}'"));
        Assert.Equal(2, await raw.ExecuteAsync("UPDATE \"IndividualAppointments\" SET \"Status\" = 3"));
    }

    private const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    // From 10:00 to 13:00.
    private static Task<Guid> SessionAsync(Raw raw, GroupId group, RoomId room, PractitionerId counselor, DateOnly day, int status = 0) =>
        raw.SessionAsync(group, room, counselor, day.ToDateTime(new(17, 0), DateTimeKind.Utc), status);

    private static Task<int> ChangeAsync(Raw raw, Guid session, string what) =>
        raw.ExecuteAsync($"UPDATE \"GroupSessions\" SET {what} WHERE \"Id\" = '{Raw.Text(session)}'");

    private sealed record Appointment(Guid Hour, ClientId Client, PractitionerId Therapist, DateOnly Day, int Start, int Minutes)
    {
        public Task<int> InsertAsync(Raw raw) => raw.ExecuteAsync(
            "INSERT INTO \"IndividualAppointments\" (\"Id\", \"HourClaimId\", \"ClientId\", \"PractitionerId\", \"Date\", \"StartMinute\", \"Minutes\", \"Status\") VALUES "
            + $"('{Raw.Text(Guid.CreateVersion7())}', '{Raw.Text(Hour)}', '{Raw.Text(Client.Value)}', '{Raw.Text(Therapist.Value)}', '{Raw.Text(Day)}', {Start}, {Minutes}, 0)");
    }
}
