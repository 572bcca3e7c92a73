using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features;

/// <summary>The lists of a large center: a page of rows, and the way to the others.</summary>
public sealed class PagedListsTests : PortalTestContext, IAsyncLifetime
{
    private const int More = 3;

    private Database _database = null!;
    private StayDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        _desk = await StayDesk.OpenAsync(_database);
        await _desk.Clinic.OpenMoreAsync(PageOf.Size + More - 2);
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(_database.Clock.Program);
        Services.AddSingleton(_database.Get<GroupListQuery>());
        Services.AddSingleton(_database.Get<OccupancyQuery>());
        Services.AddSingleton(_database.Get<PeopleQuery>());
        Services.AddSingleton(_database.Get<AddPractitionerHandler>());
        Services.AddSingleton(_database.Get<ChangePersonHandler>());
        Services.AddSingleton(_database.Get<ChangeLicenseHandler>());
        Services.AddSingleton(_database.Get<InviteColleagueHandler>());
        Services.AddSingleton(_database.Get<ChangeRolesHandler>());
        Services.AddSingleton(_database.Get<DisableAccountHandler>());
        Services.AddSingleton(_database.Get<ResetSecondFactorHandler>());
    }

    [Fact]
    public void Groups_and_their_chairs_come_in_pages_and_an_odd_number_is_the_nearest_page()
    {
        Check<GroupsPage>(PortalRoutes.AdminGroups, PageOf.Size + More, "groups");
        Check<OccupancyPage>(PortalRoutes.AdminOccupancy, PageOf.Size + More, "groups");
    }

    [Fact]
    public async Task People_come_in_pages_and_a_supervisor_of_another_page_has_a_name()
    {
        var people = (await _database.Get<PeopleQuery>().HandleAsync(_desk.Admin, default))!;
        var last = people[^1].Id;
        await _desk.Clinic.ChangeAsync(db => db.Practitioners.Single(row => row.Id == last).Relicense(null, people[0].Id));

        var page = Check<PeoplePage>(PortalRoutes.AdminUsers, people.Count, "people");

        Assert.Contains($"Supervised by {people[0].Name}", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<T> Check<T>(string address, int total, string many)
        where T : IComponent
    {
        var pages = (total + PageOf.Size - 1) / PageOf.Size;
        Assert.Equal(PageOf.Size, Shown<T>(address + "?page=nonsense").FindAll("tbody tr").Count);
        var first = Shown<T>(address);
        Assert.Equal(PageOf.Size, first.FindAll("tbody tr").Count);
        Assert.Equal($"Page 1 of {pages}, {total} {many}", first.Find(".pager .meta").TextContent);
        Assert.Equal([address + "?page=2"], first.FindAll(".pager a").Select(link => link.GetAttribute("href")));
        var last = Shown<T>(address + "?page=99");
        Assert.Equal(total - (PageOf.Size * (pages - 1)), last.FindAll("tbody tr").Count);
        Assert.Equal(PageOf.Address(address, pages - 1), last.Find(".pager a").GetAttribute("href"));
        return last;
    }

    private IRenderedComponent<T> Shown<T>(string address)
        where T : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<CascadingValue<Actor>>(around => around.Add(value => value.Value, _desk.Admin).AddChildContent<T>()).FindComponent<T>();
    }
}
