using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>No individual hour is given on a closed day, whoever writes.</summary>
public sealed class ClosedDayGuardTests
{
    private static readonly DateOnly Tuesday = Center.Monday.AddDays(1);

    [Theory, OnEachDatabase]
    public async Task On_a_closed_day_nothing_is_held_and_nobody_misses_anything(Database database)
    {
        var (raw, hour) = (new Raw(database), await HourAsync(database));
        await CloseAsync(database, Tuesday, confirmed: true);
        await CloseAsync(database, Tuesday.AddDays(7), confirmed: false);

        foreach (var status in new[] { 1, 2, 4, 5 })
            await Raw.RefusedAsync("center_closed", () => AppointAsync(raw, hour, Tuesday, status));
        await AppointAsync(raw, hour, Tuesday, status: 0);
        await Raw.RefusedAsync("center_closed", () => raw.ExecuteAsync("UPDATE \"IndividualAppointments\" SET \"Status\" = 1"));
        Assert.Equal(1, await raw.ExecuteAsync("UPDATE \"IndividualAppointments\" SET \"Status\" = 3"));
        await AppointAsync(raw, hour, Tuesday.AddDays(7), status: 1);
    }

    [Theory, OnEachDatabase]
    public async Task A_day_on_which_an_hour_was_given_is_not_closed_any_more(Database database)
    {
        var (raw, hour) = (new Raw(database), await HourAsync(database));
        await AppointAsync(raw, hour, Tuesday, status: 1);

        await Raw.RefusedAsync("hours_given", () => CloseAsync(database, Tuesday, confirmed: true));
        await CloseAsync(database, Tuesday, confirmed: false);
        await Raw.RefusedAsync("hours_given", () => raw.ExecuteAsync($"UPDATE \"Closures\" SET \"Confirmed\" = {Bool(database, true)}"));
        await raw.ExecuteAsync("UPDATE \"IndividualAppointments\" SET \"Status\" = 3");
        Assert.Equal(1, await raw.ExecuteAsync($"UPDATE \"Closures\" SET \"Confirmed\" = {Bool(database, true)}"));
    }

    [Theory, OnEachDatabase]
    public async Task What_the_client_had_cancelled_keeps_no_day_from_being_closed_and_stays_as_it_is(Database database)
    {
        var (raw, hour) = (new Raw(database), await HourAsync(database));
        await AppointAsync(raw, hour, Tuesday, status: 2);
        await AppointAsync(raw, hour, Tuesday.AddDays(7), status: 4);
        await AppointAsync(raw, hour, Tuesday.AddDays(14), status: 5);

        await CloseAsync(database, Tuesday, confirmed: true);
        await CloseAsync(database, Tuesday.AddDays(7), confirmed: true);
        await Raw.RefusedAsync("hours_given", () => CloseAsync(database, Tuesday.AddDays(14), confirmed: true));

        await Raw.RefusedAsync("center_closed", () => raw.ExecuteAsync("UPDATE \"IndividualAppointments\" SET \"Status\" = 1 WHERE \"Status\" = 2"));
        Assert.Equal(1, await raw.ExecuteAsync("UPDATE \"IndividualAppointments\" SET \"Status\" = 0 WHERE \"Status\" = 2"));
    }

    private static async Task<WeeklyHour> HourAsync(Database database)
    {
        var center = new Center(database);
        var (therapist, client) = (await center.PractitionerAsync(), await center.ClientAsync());
        return new(await new Raw(database).HourAsync(therapist, client, DayOfWeek.Tuesday, new(9, 0), Center.Monday, Raw.Open), therapist, client);
    }

    private static Task<int> AppointAsync(Raw raw, WeeklyHour hour, DateOnly day, int status) => raw.ExecuteAsync(
        "INSERT INTO \"IndividualAppointments\" (\"Id\", \"HourClaimId\", \"ClientId\", \"PractitionerId\", \"Date\", \"StartMinute\", \"Minutes\", \"Status\") VALUES "
        + $"('{Raw.Text(Guid.CreateVersion7())}', '{Raw.Text(hour.Id)}', '{Raw.Text(hour.Client.Value)}', '{Raw.Text(hour.Therapist.Value)}', '{Raw.Text(day)}', 540, 50, {status})");

    private static Task<int> CloseAsync(Database database, DateOnly day, bool confirmed) => new Raw(database).ExecuteAsync(
        "INSERT INTO \"Closures\" (\"Id\", \"Date\", \"Reason\", \"Kind\", \"Confirmed\", \"Version\") VALUES "
        + $"('{Raw.Text(Guid.CreateVersion7())}', '{Raw.Text(day)}', 'Snow', 2, {Bool(database, confirmed)}, 0)");

    private static string Bool(Database database, bool value) => database.Provider is DatabaseProvider.Sqlite ? (value ? "1" : "0") : (value ? "true" : "false");

    private sealed record WeeklyHour(Guid Id, PractitionerId Therapist, ClientId Client);
}
