namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>What a form posts that says nothing but "yes".</summary>
public sealed class KeyInput
{
    public Guid Key { get; set; }
}
