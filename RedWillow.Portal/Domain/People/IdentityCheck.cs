namespace RedWillow.Portal.Domain.People;

/// <summary>How staff made sure who somebody is before they gave them a new way in.</summary>
public enum IdentityCheck
{
    /// <summary>Nobody has.</summary>
    None = 0,
    FaceToFace = 1,
    VideoCall = 2,

    /// <summary>By calling the number that was on file before.</summary>
    CalledBack = 3,

    /// <summary>By things only they and the center know.</summary>
    Questions = 4,
}

/// <summary>Nobody has made sure who it is.</summary>
public sealed record IdentityNotChecked : Refusal;
