using RedWillow.Portal.Components;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>One way of looking at the queue; a link, so that it can be kept and sent.</summary>
/// <param name="Code">What stands in the address; empty for everything.</param>
/// <param name="Text">What the link says.</param>
/// <param name="Shows">Whether a request belongs to it.</param>
internal sealed record RequestFilter(string Code, string Text, Func<QueuedRequest, bool> Shows)
{
    public static readonly IReadOnlyList<RequestFilter> All =
    [
        new("", "Everything", static _ => true),
        new("decide", "Needs a decision", static row => row.ToDecide),
        new("talk", "Talk first", static row => row.Status == EnrollmentStatus.ConsultationRequired
            || row.Tasks.Any(static task => task is StaffTaskKind.SafetyCall or StaffTaskKind.Consultation)),
        new("waiting", "Waiting list", static row => row.Status == EnrollmentStatus.Waitlisted),
        new("drafts", "Started, needs us", static row => row.Status == EnrollmentStatus.Draft),
    ];

    public string Address => Code.Length == 0 ? PortalRoutes.AdminEnrollments : $"{PortalRoutes.AdminEnrollments}?show={Code}";

    /// <summary>The filter of that code; everything when there is none.</summary>
    public static RequestFilter Of(string? code) => All.FirstOrDefault(filter => filter.Code == code) ?? All[0];
}
