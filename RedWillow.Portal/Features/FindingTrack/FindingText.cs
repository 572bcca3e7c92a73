namespace RedWillow.Portal.Features.FindingTrack;

/// <summary>Names the texts of the public pages on which a group is found.</summary>
public sealed class FindingText;
