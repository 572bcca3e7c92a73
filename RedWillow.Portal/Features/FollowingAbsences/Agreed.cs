using RedWillow.Portal.Domain.Attendance;

namespace RedWillow.Portal.Features.FollowingAbsences;

/// <summary>What a review came to, as it was typed.</summary>
public sealed record Agreed(ReviewOutcome Outcome, string Note);
