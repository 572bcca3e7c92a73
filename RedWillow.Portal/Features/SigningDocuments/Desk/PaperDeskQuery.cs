using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.SigningDocuments.Desk;

/// <summary>The papers of one request.</summary>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Culture">The language of the client.</param>
/// <param name="MayRecord">The request goes on.</param>
/// <param name="Papers">Every paper, with what was signed.</param>
/// <param name="Staff">Who may have seen one signed.</param>
/// <param name="Treated">The client, once treatment has begun; then there is no task list to go back to.</param>
public sealed record PaperDesk(
    string Name, string Reference, string Culture, bool MayRecord, IReadOnlyList<DeskPaper> Papers, IReadOnlyList<StaffName> Staff, ClientId? Treated);

/// <summary>One paper.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Title">As it stands on the paper.</param>
/// <param name="IsSigned">It counts as signed.</param>
/// <param name="SignedOn">When it was signed last.</param>
/// <param name="SeenBy">For a paper signed by hand: who saw it; null for one signed here.</param>
/// <param name="Scan">The paper whose scan can be opened; null without one.</param>
public sealed record DeskPaper(DocumentKind Kind, string Title, bool IsSigned, DateOnly? SignedOn, string? SeenBy, PaperConsentId? Scan);

/// <summary>A member of staff.</summary>
public sealed record StaffName(PractitionerId Id, string Name);

/// <summary>Reads the papers of a request for staff, by a fixed number of queries; each look is recorded. No scan is read with them.</summary>
public sealed class PaperDeskQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<PaperDesk?> HandleAsync(Actor actor, EnrollmentId id, CancellationToken stop)
    {
        if (!actor.Has(ActingFor.Desk))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var enrollment = await db.Enrollments.AsNoTracking().ActedOnBy(actor).SingleOrDefaultAsync(row => row.Id == id, stop);
        if (enrollment is null)
            return null;
        await unit.RecordReadAsync(actor, "PapersRead", id.Value, [enrollment.ClientId], stop);

        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == enrollment.ClientId, stop);
        var signed = (await db.LoadSignedPapersAsync([id], stop))[id].ToHashSet();
        var here = await db.Signatures.AsNoTracking().Where(row => row.EnrollmentId == id)
            .Select(row => new { row.Kind, row.SignedUtc }).ToListAsync(stop);
        var byHand = await db.PaperConsents.AsNoTracking().Where(row => row.EnrollmentId == id)
            .Select(row => new { row.Id, row.Kind, row.SignedOn, row.SeenBy, HasScan = db.ConsentScans.Any(scan => scan.PaperConsentId == row.Id) }).ToListAsync(stop);
        var staff = await db.Practitioners.AsNoTracking().OrderBy(row => row.Name).Select(row => new { row.Id, row.Name, row.Active }).ToListAsync(stop);
        return new(
            client.PreferredName, client.Reference, client.Culture, !enrollment.HasEnded,
            [
                .. Papers.Order.Select(kind =>
                {
                    var paper = byHand.Where(row => row.Kind == kind).MaxBy(row => row.SignedOn);
                    var signature = here.Where(row => row.Kind == kind).MaxBy(row => row.SignedUtc);
                    return new DeskPaper(
                        kind, Papers.Current(kind, CultureInfo.GetCultureInfo("en-US")).Title, signed.Contains(kind),
                        paper?.SignedOn ?? (signature is null ? null : clock.Zone.DateOf(signature.SignedUtc)),
                        paper is null ? null : staff.Find(row => row.Id == paper.SeenBy)?.Name, paper is { HasScan: true } ? paper.Id : null);
                }),
            ],
            [.. staff.Where(row => row.Active).Select(row => new StaffName(row.Id, row.Name))],
            enrollment.Status >= EnrollmentStatus.Active ? enrollment.ClientId : null);
    }
}
