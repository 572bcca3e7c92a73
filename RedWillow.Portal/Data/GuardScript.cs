namespace RedWillow.Portal.Data;

/// <summary>
/// The guards of each provider, kept as files so that they can be read as SQL. There is one copy: what is in force now. Migrations run
/// it, old ones too, so a guard may only name tables that were there when its script is first run: those of a later table have a script
/// of their own.
/// </summary>
internal static class GuardScript
{
    public const string SqliteParts = "parts.sqlite.sql";
    public const string PostgresParts = "parts.postgres.sql";
    public const string PostgresSnapshots = "snapshots.postgres.sql";

    /// <summary>The scripts of SQLite in their order, each with a table that has to be there first.</summary>
    public static readonly IReadOnlyList<(string Table, string Script)> OfSqlite =
    [
        ("SeatClaims", "guards.sqlite.sql"), ("Discharges", "ends.sqlite.sql"), ("ContactAttempts", "reaching.sqlite.sql"), ("SeatClaims", "guests.sqlite.sql"),
        ("GroupMeetings", "patterns.sqlite.sql"), ("TalkAppointments", "talks.sqlite.sql"), ("OutreachTasks", "outreach.sqlite.sql"),
        ("OpeningBalances", "desk.sqlite.sql"), ("IndividualAppointments", "closed.sqlite.sql"), ("GroupMeetings", SqliteParts),
        ("IndividualAppointments", "hours.sqlite.sql"), ("Groups", "names.sqlite.sql"),
    ];

    /// <summary>The scripts of PostgreSQL in their order.</summary>
    public static readonly IReadOnlyList<string> OfPostgres =
    [
        "guards.postgres.sql", "ends.postgres.sql", "reaching.postgres.sql", "guests.postgres.sql", "patterns.postgres.sql", "talks.postgres.sql",
        "outreach.postgres.sql", "desk.postgres.sql", "closed.postgres.sql", PostgresParts, "hours.postgres.sql", "names.postgres.sql", PostgresSnapshots,
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
