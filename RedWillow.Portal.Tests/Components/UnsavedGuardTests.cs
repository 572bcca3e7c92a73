using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Components;

/// <summary>What is asked before another page drops what was typed.</summary>
public sealed class UnsavedGuardTests : PortalTestContext
{
    private const string Here = "/admin/groups/new";
    private readonly IRenderedComponent<MudDialogProvider> _dialogs;

    public UnsavedGuardTests()
    {
        _dialogs = RenderDialogs();
        Navigation.NavigateTo(Here);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private string At => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);

    [Theory]
    [InlineData("Cancel", Here)]
    [InlineData("Leave without saving", PortalRoutes.AdminGroups)]
    public void Who_leaves_with_something_unsaved_is_asked_first(string answer, string at)
    {
        Render<UnsavedGuard>(parts => parts.Add(one => one.When, true));

        Navigation.NavigateTo(PortalRoutes.AdminGroups);

        Assert.Equal(Here, At);
        Assert.Contains("What you typed on this page is not saved, and is dropped.", Answer(_dialogs, answer), StringComparison.Ordinal);
        _dialogs.WaitForAssertion(() => Assert.Equal(at, At));
    }

    [Fact]
    public void The_question_is_asked_once_and_again_after_a_no()
    {
        Render<UnsavedGuard>(parts => parts.Add(one => one.When, true));

        Navigation.NavigateTo(PortalRoutes.AdminGroups);
        Navigation.NavigateTo(PortalRoutes.AdminRooms);
        Assert.Single(_dialogs.FindAll(".mud-dialog"));
        Answer(_dialogs, "Cancel");
        Assert.Equal(Here, At);

        Navigation.NavigateTo(PortalRoutes.AdminRooms);
        Answer(_dialogs, "Leave without saving");
        _dialogs.WaitForAssertion(() => Assert.Equal(PortalRoutes.AdminRooms, At));
    }

    [Theory]
    [InlineData(false, PortalRoutes.AdminGroups)]
    [InlineData(true, Here + "#name")]
    [InlineData(true, PortalRoutes.Leave)]
    public void Nothing_is_asked_when_nothing_is_dropped_or_somebody_has_to_be_gone_at_once(bool unsaved, string to)
    {
        Render<UnsavedGuard>(parts => parts.Add(one => one.When, unsaved));

        Navigation.NavigateTo(to);

        Assert.Equal(to, At);
        Assert.Empty(_dialogs.FindAll(".mud-dialog"));
    }
}
