using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Features.BookingTalks;

/// <summary>What staff read for a talk.</summary>
internal static class TalkWords
{
    public static string Kind(TalkKind kind) => kind == TalkKind.IntakeAssessment ? "Intake" : "Consultation";

    public static string Status(TalkStatus status) => status switch
    {
        TalkStatus.Booked => "Booked",
        TalkStatus.Held => "Held",
        TalkStatus.Cancelled => "Cancelled",
        _ => "Did not come",
    };

    /// <summary>"Thursday, December 3, 4:00–5:00 pm".</summary>
    public static string When(TalkTime time) => $"{TimeText.Day(time.Date)}, {TimeText.Range(time.Start, time.End)}";
}
