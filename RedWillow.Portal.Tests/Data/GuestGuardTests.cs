using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Guests of one session, as the database itself sees them .</summary>
public sealed class GuestGuardTests
{
    private static readonly DateOnly Monday = Center.Monday;

    [Theory, OnEachDatabase]
    public async Task Members_and_guests_together_never_pass_the_capacity(Database database)
    {
        var (raw, group, clients) = await StartAsync(database, 2, 4);
        await raw.SeatAsync(group, clients[0], Monday.AddDays(-7), Raw.Open);
        await raw.GuestAsync(group, clients[1], Monday);

        await Raw.RefusedAsync("seat_taken", () => raw.GuestAsync(group, clients[2], Monday));
        await Raw.RefusedAsync("seat_taken", () => raw.SeatAsync(group, clients[2], Monday, Raw.Open));
        await raw.SeatAsync(group, clients[2], Monday.AddDays(2), Raw.Open);
        await Raw.RefusedAsync("seat_taken", () => raw.GuestAsync(group, clients[3], Monday.AddDays(2)));
    }

    [Theory, OnEachDatabase]
    public async Task A_guest_has_one_day_on_which_the_group_meets(Database database)
    {
        var (raw, group, clients) = await StartAsync(database, 5, 2);

        await Raw.RefusedAsync("guest_one_day", () => raw.SeatAsync(group, clients[0], Monday, Monday.AddDays(2), ClaimKind.Guest));
        await Raw.RefusedAsync("guest_one_day", () => raw.SeatAsync(group, clients[0], Monday, Raw.Open, ClaimKind.Guest));
        await Raw.RefusedAsync("guest_without_session", () => raw.GuestAsync(group, clients[0], Monday.AddDays(1)));
        await raw.ExecuteAsync($"UPDATE \"GroupSessions\" SET \"Status\" = 1 WHERE \"Date\" = '{Raw.Text(Monday.AddDays(2))}'");
        await Raw.RefusedAsync("guest_without_session", () => raw.GuestAsync(group, clients[0], Monday.AddDays(2)));
        var guest = await raw.GuestAsync(group, clients[0], Monday);
        await Raw.RefusedAsync("guest_one_day", () => raw.MoveSeatAsync(guest, Monday, Monday.AddDays(3)));
        await Raw.RefusedAsync("guest_without_session", () => raw.MoveSeatAsync(guest, Monday.AddDays(1), Monday.AddDays(2)));
    }

    [Theory, OnEachDatabase]
    public async Task A_guest_keeps_the_own_seat_and_is_nowhere_twice(Database database)
    {
        var (raw, evening, clients) = await StartAsync(database, 5, 2);
        var center = new Center(database);
        var home = await center.GroupWithoutMeetingsAsync();
        await raw.SeatAsync(home, clients[0], Monday.AddDays(-7), Raw.Open);

        var guest = await raw.GuestAsync(evening, clients[0], Monday);
        await Raw.RefusedAsync("client_has_seat", () => raw.GuestAsync(evening, clients[0], Monday));
        await Raw.RefusedAsync("client_has_seat", () => raw.SeatAsync(evening, clients[0], Monday.AddDays(-1), Raw.Open));
        await Raw.RefusedAsync("client_has_seat", () => raw.ExecuteAsync($"UPDATE \"SeatClaims\" SET \"Kind\" = 3 WHERE \"Id\" = '{Raw.Text(guest)}'"));
        await raw.SeatAsync(evening, clients[1], Monday.AddDays(-7), Raw.Open);
        await Raw.RefusedAsync("client_has_seat", () => raw.GuestAsync(evening, clients[1], Monday));
    }

