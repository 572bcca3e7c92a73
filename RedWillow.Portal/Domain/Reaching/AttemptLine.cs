namespace RedWillow.Portal.Domain.Reaching;

/// <summary>One attempt as staff read it, in the center's time.</summary>
/// <param name="Id">Which.</param>
/// <param name="At">When.</param>
/// <param name="By">Who tried.</param>
/// <param name="Way">How.</param>
/// <param name="Result">What came of it.</param>
/// <param name="AtTheirWish">They asked to be reached this way.</param>
/// <param name="TryAgain">When to try again.</param>
/// <param name="Note">What else there is to know.</param>
public sealed record AttemptLine(
    Guid Id, DateTime At, string By, ContactWay Way, ContactResult Result, bool AtTheirWish, DateTime? TryAgain, string? Note);

/// <summary>When to try again, seen from now; both in the center's time.</summary>
public sealed record NextTry(DateTime At, DateTime Now)
{
    /// <summary>Its time has come.</summary>
    public bool IsDue => At <= Now;
}
