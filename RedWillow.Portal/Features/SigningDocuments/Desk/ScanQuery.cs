using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;

namespace RedWillow.Portal.Features.SigningDocuments.Desk;

/// <summary>A scan as it was put in.</summary>
public sealed record ScanCopy(ScanKind Kind, ReadOnlyMemory<byte> Content);

/// <summary>Reads one scan for staff who work with the request; null when it is not there or not theirs. Each reading is recorded.</summary>
public sealed class ScanQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit)
{
    public async Task<ScanCopy?> HandleAsync(Actor actor, EnrollmentId enrollment, PaperConsentId paper, CancellationToken stop)
    {
        if (!actor.Has(ActingFor.Desk))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var whose = await db.PaperConsents.Where(row => row.Id == paper && row.EnrollmentId == enrollment).Select(row => (ClientId?)row.ClientId).SingleOrDefaultAsync(stop);
        if (whose is not { } client || await db.ConsentScans.AsNoTracking().SingleOrDefaultAsync(row => row.PaperConsentId == paper, stop) is not { } scan)
            return null;
        await unit.RecordReadAsync(actor, "ScanRead", paper.Value, [client], stop);
        return new(scan.Kind, scan.Content);
    }
}
