using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>Every page with a circuit and a gap in its address, opened as the router does and then, in the same circuit, for something else.</summary>
public sealed class RoutedPagesTests : PortalTestContext
{
    private const string Typed = "Meant for the first one only";
    private const string Boxes = "textarea:not([disabled]), input[type=text]:not([disabled])";

    private static readonly string[] Roles = [.. Enum.GetValues<StaffRoles>().Where(role => role != StaffRoles.None).Select(role => role.ToString())];

    [Fact]
    public async Task Another_id_in_the_address_is_another_page_and_nothing_typed_goes_along()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        Services.AddSingleton(host.Services.GetRequiredService<TimeProvider>()).AddSingleton(host.Clock).AddLogging();
        Services.AddFallbackServiceProvider(scope.ServiceProvider);
        await using var db = await host.Databases.CreateDbContextAsync();
        var user = (await db.Users.AsNoTracking().ToListAsync()).Single(user => user.Email == "clinician@demo.example");
        Authorization.SetAuthorized(user.Email!).SetRoles(Roles);
        // The portal's own: the one of the tests grants roles all together or not at all.
        Services.AddSingleton(host.Services.GetRequiredService<IAuthorizationService>()).AddSingleton(host.Services.GetRequiredService<IAuthorizationPolicyProvider>());
        SetRendererInfo(new("Server", isInteractive: true));
        // It would ask before it lets go of what was typed: UnsavedGuardTests.
        ComponentFactories.AddStub<UnsavedGuard>();
        var staff = new Actor.Staff(new(user.Id), user.PractitionerId!.Value, Enum.GetValues<StaffRoles>().Aggregate((all, role) => all | role));
        var addresses = Services.GetRequiredService<NavigationManager>();
        var (complaints, typed) = (new List<string>(), 0);

        foreach (var page in LivePage.All.Where(page => page.Of is not null).DistinctBy(page => (page.Page, page.About)))
        {
            var ids = await page.Of!(db).Take(2).ToListAsync();
            addresses.NavigateTo(page.Address(ids[0]));
            var shell = Render<CascadingValue<Actor>>(values => values.Add(value => value.Value, staff).AddChildContent<Routes>());
            var first = Shown(shell, page);
            foreach (var box in shell.FindAll(Boxes).Where(box => box.HasAttribute("blazor:onchange")).ToList())
                typed += await TypeAsync(shell, box.Id);

            await shell.InvokeAsync(() => addresses.NavigateTo(page.Address(ids.Count > 1 ? ids[1] : Guid.NewGuid())));

            var next = Shown(shell, page);
            if (ReferenceEquals(first, next)) complaints.Add($"{page} is still the page of the first id.");
            if (shell.Markup.Contains(Typed, StringComparison.Ordinal)) complaints.Add($"{page} shows what was typed for the first id.");
            await DisposeComponentsAsync();
        }

        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
        Assert.InRange(typed, 10, 1000);
    }

    private static async Task<int> TypeAsync(IRenderedComponent<IComponent> shell, string? id)
    {
        if (id is null || shell.FindAll("#" + id) is not [var box]) return 0;
        await box.ChangeAsync(new() { Value = Typed });
        return 1;
    }

    private static PortalComponent Shown(IRenderedComponent<IComponent> shell, LivePage page)
    {
        shell.WaitForState(() => shell.FindAll(".skeleton").Count == 0);
        var shown = shell.FindComponents<PortalComponent>().Select(one => one.Instance).FirstOrDefault(one => one.GetType() == page.Page);
        return shown ?? throw new InvalidOperationException($"{page} is not there: {Flat(shell.Find("main"))}");
    }
}
