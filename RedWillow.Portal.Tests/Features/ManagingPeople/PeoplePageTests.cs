using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Tests.Account;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ManagingPeople;

public sealed class PeoplePageTests : PortalTestContext, IAsyncLifetime
{
    private AccountHost _host = null!;
    private AsyncServiceScope _scope;
    private Actor.Staff _admin = null!;
    private PortalUser _clinician = null!;
    private IRenderedComponent<MudDialogProvider>? _dialogs;

    private DateOnly Today => _host.Services.GetRequiredService<ProgramClock>().Today;

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
        foreach (var part in (Type[])[
            typeof(PeopleQuery), typeof(AddPractitionerHandler), typeof(ChangePersonHandler), typeof(ChangeLicenseHandler), typeof(InviteColleagueHandler), typeof(ChangeRolesHandler),
            typeof(DisableAccountHandler), typeof(ResetSecondFactorHandler)])
            Services.AddSingleton(part, _scope.ServiceProvider.GetRequiredService(part));
    }

    [Fact]
    public async Task Everybody_stands_there_with_license_roles_and_account_in_words()
    {
        await HireAsync("Tom Bay", StaffRoles.Counselor | StaffRoles.FrontDesk, new("CMHC", "2", Today.AddDays(-10)));

        var page = Shown(_admin);

        var rows = page.FindAll("tbody tr").Select(Flat).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("Administrator", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("Ada Kent You", rows[0], StringComparison.Ordinal);
        Assert.Contains("LCSW, until", rows[1], StringComparison.Ordinal);
        Assert.Contains("Ends soon", rows[1], StringComparison.Ordinal);
        Assert.Contains("Front desk, Counselor", rows[2], StringComparison.Ordinal);
        Assert.Contains("Has run out", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_sign_in_yet_is_explained_and_can_be_invited()
    {
        await using (var db = await Contexts.CreateDbContextAsync())
        {
            db.Practitioners.Add(Practitioner.Join(new(Guid.CreateVersion7()), "Sarah Kimball", new("LCSW", "3", Today.AddDays(90)), "English", null));
            await db.SaveChangesAsync();
        }

        var page = Shown(_admin);
        var row = page.FindAll("tbody tr").Select(Flat).Single(text => text.StartsWith("Sarah Kimball", StringComparison.Ordinal));
        Assert.Matches(@"No sign-in yet\s*They are on the schedule. Invite them when they are to use the portal.", row);

        Press(page, "Invite or change Sarah Kimball");
        page.Find("#invite-email").Change("sarah@example.org");
        page.Find("#invite-role-Clinician").Change(true);
        Press(page, "Send the invitation");
        Assert.Contains("The invitation to Sarah Kimball is on its way", page.Find(".status-region").TextContent, StringComparison.Ordinal);
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
    public async Task Who_saves_roles_that_a_colleague_changed_meanwhile_sees_the_newest_first()
    {
        var page = Shown(_admin);
        Press(page, "Change Rosa Lindqvist");
        await using (var db = await Contexts.CreateDbContextAsync())
            await db.Users.Where(row => row.Id == _clinician.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Roles, StaffRoles.Clinician | StaffRoles.Director));

        page.Find("#role-Counselor").Change(true);
        Press(page, "Save roles");
        Assert.Contains("Someone else changed this", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(StaffRoles.Clinician | StaffRoles.Director, (await AccountAsync(_clinician)).Roles);
        Assert.True(page.Find("#role-Director").HasAttribute("checked"));
        Assert.False(page.Find("#role-Counselor").HasAttribute("checked"));

        page.Find("#role-Counselor").Change(true);
        Press(page, "Save roles");
        Assert.Equal(StaffRoles.Clinician | StaffRoles.Director | StaffRoles.Counselor, (await AccountAsync(_clinician)).Roles);
    }

    [Fact]
    public async Task An_account_is_shut_and_opened_again()
    {
        var page = Shown(_admin);
        Press(page, "Change Rosa Lindqvist");
        Press(page, "Shut the account");
        Assert.False((await AccountAsync(_clinician)).Disabled);
        Assert.Contains("They are signed out at once", Answer(_dialogs!, "Shut"), StringComparison.Ordinal);
        page.WaitForState(() => page.Find(".status-region").TextContent.Trim().Length > 0);
        Assert.Contains("is shut", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Assert.True((await AccountAsync(_clinician)).Disabled);

        Press(page, "Change Rosa Lindqvist");
        Press(page, "Open the account again");
        Assert.False((await AccountAsync(_clinician)).Disabled);
    }

    [Fact]
    public async Task A_person_is_added_and_invited_and_a_mistake_keeps_what_was_typed()
    {
        var page = Shown(_admin);
        Press(page, "Add a person");
        page.Find("#person-name").Change("Tom Bay");
        page.Find("#person-email").Change("tom@example.org");
        Assert.Contains("Own groups: rosters and attendance.", page.Markup, StringComparison.Ordinal);
        page.Find("#new-role-Counselor").Change(true);
        Press(page, "Add and invite");
        Assert.Contains("This work needs a license", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Tom Bay", page.Find("#person-name").GetAttribute("value"));

        Choose(page, "#person-license-type", "ACMHC");
        page.Find("#person-license-number").Change("UT-7");
        page.Find("#person-license-expires").Change(Today.AddDays(90).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Choose(page, "#person-license-supervisor", "Rosa Lindqvist");
        Press(page, "Add and invite");

        Assert.Contains("Tom Bay is added. The invitation is on its way.", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        var row = page.FindAll("tbody tr").Select(Flat).Single(text => text.StartsWith("Tom Bay", StringComparison.Ordinal));
        Assert.Contains("Supervised by Rosa Lindqvist", row, StringComparison.Ordinal);
        Assert.Contains("Invited, not answered yet", row, StringComparison.Ordinal);
        Press(page, "Change Tom Bay");
        Press(page, "Send it again");
        Assert.Contains("The invitation to Tom Bay is on its way", page.Find(".status-region").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_step_is_reset_only_after_somebody_said_how_they_checked()
    {
        var page = Shown(_admin);
        Press(page, "Change Rosa Lindqvist");
        Press(page, "Reset the second step");
        Assert.Contains("Say how you made sure", page.Markup, StringComparison.Ordinal);
        page.Find("#factor-how-2").Change("on");
        Press(page, "Reset the second step");
        Assert.Contains("stop working at once", Answer(_dialogs!, "Reset"), StringComparison.Ordinal);
        page.WaitForState(() => page.Find(".status-region").TextContent.Trim().Length > 0);
        Assert.Contains("The second step of Rosa Lindqvist is off", page.Find(".status-region").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Ones_own_license_is_changed_and_ones_own_account_is_not()
    {
        var page = Shown(_admin);
        Press(page, "Change Ada Kent");
        Assert.DoesNotContain(page.FindAll("button"), button => Flat(button) is "Save roles" or "Reset the second step");
        Press(page, "Save the license");
        Assert.Contains("The license of Ada Kent is saved", page.Find(".status-region").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_their_own_account_and_the_last_administrator_stays()
    {
        var roles = _scope.ServiceProvider.GetRequiredService<ChangeRolesHandler>();
        var other = new Actor.Staff(new(Guid.NewGuid()), new(Guid.NewGuid()), StaffRoles.Admin);

        Assert.IsType<NotYourOwnAccount>((await roles.HandleAsync(_admin, new(Guid.NewGuid(), _admin.Account.Value, StaffRoles.Admin, StaffRoles.Director), default)).Refusal);
        Assert.IsType<LastAdministrator>((await roles.HandleAsync(other, new(Guid.NewGuid(), _admin.Account.Value, StaffRoles.Admin, StaffRoles.Director), default)).Refusal);
        Assert.IsType<LastAdministrator>((await _scope.ServiceProvider.GetRequiredService<DisableAccountHandler>()
            .HandleAsync(other, new(Guid.NewGuid(), _admin.Account.Value, true), default)).Refusal);
    }

    [Fact]
    public async Task What_was_typed_when_they_joined_is_set_right_and_nonsense_keeps_what_was_typed()
    {
        var page = Shown(_admin);
        Press(page, "Change Rosa Lindqvist");
        page.Find("#about-name").Change("  ");
        Press(page, "Save the person");
        Assert.Equal("Enter a name", Flat(page.Find("#about-name-error")));
        page.Find("#about-name").Change("<script>42");
        page.Find("#about-languages").Change("Tongan");
        Press(page, "Save the person");
        Assert.NotEmpty(Flat(page.Find("[aria-labelledby=about-title] [role=alert]")));
        Assert.Equal(("<script>42", "Tongan"), (page.Find("#about-name").GetAttribute("value"), page.Find("#about-languages").GetAttribute("value")));
        Assert.Equal("Rosa Lindqvist", (await PersonAsync(_clinician)).Name);

        page.Find("#about-name").Change("Rosa Lindquist");
        Choose(page, "#about-therapist", "In Mental Health");
        Press(page, "Save the person");

        Assert.Contains("Rosa Lindquist is saved.", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        var person = await PersonAsync(_clinician);
        Assert.Equal(("Rosa Lindquist", "Tongan", ProgramKind.MentalHealth), (person.Name, person.Languages, person.TherapistIn));
        Assert.Contains(page.FindAll("tbody tr").Select(Flat), row => row.StartsWith("Rosa Lindquist", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_left_is_signed_out_stays_in_the_list_and_can_come_back()
    {
        var page = Shown(_admin);
        Press(page, "Change Rosa Lindqvist");
        page.Find("#about-active").Change(false);
        Press(page, "Save the person");
        Assert.Contains("They are signed out at once", Answer(_dialogs!, "Cancel"), StringComparison.Ordinal);
        Assert.True((await PersonAsync(_clinician)).Active);
        Press(page, "Save the person");
        Answer(_dialogs!, "They have left");
        page.WaitForAssertion(() => Assert.Contains("Rosa Lindqvist does not work here any more", page.Find(".status-region").TextContent, StringComparison.Ordinal));

        Assert.True((await AccountAsync(_clinician)).Disabled);
        var row = page.FindAll("tbody tr").Select(Flat).Last();
        Assert.StartsWith("Rosa Lindqvist Has left", row, StringComparison.Ordinal);
        Assert.Contains("Nothing any more", row, StringComparison.Ordinal);
        Press(page, "Change Rosa Lindqvist");
        Assert.DoesNotContain(page.FindAll("button"), button => Flat(button) is "Save roles" or "Open the account again" or "Reset the second step" or "Send the invitation");
        page.Find("#about-active").Change(true);
        Press(page, "Save the person");
        Assert.Contains("works here again", page.Find(".status-region").TextContent, StringComparison.Ordinal);
        Press(page, "Change Rosa Lindqvist");
        Press(page, "Open the account again");
        Assert.False((await AccountAsync(_clinician)).Disabled);
    }

    [Fact]
    public void Nobody_says_of_themself_that_they_left()
    {
        var page = Shown(_admin);
        Press(page, "Change Ada Kent");

        Assert.Empty(page.FindAll("#about-active"));
        Assert.NotNull(page.Find("#about-name"));
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

    private async Task<Practitioner> PersonAsync(PortalUser account)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Practitioners.SingleAsync(row => row.Id == account.PractitionerId);
    }

    private IRenderedComponent<PeoplePage> Shown(Actor actor)
    {
        _dialogs ??= RenderDialogs();
        var page = Render<PeoplePage>(parts => parts.AddCascadingValue(actor));
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal));
        return page;
    }

    private static void Press(IRenderedComponent<PeoplePage> page, string words)
    {
        page.FindAll("button").Single(button => Flat(button) == words).Click();
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0);
    }

    private static void Choose(IRenderedComponent<PeoplePage> page, string select, string words) =>
        page.Find(select).Change(page.FindAll($"{select} option").Single(option => Flat(option).StartsWith(words, StringComparison.Ordinal)).GetAttribute("value"));
}
