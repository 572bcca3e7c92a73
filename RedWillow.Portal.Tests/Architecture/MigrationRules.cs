using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace RedWillow.Portal.Tests.Architecture;

/// <summary>The model and its migrations say the same.</summary>
public static class MigrationRules
{
    /// <summary>The contexts whose newest migration is not the model, with what is missing. Needs no database.</summary>
    public static IEnumerable<Violation> MigrationsMatchTheModel(IEnumerable<DbContext> contexts) =>
        from context in contexts
        where context.Database.HasPendingModelChanges()
        select new Violation(context.GetType().Name, $"has changes without a migration: {string.Join(", ", Missing(context).Take(10))}");

    private static IEnumerable<string> Missing(DbContext context)
    {
        var snapshot = context.GetService<IMigrationsAssembly>().ModelSnapshot?.Model;
        if (snapshot is not null) snapshot = context.GetService<IModelRuntimeInitializer>().Initialize(snapshot);
        return context.GetService<IMigrationsModelDiffer>()
            .GetDifferences(snapshot?.GetRelationalModel(), context.GetService<IDesignTimeModel>().Model.GetRelationalModel())
            .Select(Describe);
    }

    private static string Describe(MigrationOperation operation) => operation switch
    {
        AddColumnOperation add => $"add {add.Table}.{add.Name}",
        AlterColumnOperation alter => $"alter {alter.Table}.{alter.Name}",
        DropColumnOperation drop => $"drop {drop.Table}.{drop.Name}",
        CreateTableOperation create => $"create {create.Name}",
        CreateIndexOperation index => $"index {index.Table}.{index.Name}",
        _ => operation.GetType().Name,
    };
}
