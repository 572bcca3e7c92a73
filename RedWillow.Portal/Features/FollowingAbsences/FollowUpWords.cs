using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Features.FollowingAbsences;

/// <summary>The words and addresses of what follows from absences.</summary>
internal static class FollowUpWords
{
    public static readonly IReadOnlyList<Choice<ReviewOutcome?>> Outcomes =
    [
        new(ReviewOutcome.Continue, "Continue as it is"), new(ReviewOutcome.AttendancePlan, "Attendance plan"),
        new(ReviewOutcome.StepUp, "Step up to more care"), new(ReviewOutcome.DischargeTalk, "Talk about ending the stay"),
    ];

    public static string Of(OutreachReason reason) => reason == OutreachReason.NewcomerAbsent ? "Did not come to the first session" : "Absent without a word";

    public static string Of(ReviewReason reason) => reason == ReviewReason.ThreeInARow ? "Three sessions missed in a row" : "Two absences without a word within 14 days";

    public static string Client(ClientId id) => PortalRoutes.StaffClient.Replace("{Id:guid}", id.Value.ToString(), StringComparison.Ordinal);

    public static string Contact(ClientId id) => PortalRoutes.StaffClientContact.Replace("{Id:guid}", id.Value.ToString(), StringComparison.Ordinal);
}
