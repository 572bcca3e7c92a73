using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.SigningDocuments.Desk;

/// <summary>Staff record a paper that was signed by hand.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Enrollment">Whose request.</param>
/// <param name="Kind">Which paper, in the version that is signed now.</param>
/// <param name="Culture">The language it was in: "en-US" or "es-US".</param>
/// <param name="SignedOn">The day beside the signature.</param>
/// <param name="SeenBy">The member of staff who saw it signed.</param>
/// <param name="Scan">A PDF, JPEG or PNG; null when it was not scanned. An empty file is none of the three.</param>
public sealed record RecordPaperConsent(
    Guid Key, EnrollmentId Enrollment, DocumentKind Kind, string Culture, DateOnly SignedOn, PractitionerId SeenBy, ReadOnlyMemory<byte>? Scan) : ICommand;

/// <summary>
/// Keeps who saw the paper signed, the text that was on it, and the scan, encrypted. From then on it counts like a signature given here
///
/// </summary>
public sealed class RecordPaperConsentHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<PaperConsentId>> HandleAsync(Actor actor, RecordPaperConsent ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(ActingFor.Desk) || !Enum.IsDefined(ask.Kind)
            || await contexts.ClientActedForAsync(actor, ask.Enrollment, stop) is not { } client)
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        if (ask.SignedOn > clock.Today || ask.SignedOn < clock.Today.AddYears(-1))
            return new SignedDayWrong();
        if (ask.Scan is { } file && ScanFile.Read(file.Span) is { Succeeded: false } unusable)
            return unusable.Refusal;

        var paper = Papers.Current(ask.Kind, CultureInfo.GetCultureInfo(ask.Culture == "es-US" ? "es-US" : "en-US"));
        Claim[] claims = [Claim.Client(client), Claim.Enrollment(ask.Enrollment), .. await contexts.ClaimsAsync(paper, stop)];
        return await unit.RunAsync<RecordPaperConsent, PaperConsentId>(actor, ask, claims, (db, ct) => RecordAsync(db, staff, paper, ask, ct), stop);
    }

    private async Task<Result<PaperConsentId>> RecordAsync(
        PortalDbContext db, Actor.Staff staff, Paper paper, RecordPaperConsent ask, CancellationToken stop)
    {
        if (await db.EnrollmentActedOnAsync(staff, ask.Enrollment, stop) is not { } enrollment
            || !await db.Practitioners.AnyAsync(row => row.Id == ask.SeenBy && row.Active, stop))
            return new NotThere();
        if (enrollment.HasEnded)
            return new AlreadyDecided();
        if ((await db.LoadSignedPapersAsync([ask.Enrollment], stop))[ask.Enrollment].Contains(ask.Kind))
            return new PaperSignedAlready();

        await PaperKeeping.KeepAsync(db, paper, stop);
        var consent = new PaperConsent
        {
            Id = new(Guid.CreateVersion7()), ClientId = enrollment.ClientId, EnrollmentId = enrollment.Id, Kind = ask.Kind, DocumentHash = paper.Hash,
            DocumentVersion = paper.Version, SignedOn = ask.SignedOn, SeenBy = ask.SeenBy, RecordedBy = staff.Id, RecordedUtc = clock.UtcNow,
        };
        db.KeepByHand(consent, ask.Scan is { } scan ? ScanOf(consent.Id, scan) : null);
        return consent.Id;
    }

    private static ConsentScan ScanOf(PaperConsentId paper, ReadOnlyMemory<byte> content) => new()
    {
        Id = new(Guid.CreateVersion7()), PaperConsentId = paper, Kind = ScanFile.Read(content.Span).Value, Size = content.Length, Content = content.ToArray(),
    };
}
