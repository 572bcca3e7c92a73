using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace RedWillow.Portal.Tests.Support;

/// <summary>
/// Runs a theory once per database; its one parameter is a fresh, migrated <see cref="Database"/>.
/// Without PostgreSQL that row is a visible skip, or a failure where PostgreSQL is required.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEachDatabaseAttribute : DataAttribute, IBeforeAfterTestAttribute
{
    public override async ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var rows = new List<ITheoryDataRow>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            var skip = provider is DatabaseProvider.PostgreSql ? PostgresServer.ReasonToSkip : null;
            Database? database = null;
            if (skip is null) disposalTracker.Add(database = await Database.CreateAsync(provider));
            rows.Add(new TheoryDataRow<Database?>(database) { Skip = skip, TestDisplayName = $"{testMethod.ReflectedType?.FullName}.{testMethod.Name} on {provider}" }
                .WithTrait("Database", provider.ToString()));
        }

        return rows;
    }

    public void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        // Its database is there already.
    }

    /// <summary>Lets the test's database go at once. What is only left to the tracker stays until all tests have ended, a thousand databases by then.</summary>
    public void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        foreach (var database in test.TestMethodArguments.OfType<Database>()) database.LetGo();
    }

    /// <summary>Databases are made when the test runs, not when it is listed.</summary>
    public override bool SupportsDiscoveryEnumeration() => false;
}
