using Microsoft.EntityFrameworkCore;

namespace RedWillow.Portal.Tests.Architecture.Specimens.Data;

public sealed class SpecimenContext(DbContextOptions<SpecimenContext> options) : DbContext(options)
{
    public DbSet<SpecimenRow> Rows => Set<SpecimenRow>();

    public Task<int> SaveNothingAsync() => Task.FromResult(0);
}

public sealed class SpecimenRow
{
    public int Id { get; set; }
}

/// <summary>Allowed to save.</summary>
public sealed class PortalUnitOfWork(SpecimenContext db)
{
    public Task<int> RunAsync() => db.SaveChangesAsync();
}
