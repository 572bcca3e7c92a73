using System.Globalization;
using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>Where the pages of a task list stand: the client's own, or one that staff fill in for a person.</summary>
/// <param name="List">The list itself.</param>
/// <param name="Steps">What stands before a task and a step.</param>
/// <param name="Papers">What is signed.</param>
/// <param name="Place">The picker.</param>
/// <param name="Check">The answers on one page, and sending.</param>
/// <param name="Done">What is shown once it was sent.</param>
/// <param name="Help">Crisis help after an answer that tells of danger.</param>
public sealed record TaskAddresses(string List, string Steps, string Papers, string Place, string Check, string Done, string Help)
{
    /// <summary>The client's own.</summary>
    public static readonly TaskAddresses Own = new(
        PortalRoutes.MyEnroll, PortalRoutes.MyEnroll, PortalRoutes.MyDocuments, PortalRoutes.MyEnrollPlace, PortalRoutes.MyEnrollCheck,
        PortalRoutes.MyEnrollDone, PortalRoutes.MyEnrollHelp);

    /// <summary>One that staff fill in.</summary>
    public static TaskAddresses Of(EnrollmentId id)
    {
        var request = $"{PortalRoutes.AdminEnrollments}/{id.Value}";
        return new(request + "/tasks", request, request + "/papers", request + "/choose", request + "/check", request, request + "/help");
    }

    public string Step(EnrollTask task, int step) =>
        string.Create(CultureInfo.InvariantCulture, $"{Steps}/{task.ToString().ToLowerInvariant()}/{step}");
}
