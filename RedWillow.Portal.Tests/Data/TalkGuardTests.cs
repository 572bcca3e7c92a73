using System.Globalization;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Two things at once, written past the application: talks against talks, weekly hours, sessions and seats, in either order.</summary>
public sealed class TalkGuardTests
{
    private static readonly DateOnly Tuesday = Center.Monday.AddDays(1);

    [Theory, OnEachDatabase]
    public async Task A_clinician_has_one_talk_at_a_time(Database database)
    {
        var (center, ana) = (new Center(database), await new Center(database).PractitionerAsync());
        var clients = await center.ClientsAsync(3);
        var first = await TalkAsync(database, ana, clients[0], Tuesday, 9 * 60);

        await Raw.RefusedAsync("clinician_busy", () => TalkAsync(database, ana, clients[1], Tuesday, (9 * 60) + 59));
        await TalkAsync(database, ana, clients[1], Tuesday, 10 * 60);
        await TalkAsync(database, await center.PractitionerAsync(), clients[2], Tuesday, 9 * 60);
        await Raw.RefusedAsync("clinician_busy", () => new Raw(database).ExecuteAsync($"UPDATE \"TalkAppointments\" SET \"StartMinute\" = 600 WHERE \"Id\" = '{Raw.Text(first)}'"));
        await new Raw(database).ExecuteAsync($"UPDATE \"TalkAppointments\" SET \"Status\" = 3 WHERE \"Id\" = '{Raw.Text(first)}'");
        await TalkAsync(database, ana, clients[0], Tuesday, 9 * 60);
        await Raw.RefusedAsync("TalkAppointments", () => TalkAsync(database, ana, clients[0], Tuesday.AddDays(7), 9 * 60));
    }

    [Theory, OnEachDatabase]
    public async Task A_talk_and_a_weekly_hour_exclude_each_other(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (ana, bea) = (await center.PractitionerAsync(), await center.PractitionerAsync());
        var clients = await center.ClientsAsync(3);
        await raw.HourAsync(ana, clients[0], DayOfWeek.Tuesday, new(9, 0), Tuesday, Tuesday.AddDays(14));

        await Raw.RefusedAsync("clinician_busy", () => TalkAsync(database, ana, clients[1], Tuesday, (9 * 60) + 49));
        await Raw.RefusedAsync("client_busy", () => TalkAsync(database, bea, clients[0], Tuesday, 9 * 60));
        await TalkAsync(database, ana, clients[1], Tuesday, (9 * 60) + 50);
        await TalkAsync(database, ana, clients[2], Tuesday.AddDays(14), 9 * 60);

        await Raw.RefusedAsync("talk_then", () => raw.HourAsync(ana, clients[1], DayOfWeek.Tuesday, new(9, 0), Tuesday.AddDays(14), Raw.Open));
        await Raw.RefusedAsync("talk_then", () => raw.HourAsync(bea, clients[2], DayOfWeek.Tuesday, new(9, 30), Tuesday, Raw.Open));
        await raw.HourAsync(ana, clients[1], DayOfWeek.Tuesday, new(9, 0), Tuesday.AddDays(15), Raw.Open);
    }

    [Theory, OnEachDatabase]
    public async Task A_talk_and_a_session_exclude_each_other(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (ana, bea, client) = (await center.PractitionerAsync(), await center.PractitionerAsync(), await center.ClientAsync());
        var (group, other) = (await center.GroupWithoutMeetingsAsync(), await center.GroupWithoutMeetingsAsync());
        var at = Tuesday.ToDateTime(default, DateTimeKind.Utc).AddHours(17);
        await raw.SessionAsync(group, await center.RoomAsync(), ana, at);
        await raw.SeatAsync(group, client, Tuesday, Raw.Open);

        await Raw.RefusedAsync("clinician_busy", () => TalkAsync(database, ana, null, Tuesday, 600));
        await Raw.RefusedAsync("client_busy", () => TalkAsync(database, bea, client, Tuesday, 779));
        await TalkAsync(database, bea, client, Tuesday, 780);
        await TalkAsync(database, ana, null, Tuesday.AddDays(1), 600);

        await Raw.RefusedAsync("talk_then", async () => await raw.SessionAsync(other, await center.RoomAsync(), ana, at.AddDays(1)));
        await raw.SessionAsync(other, await center.RoomAsync(), ana, at.AddDays(1), status: 1);
    }

