using System.Text.RegularExpressions;
using RedWillow.Portal.Data;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>What is promised once is not written by who cannot see what others have committed meanwhile (PostgreSQL).</summary>
public sealed partial class SnapshotGuardTests
{
    [Theory, InlineData("REPEATABLE READ"), InlineData("SERIALIZABLE")]
    public async Task Nothing_that_is_promised_once_is_written_under_a_snapshot(string isolation)
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        foreach (var table in Tables)
            await Raw.RefusedAsync("kept_snapshot", () => database.ExecuteSqlAsync($"BEGIN ISOLATION LEVEL {isolation}; DELETE FROM \"{table}\" WHERE false; COMMIT"));
        foreach (var table in Tables)
            await database.ExecuteSqlAsync($"BEGIN ISOLATION LEVEL READ COMMITTED; DELETE FROM \"{table}\" WHERE false; COMMIT");
    }

    /// <summary>Every guard that looks at other rows needs it; so the tables are those of the guards that lock or count.</summary>
    [Fact]
    public void Every_table_whose_guard_waits_for_a_row_is_one_of_them()
    {
        string[] scripts = ["guards", "guests", "patterns", "talks", "closed", "parts"];
        var waiting = scripts.Select(static script => $"{script}.postgres.sql")
            .SelectMany(script => Guarded().Matches(GuardScript.Read(script))).Select(found => found.Groups["table"].Value)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(waiting, Tables.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Tables =>
        Snapshot().Matches(GuardScript.Read(GuardScript.PostgresSnapshots)).Select(found => found.Groups["table"].Value);

    [GeneratedRegex("EXECUTE FUNCTION \"(?<table>\\w+)_(guard|guests|guests_stay|pattern|talk|closed|hours_given|part|hours|sessions|hour|appointments)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Guarded();

    [GeneratedRegex("^CREATE TRIGGER \"(?<table>\\w+)_snapshot\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Snapshot();
}
