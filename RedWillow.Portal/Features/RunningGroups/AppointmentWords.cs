using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Features.RunningGroups;

/// <summary>What staff read about an appointment with one person.</summary>
internal static class AppointmentWords
{
    public static string Kind(AppointmentLine line) => line.Talk switch
    {
        null => "Individual hour",
        TalkKind.IntakeAssessment => "Intake",
        _ => "Consultation",
    };

    /// <summary>Null while it is only booked.</summary>
    public static string? Status(AppointmentLine line) => line.Status switch
    {
        _ when line.Closure is not null => "Center closed",
        AppointmentStatus.Completed => "Held",
        AppointmentStatus.CancelledByClient => "Cancelled by client",
        AppointmentStatus.CancelledByProgram => "Cancelled by us",
        AppointmentStatus.LateCancelled => "Late cancelled",
        AppointmentStatus.NoShow => "Missed",
        _ => line.OnLeave ? "On leave" : null,
    };
}
