using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Tests.Account;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ManagingPeople;

public sealed class PeoplePageTests : PortalTestContext, IAsyncLifetime
{
    private AccountHost _host = null!;
    private AsyncServiceScope _scope;
    private Actor.Staff _admin = null!;
    private PortalUser _clinician = null!;

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public async ValueTask InitializeAsync()
    {
        _host = await AccountHost.StartAsync();
        _scope = _host.Services.CreateAsyncScope();
        var admin = await HireAsync("Ada Kent", StaffRoles.Admin, null);
        _admin = new(new(admin.Id), admin.PractitionerId!.Value, StaffRoles.Admin);
        _clinician = await HireAsync("Rosa Lindqvist", StaffRoles.Clinician, new("LCSW", "1", Today.AddDays(20)));
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(_scope.ServiceProvider.GetRequiredService<PeopleQuery>());
        Services.AddSingleton(_scope.ServiceProvider.GetRequiredService<ChangeRolesHandler>());
        Services.AddSingleton(_scope.ServiceProvider.GetRequiredService<DisableAccountHandler>());
    }

    [Fact]
    public async Task Everybody_stands_there_with_license_roles_and_account_in_words()
    {
        await HireAsync("Tom Bay", StaffRoles.Counselor | StaffRoles.FrontDesk, new("CMHC", "2", Today.AddDays(-10)));

        var page = Shown(_admin);

        var rows = page.FindAll("tbody tr").Select(Flat).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("Administrator", rows[0], StringComparison.Ordinal);
        Assert.EndsWith("You", rows[0], StringComparison.Ordinal);
        Assert.Contains("LCSW, until", rows[1], StringComparison.Ordinal);
        Assert.Contains("Ends soon", rows[1], StringComparison.Ordinal);
        Assert.Contains("Front desk, Counselor", rows[2], StringComparison.Ordinal);
        Assert.Contains("Has run out", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_changed_and_the_page_says_so()
    {
        var page = Shown(_admin);
        Press(page, "Change Rosa Lindqvist");
        Assert.True(page.Find("#role-Clinician").HasAttribute("checked"));

        page.Find("#role-Counselor").Change(true);
        Press(page, "Save roles");

        Assert.Contains("Rosa Lindqvist may now do: Counselor, Clinician", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.Equal(StaffRoles.Counselor | StaffRoles.Clinician, (await AccountAsync(_clinician)).Roles);
    }

    [Fact]
    public async Task An_account_is_shut_and_opened_again()
    {
        var page = Shown(_admin);
        Press(page, "Change Rosa Lindqvist");
        Press(page, "Shut the account");
        Assert.Contains("is shut", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.True((await AccountAsync(_clinician)).Disabled);

        Press(page, "Change Rosa Lindqvist");
        Press(page, "Open the account again");
        Assert.False((await AccountAsync(_clinician)).Disabled);
    }

    [Fact]
    public async Task Nobody_changes_their_own_account_and_the_last_administrator_stays()
    {
        var roles = _scope.ServiceProvider.GetRequiredService<ChangeRolesHandler>();
        var other = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.Admin);

        Assert.IsType<NotYourOwnAccount>((await roles.HandleAsync(_admin, new(Guid.NewGuid(), _admin.Account.Value, StaffRoles.Director), default)).Refusal);
        Assert.IsType<LastAdministrator>((await roles.HandleAsync(other, new(Guid.NewGuid(), _admin.Account.Value, StaffRoles.Director), default)).Refusal);
        Assert.IsType<LastAdministrator>((await _scope.ServiceProvider.GetRequiredService<DisableAccountHandler>()
            .HandleAsync(other, new(Guid.NewGuid(), _admin.Account.Value, true), default)).Refusal);
    }

    [Fact]
    public void To_everybody_else_the_page_is_not_there()
    {
        var none = Render<NotFoundState>().Markup;

        foreach (var roles in new[] { StaffRoles.FrontDesk, StaffRoles.Counselor, StaffRoles.Clinician, StaffRoles.Director })
            Assert.Equal(none, Shown(_admin with { Roles = roles }).Markup);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _scope.DisposeAsync();
        await _host.DisposeAsync();
    }

    private Task<PortalUser> HireAsync(string name, StaffRoles roles, License? license) =>
        _host.AddAsync(Guid.NewGuid().ToString("N")[..8] + "@example.org", roles, name: name, license: license);

    private IDbContextFactory<PortalDbContext> Contexts => _host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>();

    private async Task<PortalUser> AccountAsync(PortalUser account)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Users.SingleAsync(row => row.Id == account.Id);
    }

    private IRenderedComponent<PeoplePage> Shown(Actor actor)
    {
        var page = Render<PeoplePage>(parts => parts.AddCascadingValue(actor));
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        return page;
    }

    private static void Press(IRenderedComponent<PeoplePage> page, string words)
    {
        page.FindAll("button").Single(button => Flat(button) == words).Click();
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0, TimeSpan.FromSeconds(20));
    }

    private static string Flat(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
