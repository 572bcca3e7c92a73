using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Features.WatchingSystem;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Support;
using static RedWillow.Portal.Tests.Features.WatchingSystem.ParkedMails;

namespace RedWillow.Portal.Tests.Features.WatchingSystem;

public sealed class SystemPageTests : PortalTestContext, IAsyncLifetime
{
    private Database _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(_database.Get<MailStateQuery>());
        Services.AddSingleton(_database.Get<TrySendingAgainHandler>());
    }

    [Fact]
    public void When_all_is_well_the_page_says_so()
    {
        var page = Shown(Admin);

        Assert.Contains("None is late", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nothing here", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_up_mail_is_shown_by_kind_and_reason_and_tried_again()
    {
        await RefuseAsync(_database, "ana@example.org");
        var page = Shown(Admin);
        Assert.Contains("Sign-in was changed", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("refused the address or the mail (answer 550)", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ana@example.org", page.Markup, StringComparison.Ordinal);

        page.Find("tbody button").Click();

        page.WaitForAssertion(() => Assert.Contains("The mail is in line again.", page.Find(".status-region").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("tbody"));
        Assert.Equal(1, await OutboxStage.Dispatcher(_database, new KeptMail()).SendDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task All_can_be_tried_again_with_one_press()
    {
        await RefuseAsync(_database, "ana@example.org", "ben@example.org");
        var page = Shown(Admin);

        page.FindAll("button").Single(button => button.TextContent == "Try all 2 again").Click();

        page.WaitForAssertion(() => Assert.Contains("2 mails are in line again.", page.Find(".status-region").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_else_has_put_back_already_is_a_sentence()
    {
        await RefuseAsync(_database, "ana@example.org");
        var page = Shown(Admin);
        await _database.Get<TrySendingAgainHandler>().HandleAsync(Admin, new(Guid.NewGuid(), null), CancellationToken.None);

        page.Find("tbody button").Click();

        page.WaitForElement("[role=alert]");
    }

    [Fact]
    public void To_everybody_else_the_page_is_not_there()
    {
        var none = Render<NotFoundState>().Markup;

        foreach (var roles in new[] { StaffRoles.FrontDesk, StaffRoles.Counselor, StaffRoles.Clinician, StaffRoles.Director })
            Assert.Equal(none, Shown(Of(roles)).Markup);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private IRenderedComponent<SystemPage> Shown(Actor actor)
    {
        var page = Render<SystemPage>(parts => parts.AddCascadingValue(actor));
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal));
        return page;
    }
}
