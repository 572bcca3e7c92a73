using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>One way of looking at the queue.</summary>
public enum RequestShow
{
    Everything = 0,

    /// <summary>Staff decide about the request, or about a place.</summary>
    Decide = 1,

    /// <summary>A talk comes before anything else.</summary>
    Talk = 2,

    /// <summary>On the waiting list.</summary>
    Waiting = 3,

    /// <summary>Not sent yet, and in need of the center.</summary>
    Started = 4,
}

/// <summary>What is looked for in the queue.</summary>
/// <param name="Show">Which requests.</param>
/// <param name="Page">From 1; a page that is not there is the nearest one that is.</param>
public sealed record RequestSearch(RequestShow Show = RequestShow.Everything, int Page = 1)
{
    /// <summary>Whether a request belongs to a view.</summary>
    public static bool Fits(RequestShow show, QueuedStay stay) => show switch
    {
        RequestShow.Decide => stay.ToDecide,
        RequestShow.Talk => stay.Status == EnrollmentStatus.ConsultationRequired
            || stay.Tasks.Any(static task => task.Kind is StaffTaskKind.SafetyCall or StaffTaskKind.Consultation),
        RequestShow.Waiting => stay.Status == EnrollmentStatus.Waitlisted,
        RequestShow.Started => stay.Status == EnrollmentStatus.Draft,
        _ => true,
    };
}