    [Theory, OnEachDatabase]
    public async Task A_seat_does_not_begin_over_a_talk(Database database)
    {
        var (center, raw, client) = (new Center(database), new Raw(database), await new Center(database).ClientAsync());
        var group = await center.GroupWithoutMeetingsAsync();
        await raw.SessionAsync(group, await center.RoomAsync(), await center.PractitionerAsync(), Tuesday.ToDateTime(default, DateTimeKind.Utc).AddHours(17));
        await TalkAsync(database, await center.PractitionerAsync(), client, Tuesday, 700);

        await Raw.RefusedAsync("talk_then", () => raw.SeatAsync(group, client, Tuesday, Raw.Open));
        await raw.SeatAsync(group, client, Tuesday.AddDays(1), Raw.Open);
    }

    [Theory, OnEachDatabase]
    public async Task A_session_is_not_put_over_a_talk_of_who_has_a_seat(Database database)
    {
        var (center, raw, client) = (new Center(database), new Raw(database), await new Center(database).ClientAsync());
        var group = await center.GroupWithoutMeetingsAsync();
        await raw.SeatAsync(group, client, Tuesday, Raw.Open);
        await TalkAsync(database, await center.PractitionerAsync(), client, Tuesday, 700);
        var (room, leader) = (await center.RoomAsync(), await center.PractitionerAsync());
        var at = Tuesday.ToDateTime(default, DateTimeKind.Utc).AddHours(17);

        await Raw.RefusedAsync("talk_then", () => raw.SessionAsync(group, room, leader, at));
        await raw.SessionAsync(await center.GroupWithoutMeetingsAsync(), room, leader, at);
        await Raw.RefusedAsync("talk_then", () => raw.ExecuteAsync($"UPDATE \"GroupSessions\" SET \"GroupId\" = '{Raw.Text(group.Value)}'"));
        await raw.SessionAsync(group, room, leader, at.AddDays(1));
    }

    [Theory, OnEachDatabase]
    public async Task A_talk_is_about_one_person_and_an_intake_about_a_request(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var talk = await TalkAsync(database, await center.PractitionerAsync(), null, Tuesday, 600);

        await Raw.RefusedAsync("CK_TalkAppointments_OneSubject", () => raw.ExecuteAsync("UPDATE \"TalkAppointments\" SET \"InquiryId\" = NULL"));
        await Raw.RefusedAsync("CK_TalkAppointments_IntakeOfClient", () => raw.ExecuteAsync("UPDATE \"TalkAppointments\" SET \"Kind\" = 2"));
        await Raw.RefusedAsync("CK_TalkAppointments_SameDay", () => raw.ExecuteAsync($"UPDATE \"TalkAppointments\" SET \"Minutes\" = 900 WHERE \"Id\" = '{Raw.Text(talk)}'"));
        await raw.ExecuteAsync("DELETE FROM \"Inquiries\"");
        Assert.Equal(0L, await database.ScalarAsync("SELECT count(*) FROM \"TalkAppointments\""));
    }

    private static async Task<Guid> TalkAsync(Database database, PractitionerId clinician, ClientId? client, DateOnly day, int minute)
    {
        var id = Guid.CreateVersion7();
        var about = client is { } who ? $"'{Raw.Text(who.Value)}', '{Raw.Text(Center.StayOf(who).Value)}', NULL" : $"NULL, NULL, '{Raw.Text(await InquiryAsync(database))}'";
        await database.ExecuteSqlAsync(
            "INSERT INTO \"TalkAppointments\" (\"Id\", \"Kind\", \"ClientId\", \"EnrollmentId\", \"InquiryId\", \"PractitionerId\", \"Date\", \"StartMinute\", \"Minutes\", \"Status\", \"BookedUtc\") VALUES "
            + string.Create(CultureInfo.InvariantCulture, $"('{Raw.Text(id)}', {(client is null ? 1 : 2)}, {about}, '{Raw.Text(clinician.Value)}', '{Raw.Text(day)}', {minute}, 60, 1, '2030-01-01 00:00:00Z')"));
        return id;
    }

    private static async Task<Guid> InquiryAsync(Database database)
    {
        var id = Guid.CreateVersion7();
        await using var db = database.CreateContext();
        db.Inquiries.Add(Inquiry.Receive(
            new(id), id.ToString("N")[^8..], new(false, "Kim", "+18015550188", null, SafeContact.Call, TalkTimes.None, TalkDays.None, "en-US"), database.Clock.UtcNow));
        await db.SaveChangesAsync();
        return id;
    }
}
