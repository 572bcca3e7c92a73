namespace RedWillow.Portal.Features.SigningDocuments;

/// <summary>Names the texts around the papers; the papers themselves are versioned texts of their own.</summary>
public sealed class SigningText;
