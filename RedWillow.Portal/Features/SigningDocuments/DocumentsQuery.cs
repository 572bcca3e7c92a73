using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.SigningDocuments;

/// <summary>A client's papers: what is still to be signed, and the copies of what was.</summary>
/// <param name="Name">The client's; null when there is nothing to sign for.</param>
/// <param name="ToSign">In the order in which they are offered.</param>
/// <param name="Copies">The newest first.</param>
/// <param name="InsuranceWaits">The client wants insurance to pay, and nobody asks the insurer without the consent .</param>
public sealed record Documents(string? Name, IReadOnlyList<DocumentKind> ToSign, IReadOnlyList<SignedPaper> Copies, bool InsuranceWaits)
{
    /// <summary>What was signed by hand at the center, the newest first.</summary>
    public IReadOnlyList<HandSigned> ByHand { get; init; } = [];

    /// <summary>They have their place: there is no request to go back to.</summary>
    public bool HasPlace { get; init; }

    /// <summary>Why nothing is signed here alone; null when it is.</summary>
    public Refusal? WhyNotAlone { get; init; }

    /// <summary>Something was signed here under 18, as a birth date that was corrected tells: it does not count, and is signed by hand.</summary>
    public bool SignedTooYoung { get; init; }

    /// <summary>Whether something waits for this paper; the others are the client's free choice.</summary>
    public bool Needs(DocumentKind kind) => Papers.IsNeeded(kind) || (kind == DocumentKind.TpoConsent && InsuranceWaits);
}

/// <summary>A paper that was signed by hand.</summary>
public sealed record HandSigned(PaperConsentId Id, DocumentKind Kind, DateOnly SignedOn);

/// <summary>A paper that was signed.</summary>
public sealed record SignedPaper(SignatureId Id, DocumentKind Kind, int Version, string Title, DateTime SignedUtc);

/// <summary>Reads the actor's own papers. A decline they are not told of changes none of them.</summary>
public sealed class DocumentsQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<CenterSettings> center)
{
    public async Task<Documents?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var stay = await db.Enrollments.Where(row => row.ClientId == me.Id && row.Status < EnrollmentStatus.Completed)
            .Select(row => new { row.Id, row.Status }).SingleOrDefaultAsync(stop);
        var open = stay?.Id
            ?? (await db.UntoldDeclineAsync(me.Id, center.Value.WhenOpen(), clock, stop))?.Id;
        var rows = await (
            from signature in db.Signatures.AsNoTracking()
            join text in db.DocumentTexts.AsNoTracking() on signature.DocumentHash equals text.Hash
            where signature.ClientId == me.Id
            orderby signature.SignedUtc descending
            select new { signature.Id, signature.EnrollmentId, signature.Kind, signature.DocumentVersion, signature.SignedUtc, text.Text }).ToListAsync(stop);
        var byHand = await db.PaperConsents.AsNoTracking().Where(row => row.ClientId == me.Id).OrderByDescending(row => row.SignedOn)
            .Select(row => new HandSigned(row.Id, row.Kind, row.SignedOn)).ToListAsync(stop);
        HashSet<DocumentKind> done = open is { } id ? [.. (await db.LoadSignedPapersAsync([id], stop))[id]] : [];
        var told = await db.EnrollmentAnswers.AsNoTracking()
            .Where(row => row.EnrollmentId == open && (row.Question == Question.PayerKind || row.Question == Question.Program))
            .ToDictionaryAsync(row => row.Question, row => row.Value, StringComparer.Ordinal, stop);
        var who = await db.Clients.AsNoTracking().Where(row => row.Id == me.Id).Select(row => new { row.PreferredName, row.DateOfBirth }).SingleAsync(stop);
        var alone = SigningAlone.WhyNot(who.DateOfBirth, clock.Today);
        // One signature stands under a paper, whether it counts or not.
        HashSet<DocumentKind> young = [.. rows.Where(row => row.EnrollmentId == open && row.DocumentVersion == SignedPapers.NewestVersion(row.Kind)).Select(row => row.Kind).Except(done)];
        return new(
            open is null ? null : who.PreferredName,
            open is null || alone is not null ? [] : [.. Papers.Order.Where(kind => !done.Contains(kind) && !young.Contains(kind))],
            [.. rows.Select(row => new SignedPaper(row.Id, row.Kind, row.DocumentVersion, PaperText.Title(row.Text), row.SignedUtc))],
            open is not null && !done.Contains(DocumentKind.TpoConsent) && InsurerConsent.IsWanted(told))
        {
            ByHand = byHand, WhyNotAlone = alone, SignedTooYoung = young.Count > 0, HasPlace = stay is not null && EnrollmentMoves.IsDecided(stay.Status),
        };
    }
}
