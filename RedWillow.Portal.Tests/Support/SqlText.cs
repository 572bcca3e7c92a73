using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace RedWillow.Portal.Tests.Support;

/// <summary>SQL that tests put together themselves, names of tables among it: the one place where a command's text is no constant.</summary>
internal static class SqlText
{
    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "The text is the tests' own; nobody types any of it.")]
    public static DbCommand Command(this DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        return command;
    }

    /// <summary>Runs it and answers the number of rows it touched.</summary>
    public static async Task<int> ExecuteAsync(this DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.Command(sql, transaction);
        return await command.ExecuteNonQueryAsync();
    }
}
