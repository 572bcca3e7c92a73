using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RedWillow.Portal.Data;

/// <summary>Marks columns whose content is encrypted, and gives each of them its converter.</summary>
public static class ProtectedColumns
{
    private const string Mark = "RedWillow:Protected";

    /// <summary>The column is stored encrypted. Nothing can sort or filter on it.</summary>
    public static PropertyBuilder<T> Encrypted<T>(this PropertyBuilder<T> property)
    {
        property.Metadata.SetAnnotation(Mark, true);
        return property;
    }

    internal static void Apply(ModelBuilder builder, FieldProtector protector)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(IsProtected).ToList())
        {
            property.RemoveAnnotation(Mark);
            property.SetValueConverter(ConverterFor(property, protector));
            if (property.ClrType == typeof(byte[]))
                property.SetValueComparer(new ValueComparer<byte[]>((one, other) => one!.SequenceEqual(other!), file => file.Length, file => file.ToArray()));
        }
    }

    private static bool IsProtected(IReadOnlyProperty property) => property.FindAnnotation(Mark) is not null;

    private static ValueConverter ConverterFor(IMutableProperty property, FieldProtector protector)
    {
        var purpose = $"{property.DeclaringType.GetTableName()}.{property.Name}";
        if (property.ClrType == typeof(string))
        {
            return new ValueConverter<string, string>(
                plain => protector.Protect(purpose, plain), stored => protector.Unprotect(purpose, stored));
        }

        if (property.ClrType == typeof(DateOnly?) || property.ClrType == typeof(DateOnly))
        {
            return new ValueConverter<DateOnly, string>(
                day => protector.Protect(purpose, day.ToString("O", CultureInfo.InvariantCulture)),
                stored => DateOnly.ParseExact(protector.Unprotect(purpose, stored), "O", CultureInfo.InvariantCulture));
        }

        if (property.ClrType == typeof(byte[]))
            return new ValueConverter<byte[], byte[]>(plain => protector.Protect(purpose, plain), stored => protector.Unprotect(purpose, stored));

        throw new NotSupportedException($"{purpose}: only text, dates and files can be encrypted.");
    }
}

/// <summary>
/// EF keeps one model per context type for the whole process. The converters hold the key ring, so a model belongs to its keys:
/// two hosts in one process never read with each other's.
/// </summary>
internal sealed class ModelPerKeyRing : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), designTime, context is PortalDbContext portal ? portal.Protector : null);
}
