using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>
/// What belongs to somebody else in a SQLite file: for an id that a form holds another one of the same table, whose owner is another;
/// and a client as whom nobody visits. What belongs to them can be read, so that a test can say that it is as it was.
/// </summary>
public sealed class Strangers : IDisposable
{
    // Whoever tries is recorded, with the client it was about.
    private const string Record = "AuditEntries";

    private static readonly string[] OwnerColumns = ["ClientId", "UserId"];

    private readonly SqliteConnection _connection;
    private readonly List<(string Name, string Key, bool IsBytes, string? Owner)> _tables = [];
    private readonly string? _client;
    private readonly string? _enrollment;

    /// <summary>Looks at the tables of the file and for a client in treatment.</summary>
    /// <param name="file">The database.</param>
    /// <param name="today">The day at the center.</param>
    /// <param name="visitors">The clients as whom the forms are sent.</param>
    public Strangers(string file, DateOnly today, params IEnumerable<Guid> visitors)
    {
        Yesterday = today.AddDays(-1);
        _connection = new SqliteConnection(SqliteTemplate.ConnectionString(file));
        _connection.Open();
        foreach (var table in Read("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").Select(row => (string)row[0]))
        {
            var columns = Read($"SELECT name, type, pk FROM pragma_table_info('{table}')");
            if (columns.FindAll(column => (long)column[2] > 0) is [[string key, string type, _]])
                _tables.Add((table, key, type == "BLOB", Array.Find(OwnerColumns, name => columns.Exists(column => (string)column[0] == name))));
        }

        var own = visitors.Select(Text).ToHashSet(StringComparer.Ordinal);
        if (Read($"SELECT \"ClientId\", \"Id\" FROM \"Enrollments\" WHERE \"Status\" = {(int)EnrollmentStatus.Active} ORDER BY \"Id\"").FirstOrDefault(row => !own.Contains((string)row[0])) is [string client, string enrollment])
            (_client, _enrollment) = (client, enrollment);
    }

    /// <summary>A day on which a paper can have been signed.</summary>
    public DateOnly Yesterday { get; }

    /// <summary>The other client's ids under the names that forms and handlers have for them.</summary>
    public IEnumerable<KeyValuePair<string, string>> AsFields()
    {
        var (client, enrollment) = (_client ?? Guid.NewGuid().ToString(), _enrollment ?? Guid.NewGuid().ToString());
        return
        [
            new("Input.Id", enrollment), new("Input.Enrollment", enrollment), new("Id", enrollment), new("For", enrollment),
            new("Input.ClientId", client), new("Input.Client", client), new("ClientId", client),
        ];
    }

    /// <summary>An id of the same kind that belongs to another; null when the text is no id of a row.</summary>
    public string? InsteadOf(string posted)
    {
        foreach (var (table, key, owner, id) in Holding(posted))
        {
            var other = owner is null
                ? Read($"SELECT \"{key}\" FROM \"{table}\" WHERE \"{key}\" <> $id ORDER BY \"{key}\" LIMIT 1", id)
                : Read($"SELECT \"{key}\" FROM \"{table}\" WHERE \"{owner}\" <> (SELECT \"{owner}\" FROM \"{table}\" WHERE \"{key}\" = $id) ORDER BY \"{key}\" LIMIT 1", id);
            if (other.Count > 0)
                return other[0][0] is byte[] bytes ? WebEncoders.Base64UrlEncode(bytes) : ((string)other[0][0]).ToLowerInvariant();
        }

        return null;
    }

    /// <summary>The rows with these ids, and everything else that belongs to their owners.</summary>
    public string Print(IEnumerable<string> ids)
    {
        var (print, owners) = (new StringBuilder(), new HashSet<(string Column, object Owner)>());
        foreach (var (table, key, owner, id) in ids.Distinct(StringComparer.Ordinal).SelectMany(Holding))
        {
            Append($"SELECT * FROM \"{table}\" WHERE \"{key}\" = $id", id);
            if (table == "Clients")
                owners.Add(("ClientId", id));
            else if (owner is not null)
                owners.Add((owner, Read($"SELECT \"{owner}\" FROM \"{table}\" WHERE \"{key}\" = $id", id)[0][0]));
        }

        foreach (var (column, owner) in owners)
        {
            foreach (var theirs in _tables.Where(one => one.Owner == column && one.Name != Record))
                Append($"SELECT * FROM \"{theirs.Name}\" WHERE \"{column}\" = $id ORDER BY \"{theirs.Key}\"", owner);
        }

        return print.ToString();

        void Append(string sql, object id)
        {
            foreach (var value in Read(sql, id).SelectMany(row => row))
                print.Append(value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\u001F');
            print.Append('\u001E');
        }
    }

    public void Dispose() => _connection.Dispose();

    private IEnumerable<(string Table, string Key, string? Owner, object Id)> Holding(string posted)
    {
        object? id = Guid.TryParse(posted, out var guid) ? Text(guid) : Bytes(posted);
        return id is null ? [] : _tables.Where(table => table.IsBytes == id is byte[] && Read($"SELECT 1 FROM \"{table.Name}\" WHERE \"{table.Key}\" = $id", id).Count > 0).Select(table => (table.Name, table.Key, table.Owner, id));
    }

    private List<object[]> Read(string sql, object? id = null)
    {
        using var command = (SqliteCommand)_connection.Command(sql);
        if (id is not null) command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static string Text(Guid id) => id.ToString().ToUpperInvariant();

    private static byte[]? Bytes(string posted)
    {
        try
        {
            return posted.Length is > 0 and < 1500 ? WebEncoders.Base64UrlDecode(posted) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
