using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Tests.Support;

/// <summary>The pages of some slices, with their real use cases on a database of their own.</summary>
/// <param name="slices">One type of each slice.</param>
public abstract class SlicePages(params Type[] slices) : PortalTestContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private IRenderedComponent<MudDialogProvider>? _dialogs;

    protected Database Database { get; private set; } = null!;

    /// <summary>What is asked before an act.</summary>
    protected IRenderedComponent<MudDialogProvider> Dialogs => _dialogs ??= RenderDialogs();

    public async ValueTask InitializeAsync()
    {
        Database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        Services.AddLogging();
        Services.AddSingleton<Refusals>();
        Services.AddSingleton(new Center());
        Services.AddSingleton(Database.Clock.Program);
        string?[] spaces = [.. slices.Select(slice => slice.Namespace)];
        foreach (var useCase in slices.SelectMany(slice => slice.Assembly.GetTypes()).Distinct().Where(type => type is { IsPublic: true, IsClass: true, IsAbstract: false }
            && spaces.Contains(type.Namespace) && (type.Name.EndsWith("Handler", StringComparison.Ordinal) || type.Name.EndsWith("Query", StringComparison.Ordinal))))
            Services.AddSingleton(useCase, Database.Services.CreateScope().ServiceProvider.GetRequiredService(useCase));
        await OpenAsync();
    }

    /// <summary>Fills the database.</summary>
    protected abstract Task OpenAsync();

    protected IRenderedComponent<TPage> Shown<TPage>(Actor actor, Action<ComponentParameterCollectionBuilder<TPage>>? more = null)
        where TPage : IComponent
    {
        _ = Dialogs;
        var page = Render<TPage>(parameters =>
        {
            parameters.AddCascadingValue(actor);
            more?.Invoke(parameters);
        });
        page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal), Patience);
        return page;
    }

    protected static void Press<TPage>(IRenderedComponent<TPage> page, string words)
        where TPage : IComponent
    {
        page.FindAll("button").Single(button => Flat(button) == words).Click();
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0, Patience);
    }

    /// <summary>Presses the button, reads what will happen, and does it.</summary>
    protected string PressAndConfirm<TPage>(IRenderedComponent<TPage> page, string words, string act)
        where TPage : IComponent
    {
        Press(page, words);
        var asked = Answer(act);
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0 && Status(page).Length > 0, Patience);
        return asked;
    }

    /// <summary>Presses a button of the question that is open, and says what was asked.</summary>
    protected string Answer(string button) => Answer(Dialogs, button);

    protected static string Status<TPage>(IRenderedComponent<TPage> page)
        where TPage : IComponent => page.Find(".status-region").TextContent.Trim() + string.Concat(page.FindAll("[role=alert]").Select(Flat));

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Database.DisposeAsync();
    }
}
