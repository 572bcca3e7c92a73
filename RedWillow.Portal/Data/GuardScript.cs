using RedWillow.Portal.Data.Configurations;

namespace RedWillow.Portal.Data;

/// <summary>
/// The guards of each provider, kept as a file so that they can be read as SQL. There is one copy: what is in force now. Migrations run
/// it, old ones too, so a guard may only name tables that were there when its script is first run: those of a later table have a script
/// of their own.
/// </summary>
internal static class GuardScript
{
    public const string Sqlite = "guards.sqlite.sql";
    public const string Postgres = "guards.postgres.sql";
    public const string SqliteEnds = "ends.sqlite.sql";
    public const string PostgresEnds = "ends.postgres.sql";
    public const string SqlitePatterns = "patterns.sqlite.sql";
    public const string PostgresPatterns = "patterns.postgres.sql";
    public const string SqliteParts = "parts.sqlite.sql";
    public const string PostgresParts = "parts.postgres.sql";
    public const string SqliteReaching = "reaching.sqlite.sql";
    public const string PostgresReaching = "reaching.postgres.sql";
    public const string SqliteGuests = "guests.sqlite.sql";
    public const string PostgresGuests = "guests.postgres.sql";
    public const string SqliteTalks = "talks.sqlite.sql";
    public const string PostgresTalks = "talks.postgres.sql";
    public const string SqliteOutreach = "outreach.sqlite.sql";
    public const string PostgresOutreach = "outreach.postgres.sql";
    public const string SqliteClosed = "closed.sqlite.sql";
    public const string PostgresClosed = "closed.postgres.sql";
    public const string SqliteDesk = "desk.sqlite.sql";
    public const string PostgresDesk = "desk.postgres.sql";
    public const string PostgresSnapshots = "snapshots.postgres.sql";

    /// <summary>The scripts of SQLite in their order, each with a table that has to be there first, and the check of that table it came with.</summary>
    public static readonly IReadOnlyList<(string Table, string? Check, string Script)> OfSqlite =
    [
        ("Enrollments", null, Sqlite), ("Discharges", null, SqliteEnds), ("ContactAttempts", null, SqliteReaching), ("SeatClaims", null, SqliteGuests),
        ("GroupMeetings", GroupConfiguration.MeetingLength, SqlitePatterns), ("TalkAppointments", null, SqliteTalks),
        ("OutreachTasks", null, SqliteOutreach), ("OpeningBalances", null, SqliteDesk), ("IndividualAppointments", null, SqliteClosed),
        ("GroupMeetings", GroupConfiguration.MeetingLength, SqliteParts),
    ];

    public static string Read(string name)
    {
        using var stream = typeof(GuardScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {name} is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The part of a script that takes its guards away.</summary>
    public static string Drops(string name) =>
        string.Join('\n', Read(name).Split('\n').Where(line => line.StartsWith("DROP TRIGGER", StringComparison.Ordinal)));
}
