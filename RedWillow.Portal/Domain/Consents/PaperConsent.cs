namespace RedWillow.Portal.Domain.Consents;

/// <summary>
/// A document signed on paper, with who saw it signed. It counts like an electronic signature, and is as immutable.
/// </summary>
public sealed class PaperConsent
{
    public required PaperConsentId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required EnrollmentId EnrollmentId { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>The text that was on the paper; null for a paper from before the portal, whose text is in the paper file alone.</summary>
    public string? DocumentHash { get; init; }

    /// <summary>The version that was on the paper; null for a paper from before the portal.</summary>
    public int? DocumentVersion { get; init; }

    /// <summary>The day written beside the signature.</summary>
    public required DateOnly SignedOn { get; init; }

    /// <summary>Who saw it signed; for a paper from before the portal, who had the signed paper in hand when it was recorded.</summary>
    public required PractitionerId SeenBy { get; init; }

    public required PractitionerId RecordedBy { get; init; }

    public required DateTime RecordedUtc { get; init; }
}

/// <summary>The scan of a paper consent: one file, encrypted where it is stored, never changed.</summary>
public sealed class ConsentScan
{
    public required ConsentScanId Id { get; init; }

    public required PaperConsentId PaperConsentId { get; init; }

    public required ScanKind Kind { get; init; }

    /// <summary>In bytes, before encryption.</summary>
    public required int Size { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>What a scan may be.</summary>
public enum ScanKind
{
    Pdf = 1,
    Jpeg = 2,
    Png = 3,
}

/// <summary>Which files are taken as a scan. The name of a file says nothing about what is in it, so its first bytes are asked.</summary>
public static class ScanFile
{
    /// <summary>In megabytes.</summary>
    public const int LargestMegabytes = 10;

    /// <summary>In bytes.</summary>
    public const int Largest = LargestMegabytes * 1024 * 1024;

    private static readonly (ScanKind Kind, byte[] Begins)[] Known =
    [
        (ScanKind.Pdf, "%PDF-"u8.ToArray()),
        (ScanKind.Jpeg, [0xFF, 0xD8, 0xFF]),
        (ScanKind.Png, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
    ];

    /// <summary>What the file is, or <see cref="ScanTooLarge"/> or <see cref="ScanNotReadable"/>.</summary>
    public static Result<ScanKind> Read(ReadOnlySpan<byte> content)
    {
        if (content.Length > Largest)
            return new ScanTooLarge(LargestMegabytes);
        foreach (var (kind, begins) in Known)
        {
            if (content.StartsWith(begins))
                return kind;
        }

        return new ScanNotReadable();
    }

    /// <summary>The type a browser is told.</summary>
    public static string ContentType(ScanKind kind) => kind switch
    {
        ScanKind.Pdf => "application/pdf",
        ScanKind.Jpeg => "image/jpeg",
        _ => "image/png",
    };

    /// <summary>A name that says nothing about anybody.</summary>
    public static string FileName(ScanKind kind) => kind switch
    {
        ScanKind.Pdf => "document.pdf",
        ScanKind.Jpeg => "document.jpg",
        _ => "document.png",
    };
}

/// <summary>A paper that was signed by hand was recorded.</summary>
public sealed record PaperConsentRecorded(PaperConsentId Paper, ClientId Who, DocumentKind Kind, int? Version, PractitionerId SeenBy, bool HasScan) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Paper.Value;
}

/// <summary>The file is larger than a scan may be.</summary>
/// <param name="Most">In megabytes.</param>
public sealed record ScanTooLarge(int Most) : Refusal
{
    public override IReadOnlyList<object> Facts => [Most];
}

/// <summary>The file is neither a PDF nor a JPEG nor a PNG picture, whatever its name says.</summary>
public sealed record ScanNotReadable : Refusal;

/// <summary>Nobody signs tomorrow, and no paper of this stay is older than a year.</summary>
public sealed record SignedDayWrong : Refusal;

/// <summary>This paper is signed already, on paper or here.</summary>
public sealed record PaperSignedAlready : Refusal;
