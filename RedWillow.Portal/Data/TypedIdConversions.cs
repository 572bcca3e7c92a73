using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Data;

/// <summary>Typed ids are stored as the Guid they wrap; every struct beside <see cref="ClientId"/> that wraps one is found by its shape.</summary>
internal static class TypedIdConversions
{
    public static void Apply(ModelConfigurationBuilder conventions)
    {
        foreach (var type in typeof(ClientId).Assembly.GetTypes().Where(IsTypedId))
            conventions.Properties(type).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(type));
    }

    private static bool IsTypedId(Type type) =>
        type is { IsValueType: true, Namespace: "RedWillow.Portal.Domain" } && type.Name.EndsWith("Id", StringComparison.Ordinal);
}

/// <summary>Wraps and unwraps one typed id.</summary>
internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(Unwrap(), Wrap())
    where TId : struct
{
    private static Expression<Func<TId, Guid>> Unwrap()
    {
        var id = Expression.Parameter(typeof(TId), "id");
        return Expression.Lambda<Func<TId, Guid>>(Expression.Property(id, "Value"), id);
    }

    private static Expression<Func<Guid, TId>> Wrap()
    {
        var value = Expression.Parameter(typeof(Guid), "value");
        return Expression.Lambda<Func<Guid, TId>>(Expression.New(typeof(TId).GetConstructor([typeof(Guid)])!, value), value);
    }
}

/// <summary>Instants are UTC or they are not stored.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => Checked(value), value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    private static DateTime Checked(DateTime value) => value.Kind == DateTimeKind.Utc
        ? value
        : throw new InvalidOperationException("An instant must be UTC before it is stored.");
}
