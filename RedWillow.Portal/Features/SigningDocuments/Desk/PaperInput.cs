using RedWillow.Portal.Components.Forms;

namespace RedWillow.Portal.Features.SigningDocuments.Desk;

/// <summary>What the form for a paper posts.</summary>
public sealed class PaperInput
{
    public Guid Key { get; set; }

    public string? Kind { get; set; }

    public string? Culture { get; set; }

    public DateParts? SignedOn { get; set; }

    public string? SeenBy { get; set; }

    public IFormFile? Scan { get; set; }
}
