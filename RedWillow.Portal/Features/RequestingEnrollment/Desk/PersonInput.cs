using RedWillow.Portal.Components.Forms;

namespace RedWillow.Portal.Features.RequestingEnrollment.Desk;

/// <summary>What the form for a new person posts.</summary>
public sealed class PersonInput
{
    /// <summary>The number is shared; this is not one of those who are known by it.</summary>
    public const string Another = "another";

    public Guid Key { get; set; }

    public string? Name { get; set; }

    public DateParts? Birth { get; set; }

    public string? Phone { get; set; }

    public string[]? Safe { get; set; }

    public string? Email { get; set; }

    /// <summary>Who of those with that number it is: a client, or <see cref="Another"/>; nobody is meant until somebody says so.</summary>
    public string? Who { get; set; }

    /// <summary>The number about which <see cref="Who"/> was asked; an answer about one number says nothing about another.</summary>
    public string? AskedAbout { get; set; }
}
