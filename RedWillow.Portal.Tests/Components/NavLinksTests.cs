using System.Security.Claims;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Layout;

namespace RedWillow.Portal.Tests.Components;

public sealed class NavLinksTests
{
    [Fact]
    public void A_visitor_is_shown_times_and_the_way_in() =>
        Assert.Equal([PortalRoutes.Tracks, PortalRoutes.Iop, PortalRoutes.Faq, PortalRoutes.Login], Addresses(new ClaimsPrincipal(new ClaimsIdentity())), StringComparer.Ordinal);

    [Fact]
    public void A_client_is_shown_their_own_pages() =>
        Assert.Equal([PortalRoutes.My, PortalRoutes.MySchedule, PortalRoutes.MyDocuments, PortalRoutes.Profile], Addresses(Person("Client")), StringComparer.Ordinal);

    [Theory]
    [InlineData("Counselor", new[] { PortalRoutes.StaffToday, PortalRoutes.StaffClients, PortalRoutes.StaffAppointments, PortalRoutes.Profile })]
    [InlineData("Clinician", new[] { PortalRoutes.StaffToday, PortalRoutes.AdminEnrollments, PortalRoutes.AdminConsultations, PortalRoutes.StaffClients, PortalRoutes.AdminOccupancy, PortalRoutes.StaffAppointments, PortalRoutes.StaffAvailability, PortalRoutes.Profile })]
    [InlineData("FrontDesk", new[] { PortalRoutes.StaffToday, PortalRoutes.AdminEnrollments, PortalRoutes.AdminConsultations, PortalRoutes.StaffClients, PortalRoutes.AdminOccupancy, PortalRoutes.StaffAppointments, PortalRoutes.Profile })]
    [InlineData("Admin", new[] { PortalRoutes.Admin, PortalRoutes.AdminEnrollments, PortalRoutes.AdminConsultations, PortalRoutes.AdminSchedule, PortalRoutes.AdminGroups, PortalRoutes.AdminClosures, PortalRoutes.AdminRooms, PortalRoutes.AdminUsers, PortalRoutes.Profile })]
    public void Staff_are_shown_what_their_roles_open(string role, string[] addresses) => Assert.Equal(addresses, Addresses(Person(role)), StringComparer.Ordinal);

    [Fact]
    public void Roles_of_one_person_add_up() =>
        Assert.Equal(Addresses(Person("Counselor")).Union(Addresses(Person("Admin")), StringComparer.Ordinal).Order(StringComparer.Ordinal), Addresses(Person("Counselor", "Admin")).Order(StringComparer.Ordinal));

    private static ClaimsPrincipal Person(params string[] roles) =>
        new(new ClaimsIdentity(roles.Select(role => new Claim(ClaimTypes.Role, role)), "test"));

    private static IEnumerable<string> Addresses(ClaimsPrincipal user) => NavLinks.For(user).Select(link => link.Address);
}
