using RedWillow.Portal.Domain.Attendance;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>A correction as it was typed.</summary>
/// <param name="Mark">What it was.</param>
/// <param name="Reason">Why it is corrected.</param>
/// <param name="Seen">The mark that stood in the row.</param>
public sealed record CorrectionEntry(AttendanceEntry Mark, string Reason, MarkSeen Seen);
