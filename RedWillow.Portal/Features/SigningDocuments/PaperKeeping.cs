using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.Consents;

namespace RedWillow.Portal.Features.SigningDocuments;

/// <summary>Keeps the exact text of a paper from the first signature under it on.</summary>
internal static class PaperKeeping
{
    /// <summary>The first signature of a version also stores its text; two clients must not both do so.</summary>
    public static async Task<Claim[]> ClaimsAsync(this IDbContextFactory<PortalDbContext> contexts, Paper paper, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.DocumentTexts.AnyAsync(row => row.Hash == paper.Hash, stop) ? [] : [Claim.Calendar];
    }

    public static async Task KeepAsync(PortalDbContext db, Paper paper, CancellationToken stop)
    {
        if (!await db.DocumentTexts.AnyAsync(row => row.Hash == paper.Hash, stop))
            db.DocumentTexts.Add(new DocumentText { Hash = paper.Hash, Kind = paper.Kind, Version = paper.Version, Culture = paper.Culture, Text = paper.Text });
    }
}
