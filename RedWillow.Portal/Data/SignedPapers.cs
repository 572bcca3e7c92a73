using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>
/// Which papers count as signed: those of the newest version. A new version asks again, so what was signed in an older one is
/// kept and no longer counts; nor does what a minor signed here alone. Nobody else compares versions.
/// </summary>
public static class SignedPapers
{
    private static readonly Dictionary<DocumentKind, int> Newest = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(static name => name.StartsWith("Papers/", StringComparison.Ordinal)).Select(static name => name["Papers/".Length..].Split('.'))
        .GroupBy(static parts => Enum.Parse<DocumentKind>(parts[0]), static parts => int.Parse(parts[1], CultureInfo.InvariantCulture))
        .ToDictionary(static versions => versions.Key, static versions => versions.Max());

    /// <summary>The version of a paper that is signed now.</summary>
    public static int NewestVersion(DocumentKind kind) => Newest[kind];

    /// <summary>Keeps a paper that was signed by hand, with its scan where there is one, and says who saw it and who recorded it .</summary>
    public static void KeepByHand(this PortalDbContext db, PaperConsent paper, ConsentScan? scan = null)
    {
        db.PaperConsents.Add(paper);
        if (scan is not null)
            db.ConsentScans.Add(scan);
        db.Record(new PaperConsentRecorded(paper.Id, paper.ClientId, paper.Kind, paper.DocumentVersion, paper.SeenBy, scan is not null));
    }

    /// <summary>
    /// What each enrollment has signed in the newest version, here or on paper. A paper from before the portal has no version and counts:
    /// staff have seen it.
    /// </summary>
    public static async Task<ILookup<EnrollmentId, DocumentKind>> LoadSignedPapersAsync(
        this PortalDbContext db, IReadOnlyCollection<EnrollmentId> ids, CancellationToken stop)
    {
        var here = await db.Signatures.AsNoTracking().Where(row => ids.Contains(row.EnrollmentId))
            .Join(db.Clients, row => row.ClientId, client => client.Id, (row, client) => new
            {
                row.EnrollmentId, row.Kind, Version = (int?)row.DocumentVersion, row.SignedUtc, row.ZoneId, client.DateOfBirth,
            }).ToListAsync(stop);
        var byHand = await db.PaperConsents.AsNoTracking().Where(row => ids.Contains(row.EnrollmentId))
            .Select(row => new { row.EnrollmentId, row.Kind, Version = row.DocumentVersion }).ToListAsync(stop);
        return here.Where(static row => SigningAlone.Counts(row.DateOfBirth, ProgramZone.Find(row.ZoneId).DateOf(row.SignedUtc)))
            .Select(static row => new { row.EnrollmentId, row.Kind, row.Version }).Concat(byHand)
            .Where(static row => row.Version is null || row.Version == NewestVersion(row.Kind)).ToLookup(static row => row.EnrollmentId, static row => row.Kind);
    }
}
