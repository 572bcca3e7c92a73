namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>What the form that sends a request posts.</summary>
public sealed class SendInput
{
    public Guid Key { get; set; }

    /// <summary>The stamp of the place that the page shows.</summary>
    public string? Shown { get; set; }

    /// <summary>A form under that place.</summary>
    public static SendInput Under(Draft? draft) => new() { Key = Guid.CreateVersion7(), Shown = draft?.Place?.Stamp };
}
