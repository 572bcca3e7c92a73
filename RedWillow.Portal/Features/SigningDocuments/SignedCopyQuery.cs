using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.SigningDocuments;

/// <summary>The copy of a signed paper: the text as it was, and the signature under it.</summary>
public sealed record SignedCopy(string Text, string Culture, int Version, string SignerName, DateTime SignedLocal, string Hash);

/// <summary>Reads a copy of one of the actor's own signed papers; null when it is not theirs.</summary>
public sealed class SignedCopyQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<SignedCopy?> HandleAsync(Actor actor, SignatureId id, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var row = await (
            from signature in db.Signatures.AsNoTracking()
            join text in db.DocumentTexts.AsNoTracking() on signature.DocumentHash equals text.Hash
            where signature.Id == id && signature.ClientId == me.Id
            select new { signature.SignerName, signature.SignedUtc, text.Text, text.Culture, text.Version, text.Hash }).SingleOrDefaultAsync(stop);
        return row is null ? null : new(row.Text, row.Culture, row.Version, row.SignerName, clock.Zone.ToLocal(row.SignedUtc), row.Hash);
    }
}
