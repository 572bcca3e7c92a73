using Microsoft.EntityFrameworkCore;

namespace RedWillow.Portal.Data;

/// <summary>Removes rows without reading what they say: what is encrypted stays so, and a lost key stops nothing.</summary>
public static class OldRowRemoval
{
    /// <summary>Removes the first rows of an ordered query, at most a batch; answers how many.</summary>
    public static Task<int> RemoveFirstAsync<TRow>(this IQueryable<TRow> ordered, int batch, CancellationToken stop)
        where TRow : class => ordered.Take(batch).ExecuteDeleteAsync(stop);
}
