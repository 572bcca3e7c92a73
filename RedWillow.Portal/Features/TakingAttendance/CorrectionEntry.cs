using RedWillow.Portal.Domain.Attendance;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>A correction as it was typed.</summary>
/// <param name="Key">Made for this try.</param>
/// <param name="Mark">What it was.</param>
/// <param name="Reason">Why it is corrected.</param>
public sealed record CorrectionEntry(Guid Key, AttendanceEntry Mark, string Reason);
