using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;

namespace RedWillow.Portal.Tests.Support;

/// <summary>Something happens before every context is made: what another person does between two steps of a handler.</summary>
internal sealed class Meanwhile(IDbContextFactory<PortalDbContext> contexts, Func<Task> happens) : IDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext() => throw new NotSupportedException("Units of work wait for their contexts.");

    public async Task<PortalDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        await happens();
        return await contexts.CreateDbContextAsync(cancellationToken);
    }
}
