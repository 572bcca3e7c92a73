using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>What identifies a person cannot be read from the file that a thief carries away.</summary>
public sealed class ProtectionTests
{
    [Fact]
    public async Task No_protected_word_stands_in_the_database_files()
    {
        var file = Path.Combine(Scratch.NewFolder(), "portal.db");
        await using var services = await NewAsync(file);
        await using (var db = DatabaseServices.Context(services))
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys=OFF");
            var planted = db.Model.GetEntityTypes().Count(type => Plant(db, type));
            await db.SaveChangesAsync();
            Assert.Equal(ModelTests.Protected.Select(name => name.Split('.')[0]).Distinct(StringComparer.Ordinal).Count(), planted);
            Assert.Contains("canary", (await db.Clients.AsNoTracking().SingleAsync()).LegalName, StringComparison.Ordinal);

            foreach (var part in Directory.GetFiles(Path.GetDirectoryName(file)!))
            {
                await using var stream = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes);
                var text = Encoding.Latin1.GetString(bytes.ToArray());
                Assert.DoesNotContain("canary", text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("1987-06-05", text, StringComparison.Ordinal);
            }
        }

        await SqliteTemplate.RemoveAsync(file);
    }

    [Fact]
    public async Task Two_key_rings_in_one_process_do_not_read_each_others_rows()
    {
        var file = Path.Combine(Scratch.NewFolder(), "portal.db");
        await using var first = await NewAsync(file);
        await using (var db = DatabaseServices.Context(first))
        {
            db.Clients.Add(Client.Register(new(Guid.CreateVersion7()), "A1", "Inés", null, "en-US", FixedClock.Usual().UtcNow));
            await db.SaveChangesAsync();
        }

        await using var second = Services(file);
        await using (var db = DatabaseServices.Context(second))
            await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => db.Clients.SingleAsync());
        await using (var db = DatabaseServices.Context(first))
            Assert.Equal("Inés", (await db.Clients.SingleAsync()).PreferredName);
        await SqliteTemplate.RemoveAsync(file);
    }

    [Fact]
    public void A_value_copied_into_another_column_cannot_be_read_there()
    {
        var fields = new FieldProtector(new EphemeralDataProtectionProvider());
        var stored = fields.Protect("Clients.Phone", "801");

        Assert.Equal("801", fields.Unprotect("Clients.Phone", stored));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => fields.Unprotect("Clients.Email", stored));
    }

    /// <summary>Adds a row with a canary word in every protected column, of a client where the table knows one; false when the table has none.</summary>
    private static bool Plant(PortalDbContext db, IEntityType type)
    {
        bool IsProtected(IProperty property) => ModelTests.Protected.Contains($"{type.GetTableName()}.{property.Name}", StringComparer.Ordinal);
        if (!type.GetProperties().Any(IsProtected)) return false;
        var row = db.Entry(RuntimeHelpers.GetUninitializedObject(type.ClrType));
        foreach (var property in type.GetProperties().Where(property => IsProtected(property) || !property.IsNullable || property.Name is "ClientId"))
            row.Property(property.Name).CurrentValue = Sample(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, IsProtected(property));
        row.State = EntityState.Added;
        return true;
    }

    private static object Sample(Type type, bool canary)
    {
        if (type == typeof(string)) return canary ? "The canary sings." : "x";
        if (type == typeof(DateOnly)) return canary ? new DateOnly(1987, 6, 5) : Center.Monday;
        if (type == typeof(int)) return 1;
        if (type == typeof(DateTime)) return FixedClock.Usual().UtcNow;
        if (type == typeof(Guid)) return Guid.NewGuid();
        return type.Name.EndsWith("Id", StringComparison.Ordinal) ? Activator.CreateInstance(type, Guid.NewGuid())! : Activator.CreateInstance(type)!;
    }

    private static async Task<ServiceProvider> NewAsync(string file)
    {
        await SqliteTemplate.CopyAsync(file);
        return Services(file);
    }

    // A key ring of its own: services registered later win.
    private static ServiceProvider Services(string file)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddPortalDatabase(DatabaseSetup.Sqlite, _ => SqliteTemplate.ConnectionString(file));
        services.AddSingleton(new BlindIndex(new byte[BlindIndex.KeyBytes]));
        services.AddSingleton(new FieldProtector(new EphemeralDataProtectionProvider()));
        return services.BuildServiceProvider();
    }
}
