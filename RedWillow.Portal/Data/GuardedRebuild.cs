using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace RedWillow.Portal.Data;

/// <summary>
/// SQLite changes a table by building it anew, and the old table takes its triggers along without a word. So a migration that rebuilds
/// tables takes all guards away before, because no other table's guard may speak of one that is missing, and gives all of them back
/// after. It is one transaction: foreign keys are off while tables come and go, and are checked before the commit.
/// </summary>
internal sealed class GuardedRebuild(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private const string Rebuilt = "CREATE TABLE \"ef_temp_";

    // The name of the rule is what the refusal says.
    private const string Check =
        """
        CREATE TEMP TABLE "Orphans" ("Count" INTEGER NOT NULL CONSTRAINT "orphans" CHECK ("Count" = 0));
        INSERT INTO "Orphans" SELECT count(*) FROM pragma_foreign_key_check;
        DROP TABLE "Orphans";
        """;

    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        var commands = base.Generate(operations, model, options);
        if (!commands.Any(command => command.CommandText.StartsWith(Rebuilt, StringComparison.Ordinal)))
            return commands;

        var scripts = ScriptsOf(model);
        // Left to itself the provider switches foreign keys in the middle, which commits the first half on its own.
        return
        [
            .. Run("PRAGMA foreign_keys = 0;", alone: true),
            .. scripts.SelectMany(script => Run(GuardScript.Drops(script))),
            .. commands.Where(command => !command.TransactionSuppressed),
            .. scripts.SelectMany(script => Run(GuardScript.Read(script))),
            .. Run(Check),
            .. Run("PRAGMA foreign_keys = 1;", alone: true),
        ];
    }

    // A script comes with the migration after which the model shows the table it speaks of.
    private static List<string> ScriptsOf(IModel? model)
    {
        var tables = model?.GetRelationalModel();
        return [.. GuardScript.OfSqlite.Where(row => tables?.FindTable(row.Table, null) is not null).Select(row => row.Script)];
    }

    private IReadOnlyList<MigrationCommand> Run(string sql, bool alone = false) =>
        base.Generate([new SqlOperation { Sql = sql, SuppressTransaction = alone }]);
}
