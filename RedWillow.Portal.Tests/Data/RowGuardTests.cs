using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>What the database never lets anybody have twice, or change.</summary>
public sealed class RowGuardTests
{
    public static readonly string[] AppendOnly =
        ["AuditEntries", "AuditSeals", "Signatures", "DocumentTexts", "AttendanceAmendments", "EnrollmentMove", "IntakeResults"];

    [Theory, OnEachDatabase]
    public async Task A_client_has_one_enrollment_that_has_not_ended(Database database)
    {
        var (raw, client) = (new Raw(database), await new Center(database).ClientAsync());
        await EnrollAsync(raw, client, status: 8);
        await EnrollAsync(raw, client, status: 0);

        await Raw.RefusedAsync("Enrollments", () => EnrollAsync(raw, client, status: 3));
    }

    [Theory, OnEachDatabase]
    public async Task Tables_that_only_grow_refuse_changes_and_deletions(Database database)
    {
        var raw = new Raw(database);
        await raw.ExecuteAsync("INSERT INTO \"AuditSeals\" (\"Sequence\", \"EntryId\", \"Mac\") VALUES (1, '" + Raw.Text(Guid.NewGuid()) + "', 'x')");

        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("UPDATE \"AuditSeals\" SET \"Mac\" = 'y'"));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("DELETE FROM \"AuditSeals\""));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("UPDATE \"AuditEntries\" SET \"Act\" = 'y'"));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("DELETE FROM \"AuditEntries\""));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync(database.Provider is DatabaseProvider.Sqlite
            ? "INSERT OR REPLACE INTO \"AuditSeals\" (\"Sequence\", \"EntryId\", \"Mac\") SELECT \"Sequence\", \"EntryId\", 'y' FROM \"AuditSeals\""
            : "TRUNCATE \"AuditSeals\""));
    }

    [Theory, OnEachDatabase]
    public async Task Every_table_that_only_grows_has_its_guards(Database database)
    {
        foreach (var table in AppendOnly)
        {
            var guards = await database.ScalarAsync(database.Provider is DatabaseProvider.Sqlite
                ? $"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}' AND name LIKE '{table}_immutable_%'"
                : $"SELECT count(*) FROM pg_trigger WHERE tgrelid = '\"{table}\"'::regclass AND tgname LIKE '{table}_immutable%'");
            Assert.True(Convert.ToInt32(guards, System.Globalization.CultureInfo.InvariantCulture) >= 2, $"{table}: {guards}");
        }
    }

    [Theory, OnEachDatabase]
    public async Task An_empty_span_is_no_seat(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, client) = (await center.GroupAsync(1), await center.ClientAsync());

        await Raw.RefusedAsync("CK_SeatClaims_Span", () => raw.SeatAsync(group, client, Center.Monday, Center.Monday));
    }

    private static Task<int> EnrollAsync(Raw raw, ClientId client, int status) => raw.ExecuteAsync(
        "INSERT INTO \"Enrollments\" (\"Id\", \"ClientId\", \"Status\", \"ArrangeHour\", \"StartedUtc\", \"Payer\", \"Version\") VALUES "
        + $"('{Raw.Text(Guid.CreateVersion7())}', '{Raw.Text(client.Value)}', {status}, '0', '2030-01-07 00:00:00Z', 0, 0)");
}
