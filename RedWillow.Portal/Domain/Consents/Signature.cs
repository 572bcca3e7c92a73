namespace RedWillow.Portal.Domain.Consents;

/// <summary>
/// A signed document: who signed what, with which intent, when and how sure we were (Utah Code 46-4-201, 15 USC 7001).
/// Immutable once stored.
/// </summary>
public sealed class Signature
{
    public required SignatureId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required EnrollmentId EnrollmentId { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>SHA-256 of the exact text shown, in hexadecimal; the text itself is kept under it.</summary>
    public required string DocumentHash { get; init; }

    public required int DocumentVersion { get; init; }

    public required string Culture { get; init; }

    /// <summary>The name typed as signature.</summary>
    public required string SignerName { get; init; }

    public required string Capacity { get; init; }

    /// <summary>The sentence the signer confirmed.</summary>
    public required string Intent { get; init; }

    public required DateTime SignedUtc { get; init; }

    public required string ZoneId { get; init; }

    public required string IpAddress { get; init; }

    public required string UserAgent { get; init; }

    /// <summary>How the signer was signed in: "pwd" (password), "mfa" (password and code) or "hwk" (passkey).</summary>
    public required string AuthenticationLevel { get; init; }
}

/// <summary>The exact text of one version of a document in one language, kept for as long as anything was signed under it.</summary>
public sealed class DocumentText
{
    /// <summary>SHA-256 of <see cref="Text"/>, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required DocumentKind Kind { get; init; }

    public required int Version { get; init; }

    public required string Culture { get; init; }

    public required string Text { get; init; }
}

/// <summary>What is signed before admission: the R501-1-12 set, the two notices and the group's confidentiality agreement.</summary>
public enum DocumentKind
{
    EligibilityDetermination = 1,
    FeeAgreement = 2,
    TreatmentConsent = 3,
    PrivacyNotice = 4,

    /// <summary>The notice to patients under 42 CFR 2.22.</summary>
    Part2Notice = 5,
    GroupConfidentiality = 6,

    /// <summary>One consent for treatment, payment and health care operations (42 CFR 2.31).</summary>
    TpoConsent = 7,
}

/// <summary>A document was signed.</summary>
public sealed record DocumentSigned(SignatureId Signature, ClientId Who, DocumentKind Kind, int Version) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Signature.Value;
}

/// <summary>The signature does not match the name, or the intent was not confirmed.</summary>
public sealed record NotSigned : Refusal;
