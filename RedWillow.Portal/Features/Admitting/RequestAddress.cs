using RedWillow.Portal.Components;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Features.Admitting;

internal static class RequestAddress
{
    public static string Of(EnrollmentId id) => PortalRoutes.AdminEnrollment.Replace("{Id:guid}", id.Value.ToString(), StringComparison.Ordinal);

    /// <summary>Where staff book talks.</summary>
    public static string Talks(EnrollmentId id) =>
        PortalRoutes.AdminTalks.Replace("{About}", "request", StringComparison.Ordinal).Replace("{Id:guid}", id.Value.ToString(), StringComparison.Ordinal);

    /// <summary>Where staff write down that they tried to reach the client.</summary>
    public static string Contact(ClientId id) => PortalRoutes.StaffClientContact.Replace("{Id:guid}", id.Value.ToString(), StringComparison.Ordinal) + "?from=request";

    /// <summary>Where staff fill in the tasks for the person.</summary>
    public static string Tasks(EnrollmentId id) => Of(id) + "/tasks";

    /// <summary>Where staff decide about a place in doubt.</summary>
    public static string Place(EnrollmentId id) => PortalRoutes.AdminEnrollmentPlace.Replace("{Id:guid}", id.Value.ToString(), StringComparison.Ordinal);
}