    [Theory, OnEachDatabase]
    public async Task A_guest_is_not_in_two_groups_at_the_same_time(Database database)
    {
        var (raw, evening, clients) = await StartAsync(database, 5, 3);
        var center = new Center(database);
        var (same, later) = (await center.GroupAsync(5), await center.GroupWithoutMeetingsAsync());
        await raw.MeetingAsync(later, await center.RoomAsync(), await center.PractitionerAsync(), DayOfWeek.Monday, new(9, 0), Monday.AddDays(-30), Raw.Open);
        foreach (var (group, client) in new[] { (same, clients[0]), (later, clients[1]) })
            await raw.SeatAsync(group, client, Monday.AddDays(-7), Raw.Open);

        await Raw.RefusedAsync("client_busy", () => raw.GuestAsync(evening, clients[0], Monday));
        await raw.GuestAsync(evening, clients[1], Monday);
        await raw.GuestAsync(evening, clients[2], Monday);
        await Raw.RefusedAsync("client_busy", () => raw.SeatAsync(same, clients[2], Monday.AddDays(-2), Raw.Open));
        await Raw.RefusedAsync("client_busy", () => raw.ExecuteAsync(
            $"UPDATE \"SeatClaims\" SET \"ClientId\" = '{Raw.Text(clients[0].Value)}', \"EnrollmentId\" = '{Raw.Text(clients[0].Value)}' WHERE \"ClientId\" = '{Raw.Text(clients[2].Value)}'"));
        await raw.SeatAsync(same, clients[2], Monday.AddDays(1), Raw.Open);
    }

    [Theory, OnEachDatabase]
    public async Task A_guests_own_hour_is_not_overlapped(Database database)
    {
        var (raw, evening, clients) = await StartAsync(database, 5, 1);
        var therapist = await new Center(database).PractitionerAsync();
        await raw.HourAsync(therapist, clients[0], DayOfWeek.Monday, new(18, 0), Monday.AddDays(-7), Raw.Open);

        await Raw.RefusedAsync("client_busy", () => raw.GuestAsync(evening, clients[0], Monday));
        await raw.GuestAsync(evening, clients[0], Monday.AddDays(2));
    }

    [Theory, OnEachDatabase]
    public async Task A_session_takes_place_as_long_as_it_has_a_guest(Database database)
    {
        var (raw, evening, clients) = await StartAsync(database, 5, 1);
        var guest = await raw.GuestAsync(evening, clients[0], Monday);
        var ofMonday = $"WHERE \"GroupId\" = '{Raw.Text(evening.Value)}' AND \"Date\" = '{Raw.Text(Monday)}'";
        var cancel = "UPDATE \"GroupSessions\" SET \"Status\" = 1 " + ofMonday;

        await Raw.RefusedAsync("guest_without_session", () => raw.ExecuteAsync(cancel));
        await Raw.RefusedAsync("guest_without_session", () => raw.ExecuteAsync($"UPDATE \"GroupSessions\" SET \"Date\" = '{Raw.Text(Monday.AddDays(1))}' {ofMonday}"));
        await Raw.RefusedAsync("guest_without_session", () => raw.ExecuteAsync("DELETE FROM \"GroupSessions\" " + ofMonday));
        Assert.Equal(1, await raw.ExecuteAsync($"UPDATE \"GroupSessions\" SET \"Status\" = 1 WHERE \"Date\" = '{Raw.Text(Monday.AddDays(2))}'"));
        await raw.ExecuteAsync($"DELETE FROM \"SeatClaims\" WHERE \"Id\" = '{Raw.Text(guest)}'");
        Assert.Equal(1, await raw.ExecuteAsync(cancel));
    }

