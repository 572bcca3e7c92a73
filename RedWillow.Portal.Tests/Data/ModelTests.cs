using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RedWillow.Portal.Data;

namespace RedWillow.Portal.Tests.Data;

/// <summary>What the model says, on both databases.</summary>
public sealed class ModelTests
{
    /// <summary>Everything that says who somebody is or what they told. A new column of that kind belongs here.</summary>
    public static readonly string[] Protected =
    [
        "AspNetUserTokens.Value", "AspNetUsers.Email", "AspNetUsers.PhoneNumber",
        "AttendanceAmendments.Reason",
        "CareTeamReviews.Note",
        "Clients.DateOfBirth", "Clients.Email", "Clients.LegalName", "Clients.Phone", "Clients.PreferredName",
        "CommandAnswers.Answer", "CommandAnswers.BodyHash",
        "ContactAttempts.Note",
        "Discharges.Aftercare", "Discharges.NextPlace", "Discharges.Reason",
        "EnrollmentAnswers.Value", "EnrollmentMove.Reason", "Enrollments.EndNote",
        "Inquiries.Email", "Inquiries.Name", "Inquiries.Phone",
        "IntakeResults.Note",
        "Outbox.Payload",
        "OutreachTasks.EndNote",
        "SafetyFlags.ClearedNote", "SafetyFlags.Reasons",
        "Signatures.IpAddress", "Signatures.SignerName", "Signatures.UserAgent",
        "WaitlistEntries.PossibleHours",
    ];

    /// <summary>Text that is about the center, about staff as clients see them, or a code. Read it twice before adding to it.</summary>
    public static readonly string[] Readable =
    [
        "AttemptThrottles.Key", "AuditEntries.Act", "AuditEntries.ActorKind", "AuditEntries.Detail", "AuditSeals.Mac",
        "Clients.Culture", "Clients.EmailIndex", "Clients.PhoneIndex", "Clients.Reference", "Closures.Reason", "CommandAnswers.ActorKey",
        "DocumentTexts.Culture", "DocumentTexts.Hash", "DocumentTexts.Text",
        "EnrollmentAnswers.Question", "GroupSessions.CancelReason", "GroupSessions.ZoneId", "Groups.Name", "Groups.Slug",
        "Inquiries.Culture", "Inquiries.Reference",
        "OpeningBalances.License", "Outbox.Kind", "Outbox.LastFault", "Outbox.OnceKey",
        "PaperConsents.DocumentHash",
        "Practitioners.Credential", "Practitioners.Languages", "Practitioners.LicenseNumber", "Practitioners.Name",
        "Rooms.Name",
        "Signatures.AuthenticationLevel", "Signatures.Capacity", "Signatures.Culture", "Signatures.DocumentHash", "Signatures.Intent", "Signatures.ZoneId",
    ];

    [Fact]
    public void Both_databases_have_the_same_model() =>
        Assert.Equal(Describe(Sqlite()), Describe(Postgres()));

    [Fact]
    public void Whatever_says_who_somebody_is_is_encrypted()
    {
        var encrypted = Columns(Sqlite()).Where(column => column.Converter && column.Stored == typeof(string)).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Protected.Except(encrypted, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_column_is_either_encrypted_or_known_to_be_harmless()
    {
        var open = Columns(Sqlite()).Where(column => column is { Converter: false, IsIdentity: false } && column.Stored == typeof(string)).Select(column => column.Name);

        Assert.Equal(Readable.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_compared_that_sqlite_cannot_compare()
    {
        Type[] wrong = [typeof(TimeSpan), typeof(decimal), typeof(TimeOnly), typeof(ulong)];
        Assert.Empty(Columns(Sqlite()).Where(column => wrong.Contains(column.Stored)).Select(column => column.Name));
    }

    private static IModel Sqlite() => new SqlitePortalDbContext(
        DesignTime.Options<SqlitePortalDbContext>(options => options.UsePortalSqlite("Data Source=:memory:"))).Model;

    private static IModel Postgres() => new PostgresPortalDbContext(
        DesignTime.Options<PostgresPortalDbContext>(options => options.UsePortalPostgres("Host=none"))).Model;

    private static List<Column> Columns(IModel model) =>
    [
        .. from entity in model.GetEntityTypes()
           from property in entity.GetProperties()
           let stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType
           select new Column($"{entity.GetTableName()}.{property.Name}", Nullable.GetUnderlyingType(stored) ?? stored,
               property.GetValueConverter() is not null, entity.GetTableName()!.StartsWith("AspNet", StringComparison.Ordinal)),
    ];

    private static List<string> Describe(IModel model) =>
    [
        .. model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Select(property =>
                $"{entity.GetTableName()}.{property.GetColumnName()} {property.ClrType} null={property.IsNullable} key={property.IsKey()} token={property.IsConcurrencyToken} max={property.GetMaxLength()}")
            .Concat(entity.GetIndexes().Select(index =>
                $"{entity.GetTableName()} index {string.Join(',', index.Properties.Select(property => property.Name))} unique={index.IsUnique} where {index.GetFilter()}"))
            .Concat(entity.GetForeignKeys().Select(key => $"{entity.GetTableName()} -> {key.PrincipalEntityType.GetTableName()} {key.DeleteBehavior}")))
            .Order(StringComparer.Ordinal),
    ];

    private sealed record Column(string Name, Type Stored, bool Converter, bool IsIdentity);
}
