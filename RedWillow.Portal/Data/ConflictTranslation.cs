using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Data;

/// <summary>
/// The database's own "no", of both providers, as a refusal. A handler's rule normally says it first and better;
/// this is what remains when another change was faster than the rule.
/// </summary>
internal static class ConflictTranslation
{
    /// <summary>The refusal that a failed save stands for; null when the fault is no conflict.</summary>
    public static Refusal? Translate(Exception fault) => fault switch
    {
        DbUpdateConcurrencyException => new StaleEdit(),
        DbUpdateException { InnerException: { } inner } => Translate(inner),
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 or 275 or 1811 } sqlite => Named(sqlite.Message),
        PostgresException { SqlState: "23505" or "23514" or "23P01" } postgres => Named(postgres.ConstraintName + " " + postgres.MessageText),
        _ => null,
    };

    /// <summary>Whether the fault is a second row for the same command key: the command has been answered already.</summary>
    public static bool IsAnsweredCommand(Exception fault) => fault switch
    {
        DbUpdateException { InnerException: { } inner } => IsAnsweredCommand(inner),
        SqliteException { SqliteExtendedErrorCode: 1555 } sqlite => sqlite.Message.Contains("CommandAnswers", StringComparison.Ordinal),
        PostgresException { SqlState: "23505", TableName: "CommandAnswers" } => true,
        _ => false,
    };

    private static Refusal? Named(string message)
    {
        // Nobody was faster: the program tried to change what never changes.
        if (message.Contains("immutable", StringComparison.Ordinal))
            return null;
        if (message.Contains("seat_taken", StringComparison.Ordinal))
            return new GroupFull();
        if (message.Contains("Enrollments", StringComparison.Ordinal) && message.Contains("ClientId", StringComparison.Ordinal))
            return new AlreadyEnrolling();
        return new Conflict();
    }
}
