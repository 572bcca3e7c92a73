using System.Data.Common;
using System.Globalization;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Rows written past the application, by somebody who knows no rule: only the database can say no.</summary>
internal sealed class Raw(Database database)
{
    public static readonly DateOnly Open = new(9999, 12, 31);

    public static string Text(Guid id) => id.ToString().ToUpperInvariant();

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task<int> ExecuteAsync(string sql) => database.ExecuteSqlAsync(sql);

    /// <summary>The rule's name must stand in the refusal; anything else is a broken test.</summary>
    public static async Task RefusedAsync(string rule, Func<Task> act)
    {
        var refusal = await Assert.ThrowsAnyAsync<DbException>(act);
        Assert.Contains(rule, refusal.Message, StringComparison.Ordinal);
    }

    public Task<Guid> GuestAsync(GroupId group, ClientId client, DateOnly day) => SeatAsync(group, client, day, day.AddDays(1), ClaimKind.Guest);

    public async Task<Guid> SeatAsync(GroupId group, ClientId client, DateOnly from, DateOnly until, ClaimKind kind = ClaimKind.Member)
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync(
            "INSERT INTO \"SeatClaims\" (\"Id\", \"GroupId\", \"ClientId\", \"EnrollmentId\", \"Kind\", \"FromDay\", \"UntilDay\") VALUES "
            + $"('{Text(id)}', '{Text(group.Value)}', '{Text(client.Value)}', '{Text(Center.StayOf(client).Value)}', {(int)kind}, '{Text(from)}', '{Text(until)}')");
        return id;
    }

    public Task MoveSeatAsync(Guid seat, DateOnly from, DateOnly until) =>
        ExecuteAsync($"UPDATE \"SeatClaims\" SET \"FromDay\" = '{Text(from)}', \"UntilDay\" = '{Text(until)}' WHERE \"Id\" = '{Text(seat)}'");

    public async Task<Guid> HourAsync(PractitionerId therapist, ClientId client, DayOfWeek day, TimeOnly start, DateOnly from, DateOnly until, int minutes = 50)
    {
        var (id, minute) = (Guid.CreateVersion7(), (start.Hour * 60) + start.Minute);
        await ExecuteAsync(
            "INSERT INTO \"HourClaims\" (\"Id\", \"OfferedHourId\", \"PractitionerId\", \"ClientId\", \"EnrollmentId\", \"Kind\", \"Weekday\", "
            + "\"StartMinute\", \"EndMinute\", \"FromDay\", \"UntilDay\") VALUES "
            + $"('{Text(id)}', '{Text(Guid.NewGuid())}', '{Text(therapist.Value)}', '{Text(client.Value)}', '{Text(Center.StayOf(client).Value)}', 3, {(int)day}, "
            + $"{minute}, {minute + minutes}, '{Text(from)}', '{Text(until)}')");
        return id;
    }

    /// <summary>A pattern of three days: the one named, and a Saturday and a Sunday with rooms and counselors of their own.</summary>
    /// <returns>The meeting of the day named.</returns>
    public async Task<Guid> MeetingAsync(GroupId group, RoomId room, PractitionerId counselor, DayOfWeek day, TimeOnly start, DateOnly from, DateOnly until)
    {
        var (id, center) = (Guid.CreateVersion7(), new Center(database));
        if (DayPart.Of(start) == TimeOfDay.Evening)
            await ExecuteAsync(Track(group, Reference.SubstanceUseEvening));
        List<string> rows = [Meeting(id, group, day, start, from, until, room, counselor)];
        foreach (var other in new[] { DayOfWeek.Saturday, DayOfWeek.Sunday })
            rows.Add(Meeting(Guid.CreateVersion7(), group, other, start, from, until, await center.RoomAsync(), await center.PractitionerAsync()));
        await ExecuteAsync(Meetings(rows));
        return id;
    }

    /// <summary>The statement that moves a group to a track.</summary>
    public static string Track(GroupId group, TrackId track) =>
        $"UPDATE \"Groups\" SET \"TrackId\" = '{Text(track.Value)}' WHERE \"Id\" = '{Text(group.Value)}'";

    /// <summary>The statement that writes weekly meetings.</summary>
    public static string Meetings(IEnumerable<string> rows) =>
        "INSERT INTO \"GroupMeetings\" (\"Id\", \"GroupId\", \"Weekday\", \"StartMinute\", \"EndMinute\", \"FromDay\", \"UntilDay\", \"RoomId\", \"CounselorId\") VALUES "
        + string.Join(", ", rows);

    public static string Meeting(
        Guid id, GroupId group, DayOfWeek day, TimeOnly start, DateOnly from, DateOnly until, RoomId room, PractitionerId counselor, int minutes = 180)
    {
        var minute = (start.Hour * 60) + start.Minute;
        return $"('{Text(id)}', '{Text(group.Value)}', {(int)day}, {minute}, {minute + minutes}, '{Text(from)}', '{Text(until)}', '{Text(room.Value)}', '{Text(counselor.Value)}')";
    }

    /// <summary>How the refusal of a pattern without its three days reads.</summary>
    public static string ThreeDays(Database database) => AtCommit(database, "three_days");

    /// <summary>How a refusal at the commit reads: SQLite makes it by a reference that is never there.</summary>
    public static string AtCommit(Database database, string rule) => database.Provider is DatabaseProvider.Sqlite ? "FOREIGN KEY constraint failed" : rule;

    public async Task<Guid> OfferAsync(PractitionerId therapist, DayOfWeek day, TimeOnly start, DateOnly from, DateOnly until, int minutes = 50)
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync(
            "INSERT INTO \"OfferedHours\" (\"Id\", \"PractitionerId\", \"Weekday\", \"StartMinute\", \"Minutes\", \"FromDay\", \"UntilDay\") VALUES "
            + $"('{Text(id)}', '{Text(therapist.Value)}', {(int)day}, {(start.Hour * 60) + start.Minute}, {minutes}, '{Text(from)}', '{Text(until)}')");
        return id;
    }

    public async Task<Guid> SessionAsync(GroupId group, RoomId room, PractitionerId counselor, DateTime startUtc, int status = 0)
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync(
            "INSERT INTO \"GroupSessions\" (\"Id\", \"GroupId\", \"Date\", \"StartMinute\", \"ClockMinutes\", \"ClinicalMinutes\", \"ZoneId\", "
            + "\"StartUtc\", \"EndUtc\", \"RoomId\", \"CounselorId\", \"Status\", \"Version\") VALUES "
            + $"('{Text(id)}', '{Text(group.Value)}', '{Text(DateOnly.FromDateTime(startUtc))}', 600, 180, 180, 'America/Denver', "
            + $"{Instant(startUtc)}, {Instant(startUtc.AddMinutes(180))}, '{Text(room.Value)}', '{Text(counselor.Value)}', {status}, 0)");
        return id;
    }

    public Task<int> OutreachAsync(ClientId client, Guid session) => ExecuteAsync(
        "INSERT INTO \"OutreachTasks\" (\"Id\", \"ClientId\", \"EnrollmentId\", \"SessionId\", \"Reason\", \"OpenedUtc\", \"DueOn\") VALUES "
        + $"('{Text(Guid.CreateVersion7())}', '{Text(client.Value)}', '{Text(Center.StayOf(client).Value)}', '{Text(session)}', 2, {Instant(new(2026, 1, 13, 17, 0, 0, DateTimeKind.Utc))}, '2026-01-13')");

    public Task<int> ReviewAsync(ClientId client) => ExecuteAsync(
        "INSERT INTO \"CareTeamReviews\" (\"Id\", \"ClientId\", \"EnrollmentId\", \"Reason\", \"OpenedUtc\") VALUES "
        + $"('{Text(Guid.CreateVersion7())}', '{Text(client.Value)}', '{Text(Center.StayOf(client).Value)}', 1, {Instant(new(2026, 1, 13, 17, 0, 0, DateTimeKind.Utc))})");

    public string Instant(DateTime utc)
    {
        var text = utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return database.Provider is DatabaseProvider.Sqlite ? $"'{text}'" : $"'{text}+00'";
    }
}
