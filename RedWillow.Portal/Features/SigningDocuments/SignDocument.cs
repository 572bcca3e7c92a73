using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.SigningDocuments;

/// <summary>A client signs a paper.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Kind">Which paper.</param>
/// <param name="Hash">The hash of the text that was shown.</param>
/// <param name="SignerName">The name typed as signature.</param>
/// <param name="Intends">The box beside the sentence of intent was ticked.</param>
/// <param name="Circumstances">From where.</param>
public sealed record SignDocument(Guid Key, DocumentKind Kind, string Hash, string? SignerName, bool Intends, SigningCircumstances Circumstances) : ICommand;

/// <summary>From where, and how surely signed in ("pwd" (password), "mfa" (password and code) or "hwk" (passkey)), a paper was signed.</summary>
public sealed record SigningCircumstances(string IpAddress, string UserAgent, string AuthenticationLevel);

/// <summary>The name typed is not the client's name.</summary>
public sealed record SignerNameDiffers : Refusal;

/// <summary>
/// Keeps one immutable signature per paper and version, with the exact text it was given to (Utah Code 46-4-201, 15 USC 7001, R-42).
/// What was signed already stays as it is.
/// </summary>
public sealed class SignDocumentHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<CenterSettings> center)
{
    private const int LongestName = 128;
    private const int LongestUserAgent = 400;
    private const string OwnCapacity = "Self";

    public async Task<Result<SignatureId>> HandleAsync(Actor actor, SignDocument ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        if (Papers.WithHash(ask.Hash) is not { } paper || paper.Kind != ask.Kind || paper.Version != SignedPapers.NewestVersion(ask.Kind))
            return new StaleEdit();

        await using var look = await contexts.CreateDbContextAsync(stop);
        var own = await look.Enrollments.Where(row => row.ClientId == me.Id && row.Status < EnrollmentStatus.Completed)
            .Select(row => (EnrollmentId?)row.Id).SingleOrDefaultAsync(stop);
        if (own is not { } id)
            return await unit.NoOpenRequestAsync<SignDocument, SignatureId>(me, ask, center.Value.WhenOpen(), clock, stop);
        Claim[] claims = [Claim.Client(me.Id), Claim.Enrollment(id), .. await contexts.ClaimsAsync(paper, stop)];
        return await unit.RunAsync<SignDocument, SignatureId>(actor, ask, claims, (db, ct) => SignAsync(db, id, paper, ask, ct), stop);
    }

    private async Task<Result<SignatureId>> SignAsync(PortalDbContext db, EnrollmentId id, Paper paper, SignDocument ask, CancellationToken stop)
    {
        var client = await db.Enrollments.Where(row => row.Id == id).Join(db.Clients, row => row.ClientId, row => row.Id, (_, row) => row).SingleAsync(stop);
        var earlier = await db.Signatures.Where(row => row.EnrollmentId == id && row.Kind == paper.Kind && row.DocumentVersion == paper.Version)
            .Select(row => new { row.Id, row.SignedUtc }).FirstOrDefaultAsync(stop);
        // What a minor signed stays under the paper and counts for nothing; staff go through it with them, and it is signed by hand.
        if (earlier is not null)
            return SigningAlone.Counts(client.DateOfBirth, clock.Zone.DateOf(earlier.SignedUtc)) ? earlier.Id : new ArrangedByStaff();
        if (SigningAlone.WhyNot(client.DateOfBirth, clock.Today) is { } notAlone)
            return notAlone;
        var name = ask.SignerName?.Trim() ?? "";
        if (!ask.Intends || name.Length is 0 or > LongestName || !name.Any(char.IsLetter) || name.Any(char.IsControl))
            return new NotSigned();
        if (!IsNameOf(client, name))
            return new SignerNameDiffers();

        await PaperKeeping.KeepAsync(db, paper, stop);
        var signature = Signature(client.Id, id, paper, name, ask.Circumstances);
        db.Signatures.Add(signature);
        db.Record(new DocumentSigned(signature.Id, client.Id, paper.Kind, paper.Version));
        return signature.Id;
    }

    private Signature Signature(ClientId client, EnrollmentId enrollment, Paper paper, string name, SigningCircumstances from) => new()
    {
        Id = new(Guid.CreateVersion7()), ClientId = client, EnrollmentId = enrollment, Kind = paper.Kind, DocumentHash = paper.Hash,
        DocumentVersion = paper.Version, Culture = paper.Culture, SignerName = name, Capacity = OwnCapacity, Intent = paper.Intent,
        SignedUtc = clock.UtcNow, ZoneId = clock.Zone.Id, IpAddress = from.IpAddress,
        UserAgent = from.UserAgent.Length > LongestUserAgent ? from.UserAgent[..LongestUserAgent] : from.UserAgent,
        AuthenticationLevel = from.AuthenticationLevel,
    };

    // Until the legal name is known, the name they go by is the only one; it stays theirs when the other is told.
    private static bool IsNameOf(Client client, string typed) =>
        Same(client.PreferredName, typed) || (client.LegalName is { } legal && Same(legal, typed));

    private static bool Same(string known, string typed) => string.Equals(Plain(known), Plain(typed), StringComparison.OrdinalIgnoreCase);

    // Without accents and doubled spaces: a phone's keyboard may have neither.
    private static string Plain(string name) => string.Concat(
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormD)
            .Where(static letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
}
