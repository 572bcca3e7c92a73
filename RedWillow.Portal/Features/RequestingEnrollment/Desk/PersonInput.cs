using RedWillow.Portal.Components.Forms;

namespace RedWillow.Portal.Features.RequestingEnrollment.Desk;

/// <summary>What the form for a new person posts.</summary>
public sealed class PersonInput
{
    public Guid Key { get; set; }

    public string? Name { get; set; }

    public DateParts? Birth { get; set; }

    public string? Phone { get; set; }

    public string[]? Safe { get; set; }

    public string? Email { get; set; }

    /// <summary>The number is shared; this is not the person who is known by it.</summary>
    public bool Another { get; set; }
}
