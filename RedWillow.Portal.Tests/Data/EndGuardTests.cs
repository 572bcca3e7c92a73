using System.Globalization;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Leaves and ends that cannot be, written past the application.</summary>
public sealed class EndGuardTests
{
    [Theory, OnEachDatabase]
    public async Task A_leave_has_a_day_of_return_at_most_fourteen_days_after_it_began(Database database)
    {
        var (raw, stay) = (new Raw(database), await StayAsync(database));

        await Raw.RefusedAsync("hold_without_return", () => SetAsync(raw, stay, "\"Status\" = 6"));
        await Raw.RefusedAsync("hold_without_return", () => SetAsync(raw, stay, "\"Status\" = 6, \"LeaveFrom\" = '2030-01-10'"));
        await Raw.RefusedAsync("hold_too_long", () => SetAsync(raw, stay, "\"Status\" = 6, \"LeaveFrom\" = '2030-01-10', \"ReturnOn\" = '2030-01-25'"));
        await Raw.RefusedAsync("hold_too_long", () => SetAsync(raw, stay, "\"Status\" = 6, \"LeaveFrom\" = '2030-01-10', \"ReturnOn\" = '2030-01-10'"));
        Assert.Equal(1, await SetAsync(raw, stay, "\"Status\" = 6, \"LeaveFrom\" = '2030-01-10', \"ReturnOn\" = '2030-01-24'"));
        await Raw.RefusedAsync("hold_without_return", () => SetAsync(raw, stay, "\"ReturnOn\" = NULL"));
    }

    [Theory, OnEachDatabase]
    public async Task A_stay_ends_with_a_day_that_is_not_before_its_first_session_and_one_that_never_began_on_any_day(Database database)
    {
        var (raw, stay) = (new Raw(database), await StayAsync(database));

        await Raw.RefusedAsync("end_without_date", () => SetAsync(raw, stay, "\"Status\" = 7"));
        await Raw.RefusedAsync("end_without_date", () => SetAsync(raw, stay, "\"Status\" = 8"));
        Assert.Equal(1, await SetAsync(raw, stay, "\"Status\" = 8, \"EndDate\" = '2030-01-06'"));
        await Raw.RefusedAsync("end_before_start", () => SetAsync(raw, stay, "\"FirstAttended\" = '2030-01-07'"));
        await Raw.RefusedAsync("end_before_start", () => SetAsync(raw, stay, "\"FirstAttended\" = '2030-01-09', \"EndDate\" = '2030-01-08'"));
        Assert.Equal(1, await SetAsync(raw, stay, "\"Status\" = 8, \"FirstAttended\" = '2030-01-09', \"EndDate\" = '2030-01-09'"));
    }

    [Theory, OnEachDatabase]
    public async Task A_row_that_begins_wrong_is_refused_as_well(Database database)
    {
        var (raw, client) = (new Raw(database), await new Center(database).ClientAsync());

        await Raw.RefusedAsync("hold_without_return", () => InsertAsync(raw, client, status: 6));
        await Raw.RefusedAsync("end_without_date", () => InsertAsync(raw, client, status: 7));
    }

    [Theory, OnEachDatabase]
    public async Task A_leave_an_end_and_a_mistake_say_why(Database database)
    {
        var (raw, stay) = (new Raw(database), await StayAsync(database));
        foreach (var to in new[] { 6, 7, 8, 9, 11 })
            await Raw.RefusedAsync("move_without_reason", () => MoveAsync(raw, stay, to, "NULL"));

        Assert.Equal(1, await MoveAsync(raw, stay, 6, "'x'"));
        Assert.Equal(1, await MoveAsync(raw, stay, 5, "NULL"));
    }

    [Theory, OnEachDatabase]
    public async Task A_discharge_form_is_never_changed(Database database)
    {
        var (raw, stay) = (new Raw(database), await StayAsync(database));
        const string columns = "\"EnrollmentId\", \"Disposition\", \"LastDay\", \"Weeks\", \"Aftercare\", \"NextPlace\", \"RecordedBy\", \"RecordedUtc\"";
        var values = $"'{Raw.Text(stay)}', 2, '2030-01-09', 3, 'x', 'x', '{Raw.Text(Guid.NewGuid())}', '2030-01-09 00:00:00Z'";
        await raw.ExecuteAsync($"INSERT INTO \"Discharges\" ({columns}) VALUES ({values})");

        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("UPDATE \"Discharges\" SET \"Disposition\" = 7"));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("DELETE FROM \"Discharges\""));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync(database.Provider is DatabaseProvider.Sqlite
            ? $"INSERT OR REPLACE INTO \"Discharges\" ({columns}) VALUES ({values})"
            : "TRUNCATE \"Discharges\""));
    }

    private static async Task<Guid> StayAsync(Database database) => await InsertAsync(new Raw(database), await new Center(database).ClientAsync(), status: 5);

    private static async Task<Guid> InsertAsync(Raw raw, ClientId client, int status)
    {
        var id = Guid.CreateVersion7();
        await raw.ExecuteAsync(
            "INSERT INTO \"Enrollments\" (\"Id\", \"ClientId\", \"Status\", \"StartDate\", \"ArrangeHour\", \"StartedUtc\", \"Payer\", \"Version\") VALUES "
            + string.Create(CultureInfo.InvariantCulture, $"('{Raw.Text(id)}', '{Raw.Text(client.Value)}', {status}, '2030-01-07', '0', '2030-01-07 00:00:00Z', 0, 0)"));
        return id;
    }

    private static Task<int> SetAsync(Raw raw, Guid stay, string what) => raw.ExecuteAsync($"UPDATE \"Enrollments\" SET {what} WHERE \"Id\" = '{Raw.Text(stay)}'");

    private static Task<int> MoveAsync(Raw raw, Guid stay, int to, string reason) => raw.ExecuteAsync(
        "INSERT INTO \"EnrollmentMove\" (\"Id\", \"EnrollmentId\", \"From\", \"To\", \"AtUtc\", \"Reason\") VALUES "
        + string.Create(CultureInfo.InvariantCulture, $"('{Raw.Text(Guid.NewGuid())}', '{Raw.Text(stay)}', 5, {to}, '2030-01-09 00:00:00Z', {reason})"));
}
