using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>A column that speaks of another row.</summary>
internal sealed record Tie(string Table, string Column)
{
    // Of these, one stands alone: the others must be empty, or another rule speaks before the tie.
    private static readonly Dictionary<string, string> Alone = new(StringComparer.Ordinal)
    {
        ["TalkAppointments.InquiryId"] = ", \"ClientId\" = NULL, \"EnrollmentId\" = NULL, \"Kind\" = 1",
        ["ContactAttempts.InquiryId"] = ", \"ClientId\" = NULL",
    };

    /// <summary>The statement that lets one row speak of another one than it did.</summary>
    public string Moved(string to, Database database)
    {
        var row = database.Provider is DatabaseProvider.Sqlite ? "rowid" : "ctid";
        return $"UPDATE \"{Table}\" SET \"{Column}\" = {to}{Alone.GetValueOrDefault(ToString())} WHERE {row} = (SELECT {row} FROM \"{Table}\" LIMIT 1)";
    }

    public override string ToString() => $"{Table}.{Column}";
}

/// <summary>The columns that speak of other rows, as the model has them: a new one is tied, or judged here.</summary>
internal static class Ties
{
    private const string Kept = "outlives what it speaks of";
    private const string Acted = "who acted, as the audit has it";

    /// <summary>Columns that speak of a row and are not tied to it, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Untied = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AuditEntries.Account"] = Kept, ["AuditEntries.ClientId"] = Kept, ["Outbox.ClientId"] = Kept,
        ["AttendanceAmendments.AmendedBy"] = Acted, ["AttendanceMarks.MarkedBy"] = Acted, ["Discharges.RecordedBy"] = Acted,
        ["EnrollmentMove.By"] = Acted, ["Enrollments.DecidedBy"] = Acted, ["GroupSessions.ClosedBy"] = Acted, ["IndividualAppointments.MarkedBy"] = Acted,
        ["IntakeResults.RecordedBy"] = Acted, ["SafetyFlags.ClearedBy"] = Acted, ["StaffTasks.DoneBy"] = Acted,
        ["HourClaims.OfferedHourId"] = "an offer goes away when it was never meant, and the hour stays",
        ["Enrollments.HourId"] = "what was chosen may be offered no longer",
    };

    /// <summary>Every column that holds the id of another row.</summary>
    public static IReadOnlyList<Tie> In(Database database)
    {
        using var db = database.CreateContext();
        return [.. Entities(db).SelectMany(entity => entity.GetProperties().Where(Speaks).Select(row => new Tie(entity.GetTableName()!, row.GetColumnName())))];
    }

    /// <summary>The client of every table that names a client and a stay.</summary>
    public static IReadOnlyList<Tie> OfClientsBesideStays(Database database)
    {
        using var db = database.CreateContext();
        return [.. Entities(db).Where(entity => Names<EnrollmentId>(entity) && Names<ClientId>(entity)).Select(entity => new Tie(entity.GetTableName()!, "ClientId"))];
    }

    private static IEnumerable<IEntityType> Entities(DbContext db) => db.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null);

    // A typed id that is not the row's own.
    private static bool Speaks(IProperty property) =>
        (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsValueType: true, Namespace: "RedWillow.Portal.Domain" } type
        && type.Name.EndsWith("Id", StringComparison.Ordinal) && property.Name != "Id";

    private static bool Names<TId>(IEntityType entity) => entity.GetProperties().Any(row =>
        row.Name != "Id" && (Nullable.GetUnderlyingType(row.ClrType) ?? row.ClrType) == typeof(TId));
}
