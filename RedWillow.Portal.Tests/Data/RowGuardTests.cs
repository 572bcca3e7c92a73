using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>What the database never lets anybody have twice, or change.</summary>
public sealed class RowGuardTests
{
    [Theory, OnEachDatabase]
    public async Task A_client_has_one_enrollment_that_has_not_ended(Database database)
    {
        var (raw, client) = (new Raw(database), await new Center(database).ClientAsync());
        await EnrollAsync(raw, client, status: 9);
        await EnrollAsync(raw, client, status: 0);

        await Raw.RefusedAsync("Enrollments", () => EnrollAsync(raw, client, status: 3));
    }

    [Theory, OnEachDatabase]
    public async Task A_row_in_a_table_that_only_grows_is_not_changed_deleted_or_replaced(Database database)
    {
        await KeptRows.AddAsync(database);

        await Guards.KeepAsync(database);
    }

    [Theory, OnEachDatabase]
    public async Task The_guards_are_the_ones_of_the_script_and_bite(Database database)
    {
        await KeptRows.AddAsync(database);

        Assert.Equal(Guards.Named(database), await Guards.InAsync(database));
        await Guards.BiteAsync(database);
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
