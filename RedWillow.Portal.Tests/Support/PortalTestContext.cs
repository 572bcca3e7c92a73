using System.Reflection;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;

namespace RedWillow.Portal.Tests.Support;

/// <summary>
/// Renders components without a browser: MudBlazor's services, scripts that always answer, texts from the
/// resources, a clock that stands still, and a person who can be signed in.
/// Add services first; the first rendering closes the list.
/// </summary>
public abstract class PortalTestContext : BunitContext
{
    // As long as a browser waits; a busy machine is no fault of a page.
    static PortalTestContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    protected PortalTestContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddLocalization();
        Services.TryAddSingleton<TimeProvider>(Clock.Time);
        Services.TryAddSingleton(Clock.Program);
        Authorization = this.AddAuthorization();
    }

    public FixedClock Clock { get; } = FixedClock.Usual();

    /// <summary>Who is signed in: <c>Authorization.SetAuthorized("name").SetRoles("Counselor")</c>. Nobody at first.</summary>
    public BunitAuthorizationContext Authorization { get; }

    /// <summary>
    /// Where open select lists, menus and date pickers appear. Call before rendering the component; their items
    /// are in what this answers, not in the component's own markup.
    /// </summary>
    public IRenderedComponent<MudPopoverProvider> RenderPopovers() => Render<MudPopoverProvider>();

    /// <summary>Where dialogs appear. Call before the component that opens one.</summary>
    public IRenderedComponent<MudDialogProvider> RenderDialogs() => Render<MudDialogProvider>();

    /// <summary>Presses a button of the question that is open, and says what was asked.</summary>
    protected static string Answer(IRenderedComponent<MudDialogProvider> dialogs, string button)
    {
        var asked = Flat(dialogs.WaitForElement(".mud-dialog"));
        dialogs.FindAll(".mud-dialog button").Single(one => Flat(one) == button).Click();
        dialogs.WaitForState(() => dialogs.FindAll(".mud-dialog").Count == 0);
        return asked;
    }

    /// <summary>The component that the focus was led into last. A page that keeps the focus itself leads to its heading.</summary>
    protected object LedTo(IRenderedComponent<IComponent> page)
    {
        var led = JSInterop.Invocations.Where(static call => call.Identifier == "Blazor._internal.domWrapper.focus").ToList();
        Assert.NotEmpty(led);
        var place = Assert.IsType<ElementReference>(led[^1].Arguments[0]);
        return page.FindComponents<ComponentBase>().Select(static found => (object)found.Instance).Append(page.Instance).First(owner => PlacesOf(owner).Contains(place.Id));
    }

    /// <summary>The field that a press leads to: the first wrong one of its form, as portal.js looks for it. Null when no field refused it.</summary>
    /// <param name="pressed">The button.</param>
    protected static string? FieldLedTo(IElement pressed)
    {
        var form = pressed.Closest("form");
        var mark = form?.QuerySelector("first-problem") ?? pressed.NextElementSibling;
        Assert.Equal("first-problem", mark?.LocalName);
        return mark!.Closest("form, section")?.QuerySelector("[aria-invalid=true]")?.Id;
    }

    private static IEnumerable<string> PlacesOf(object owner) =>
        from field in owner.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
        from place in field.GetValue(owner) switch { ElementReference one => [one], Dictionary<int, ElementReference> many => many.Values, _ => (IEnumerable<ElementReference>)[] }
        select place.Id;

    protected static string Flat(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
