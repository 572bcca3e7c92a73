using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace RedWillow.Portal.Tests.Support;

public sealed class PortalTestContextTests : PortalTestContext
{
    [Fact]
    public async Task A_select_offers_its_items_in_the_popovers_and_tells_what_was_chosen()
    {
        var popovers = RenderPopovers();
        var chosen = "";
        var select = Render<MudSelect<string>>(parameters => parameters
            .Add(s => s.ValueChanged, EventCallback.Factory.Create<string?>(this, value => chosen = value))
            .AddChildContent<MudSelectItem<string>>(item => item.Add(i => i.Value, "Skills")));

        await select.Find(".mud-input-control").MouseDownAsync(new());
        popovers.WaitForElement(".mud-list-item");
        await popovers.Find(".mud-list-item").ClickAsync(new());

        Assert.Equal("Skills", chosen);
    }
}
