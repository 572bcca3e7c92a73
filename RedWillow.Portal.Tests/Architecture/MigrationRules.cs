using Microsoft.EntityFrameworkCore;

namespace RedWillow.Portal.Tests.Architecture;

/// <summary>The model and its migrations say the same.</summary>
public static class MigrationRules
{
    /// <summary>The contexts whose newest migration is not the model. Needs no database.</summary>
    public static IEnumerable<Violation> MigrationsMatchTheModel(IEnumerable<DbContext> contexts) =>
        from context in contexts
        where context.Database.HasPendingModelChanges()
        select new Violation(context.GetType().Name, "has changes without a migration");
}
