using RedWillow.Portal.Components.Forms;

namespace RedWillow.Portal.Public.Kit;

/// <summary>What the form of the design kit posts.</summary>
public sealed class KitAnswers
{
    public Guid Key { get; set; }

    public string? Name { get; set; }

    public DateParts Birth { get; set; } = new();

    public string? Email { get; set; }

    public string? Weeks { get; set; }

    public string? Time { get; set; }

    public bool? Safe { get; set; }

    public int? Heard { get; set; }

    public string? Note { get; set; }

    public bool Agree { get; set; }
}
