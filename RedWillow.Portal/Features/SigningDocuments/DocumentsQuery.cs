using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.SigningDocuments;

/// <summary>A client's papers: what is still to be signed, and the copies of what was. The name is null when there is nothing to sign for.</summary>
public sealed record Documents(string? Name, IReadOnlyList<DocumentKind> ToSign, IReadOnlyList<SignedPaper> Copies);

/// <summary>A paper that was signed.</summary>
public sealed record SignedPaper(SignatureId Id, DocumentKind Kind, int Version, string Title, DateTime SignedUtc);

/// <summary>Reads the actor's own papers.</summary>
public sealed class DocumentsQuery(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Documents?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var open = await db.Enrollments.Where(row => row.ClientId == me.Id && row.Status < EnrollmentStatus.Completed)
            .Select(row => (EnrollmentId?)row.Id).SingleOrDefaultAsync(stop);
        var rows = await (
            from signature in db.Signatures.AsNoTracking()
            join text in db.DocumentTexts.AsNoTracking() on signature.DocumentHash equals text.Hash
            where signature.ClientId == me.Id
            orderby signature.SignedUtc descending
            select new { signature.Id, signature.Kind, signature.DocumentVersion, signature.SignedUtc, text.Text }).ToListAsync(stop);
        HashSet<DocumentKind> done = open is { } id ? [.. (await db.LoadSignedPapersAsync([id], stop))[id]] : [];
        var name = await db.Clients.AsNoTracking().Where(row => row.Id == me.Id).Select(row => row.PreferredName).SingleAsync(stop);
        return new(
            open is null ? null : name,
            open is null ? [] : [.. Papers.Order.Where(kind => !done.Contains(kind))],
            [.. rows.Select(row => new SignedPaper(row.Id, row.Kind, row.DocumentVersion, PaperText.Title(row.Text), row.SignedUtc))]);
    }
}