    [Theory, OnEachDatabase]
    public async Task A_session_does_not_move_onto_what_its_guest_has(Database database)
    {
        var (raw, evening, clients) = await StartAsync(database, 5, 1);
        var center = new Center(database);
        var home = await center.GroupWithoutMeetingsAsync();
        await raw.SeatAsync(home, clients[0], Monday.AddDays(-7), Raw.Open);
        await raw.HourAsync(await center.PractitionerAsync(), clients[0], DayOfWeek.Monday, new(13, 0), Monday.AddDays(-7), Raw.Open);
        await raw.GuestAsync(evening, clients[0], Monday);
        async Task<Guid> AtHomeAsync(int status) =>
            await raw.SessionAsync(home, await center.RoomAsync(), await center.PractitionerAsync(), Monday.ToDateTime(new(10, 0), DateTimeKind.Utc), status);
        Task<int> ChangeAsync(string what, GroupId group) =>
            raw.ExecuteAsync($"UPDATE \"GroupSessions\" SET {what} WHERE \"GroupId\" = '{Raw.Text(group.Value)}' AND \"Date\" = '{Raw.Text(Monday)}'");

        await Raw.RefusedAsync("client_busy", () => AtHomeAsync(status: 0));
        await AtHomeAsync(status: 1);
        await Raw.RefusedAsync("client_busy", () => ChangeAsync("\"Status\" = 0", home));
        Assert.Equal(1, await ChangeAsync("\"Status\" = 0, \"StartMinute\" = 840", home));
        await Raw.RefusedAsync("client_busy", () => ChangeAsync("\"StartMinute\" = 700", home));
        await Raw.RefusedAsync("client_busy", () => ChangeAsync("\"StartMinute\" = 700", evening));
        await Raw.RefusedAsync("client_busy", () => ChangeAsync("\"ClockMinutes\" = 200", evening));
        Assert.Equal(1, await ChangeAsync("\"StartMinute\" = 590", evening));
        Assert.Equal(1, await ChangeAsync("\"Status\" = 2", evening));
    }

    [Theory, OnEachDatabase]
    public async Task A_pattern_does_not_move_onto_a_guests_other_group(Database database)
    {
        var (raw, evening, clients) = await StartAsync(database, 5, 1);
        var center = new Center(database);
        var home = await center.GroupWithoutMeetingsAsync();
        await raw.MeetingAsync(home, await center.RoomAsync(), await center.PractitionerAsync(), DayOfWeek.Monday, new(9, 0), Monday.AddDays(-30), Raw.Open);
        await raw.SeatAsync(home, clients[0], Monday.AddDays(-7), Raw.Open);
        await raw.GuestAsync(evening, clients[0], Monday);
        Task<int> MoveAsync(GroupId group, int start, int end) =>
            raw.ExecuteAsync($"UPDATE \"GroupMeetings\" SET \"StartMinute\" = {start}, \"EndMinute\" = {end} WHERE \"GroupId\" = '{Raw.Text(group.Value)}'");

        await Raw.RefusedAsync("client_busy", () => MoveAsync(home, 1000, 1180));
        await Raw.RefusedAsync("client_busy", () => MoveAsync(evening, 700, 900));
        Assert.Equal(3, await MoveAsync(home, 870, 1050));
        var other = await center.GroupWithoutMeetingsAsync();
        await raw.SeatAsync(other, (await center.ClientsAsync(1))[0], Monday, Raw.Open);
        await raw.MeetingAsync(other, await center.RoomAsync(), await center.PractitionerAsync(), DayOfWeek.Monday, new(17, 0), Monday, Raw.Open);
    }

    // An evening group with sessions on Monday and Wednesday.
    private static async Task<(Raw Raw, GroupId Group, ClientId[] Clients)> StartAsync(Database database, int capacity, int clients)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var group = await center.GroupAsync(capacity);
        await using var db = database.CreateContext();
        var meeting = await db.GroupMeetings.FirstAsync(row => row.GroupId == group, TestContext.Current.CancellationToken);
        foreach (var day in new[] { 0, 2 })
            await raw.SessionAsync(group, meeting.RoomId, meeting.CounselorId, Monday.AddDays(day).ToDateTime(new(17, 30), DateTimeKind.Utc));
        return (raw, group, await center.ClientsAsync(clients));
    }
}
