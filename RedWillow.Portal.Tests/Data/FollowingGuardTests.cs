using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Outreach and reviews, as the database itself sees them .</summary>
public sealed class FollowingGuardTests
{
    [Theory, OnEachDatabase]
    public async Task A_client_has_one_outreach_for_a_session_and_one_open_review_for_a_stay(Database database)
    {
        var (raw, client, session) = await StartAsync(database);
        await raw.OutreachAsync(client, session);
        await raw.ReviewAsync(client);

        await Raw.RefusedAsync("OutreachTasks", () => raw.OutreachAsync(client, session));
        await Raw.RefusedAsync("CareTeamReviews", () => raw.ReviewAsync(client));
        await raw.ExecuteAsync(Concluded(raw, 1, note: true));
        await raw.ReviewAsync(client);
    }

    [Theory, OnEachDatabase]
    public async Task What_has_ended_says_how_and_why(Database database)
    {
        var (raw, client, session) = await StartAsync(database);
        await raw.OutreachAsync(client, session);
        await raw.ReviewAsync(client);

        await Raw.RefusedAsync("CK_OutreachTasks_End", () => raw.ExecuteAsync($"UPDATE \"OutreachTasks\" SET \"ClosedUtc\" = {raw.Instant(database.Clock.UtcNow)}"));
        await Raw.RefusedAsync("CK_OutreachTasks_End", () => raw.ExecuteAsync("UPDATE \"OutreachTasks\" SET \"End\" = 1"));
        await Raw.RefusedAsync("CK_OutreachTasks_Why", () => raw.ExecuteAsync(Ended(raw, 2)));
        await Raw.RefusedAsync("CK_CareTeamReviews_End", () => raw.ExecuteAsync("UPDATE \"CareTeamReviews\" SET \"Outcome\" = 5"));
        await Raw.RefusedAsync("CK_CareTeamReviews_Agreed", () => raw.ExecuteAsync(Concluded(raw, 4, note: false)));
        await raw.ExecuteAsync(Concluded(raw, 5, note: false));
        await raw.ExecuteAsync(Ended(raw, 1));
    }

    [Theory, OnEachDatabase]
    public async Task What_has_ended_stays_ended_and_only_a_correction_opens_again(Database database)
    {
        var (raw, client, session) = await StartAsync(database);
        await raw.OutreachAsync(client, session);
        await raw.ReviewAsync(client);
        const string opened = "UPDATE \"OutreachTasks\" SET \"ClosedUtc\" = NULL, \"End\" = NULL";

        await raw.ExecuteAsync(Ended(raw, 3));
        await raw.ExecuteAsync(opened);
        await raw.ExecuteAsync(Ended(raw, 1));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync(opened));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("DELETE FROM \"OutreachTasks\""));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("DELETE FROM \"CareTeamReviews\""));
        await raw.ExecuteAsync(Concluded(raw, 4, note: true));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("UPDATE \"CareTeamReviews\" SET \"Outcome\" = 5"));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync("UPDATE \"CareTeamReviews\" SET \"Outcome\" = NULL, \"ClosedUtc\" = NULL"));
    }

    /// <summary>Only SQLite replaces rows.</summary>
    [Fact]
    public async Task No_replacement_takes_the_place_of_what_there_is()
    {
        await using var database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        var (raw, client, session) = await StartAsync(database);
        await raw.OutreachAsync(client, session);
        await raw.ReviewAsync(client);
        await raw.ExecuteAsync(Ended(raw, 1));
        await raw.ExecuteAsync(Concluded(raw, 4, note: true));

        Assert.Empty(await Guards.LostToReplacementAsync(database, "OutreachTasks", "Id", "EndNote"));
        Assert.Empty(await Guards.LostToReplacementAsync(database, "CareTeamReviews", "Id", "Note"));
        await raw.ReviewAsync(client);
        Assert.Empty(await Guards.LostToReplacementAsync(database, "CareTeamReviews", "Id", "Note"));
        await Raw.RefusedAsync("immutable", () => raw.ExecuteAsync(
            "UPDATE OR REPLACE \"CareTeamReviews\" SET \"Id\" = (SELECT \"Id\" FROM \"CareTeamReviews\" WHERE \"ClosedUtc\" IS NOT NULL) WHERE \"ClosedUtc\" IS NULL"));
    }

    private static string Ended(Raw raw, int end) => $"UPDATE \"OutreachTasks\" SET \"ClosedUtc\" = {raw.Instant(new(2026, 1, 13, 17, 0, 0, DateTimeKind.Utc))}, \"End\" = {end}";

    private static string Concluded(Raw raw, int outcome, bool note) =>
        $"UPDATE \"CareTeamReviews\" SET \"ClosedUtc\" = {raw.Instant(new(2026, 1, 13, 17, 0, 0, DateTimeKind.Utc))}, \"Outcome\" = {outcome}"
        + (note ? $", \"Note\" = 'x', \"Through\" = '2026-01-13', \"ClosedBy\" = (SELECT \"Id\" FROM \"Practitioners\" LIMIT 1)" : null);

    private static async Task<(Raw Raw, ClientId Client, Guid Session)> StartAsync(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, client) = (await center.GroupAsync(3), await center.ClientAsync());
        return (raw, client, await raw.SessionAsync(group, await center.RoomAsync(), await center.PractitionerAsync(), database.Clock.UtcNow));
    }
}
