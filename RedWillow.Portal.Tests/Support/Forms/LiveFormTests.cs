using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Features.WatchingSystem;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>
/// Pages with a circuit × bad inputs, made from the portal's own pages: everything that can be filled in is, everything that can be
/// pressed is, and no page breaks; nor is one empty in the demo. What a bad input must not change is the business of each use case's own tests.
/// </summary>
public sealed class LiveFormTests : PortalTestContext
{
    private const int MostPresses = 40;
    private const string Fields = "input:not([disabled]), textarea:not([disabled]), select:not([disabled])";

    /// <summary>Groups do not meet on each day of the week, and a list of mails that failed is better empty.</summary>
    private static readonly Type[] MayBeEmpty = [typeof(TodayPage), typeof(SystemPage)];

    private readonly Heard _heard = new();
    private int _filled;

    /// <summary>By kind of field: words, dates, times, numbers, choices.</summary>
    public static TheoryData<string, string, string, string, string, string> Inputs => new()
    {
        { "nothing", "", "", "", "", "" },
        { "too much", new string('x', 20_000), "9999-12-31", "23:59", "99999999999999999999", "no such choice" },
        { "signs", "👩‍👩‍👧‍👦 a\0b \u202Eabc e\u0301", "0001-01-01", "00:00", "-1", "-1" },
        { "markup", "\"><script>alert(1)</script>' OR 1=1 --", "2026-02-30", "25:61", "0", "0198c0de-0000-7000-8000-000000000001" },
    };

    [Fact]
    public void Every_page_with_a_gap_in_its_address_says_what_it_is_opened_for() =>
        Assert.True(LivePage.Unknown.Count is 0, "Say what to open these for (LivePage.Opened): " + string.Join(", ", LivePage.Unknown));

    [Theory, MemberData(nameof(Inputs))]
    public async Task No_page_breaks_whatever_is_typed_and_pressed(string name, string words, string day, string time, string number, string choice)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        Services.AddSingleton(host.Services.GetRequiredService<TimeProvider>()).AddSingleton(host.Clock).AddLogging(log => log.AddProvider(_heard));
        Services.AddFallbackServiceProvider(scope.ServiceProvider);
        await using var data = new Fingerprint(host.DatabaseFile);
        var (staff, client, kept) = (await StaffAsync(host), await ClientAsync(host), await data.KeepAsync());
        var input = new Dictionary<string, string>(StringComparer.Ordinal) { ["date"] = day, ["time"] = time, ["number"] = number, ["select"] = choice, [""] = words };
        var complaints = new List<string>();

        foreach (var page in LivePage.All)
        {
            await data.PutBackAsync(kept);
            await using var db = await host.Databases.CreateDbContextAsync();
            var shown = Render(page.For(page.Page == typeof(ChoosePlacePage) ? client : staff, page.Of is { } of ? await of(db).FirstAsync() : null));
            if (await TryAsync(shown, input, mayBeEmpty: MayBeEmpty.Contains(page.Page)) is { } complaint) complaints.Add($"{page}, {name}: {complaint}");
            await DisposeComponentsAsync();
        }

        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
        Assert.InRange(LivePage.All.Count, 30, 100);
        Assert.InRange(_filled, 300, 100_000);
    }

    [Fact]
    public async Task A_page_that_breaks_is_noticed()
    {
        Services.AddLogging(log => log.AddProvider(_heard));

        Assert.Null(await TryAsync(Render<Breaking>(), new(StringComparer.Ordinal) { ["date"] = "2026-01-01", [""] = "" }));
        Assert.Contains("Boom", await TryAsync(Render<Breaking>(), new(StringComparer.Ordinal) { ["date"] = "9999-12-31", [""] = "" }), StringComparison.Ordinal);
    }

    private async Task<string?> TryAsync(IRenderedComponent<IComponent> page, Dictionary<string, string> input, bool mayBeEmpty = false)
    {
        var (pressed, seen, last) = (new HashSet<string>(StringComparer.Ordinal), 0, "opening");
        try
        {
            page.WaitForState(() => !page.Markup.Contains("skeleton", StringComparison.Ordinal));
            if (page.FindComponents<NotFoundState>().Count > 0) return "it is not there";
            if (!mayBeEmpty && page.FindComponents<EmptyState>() is [var empty, ..]) return $"the demo has nothing for it: {empty.Instance.Title}";
            while (pressed.Count < MostPresses)
            {
                if (page.FindAll(Fields).Count is var fields && fields != seen)
                    await FillAsync(page, fields, input);
                seen = fields;
                if (await PressAsync(page, pressed) is not { } button) break;
                last = button;
                // What the press began has ended when the page has drawn nothing new for a moment.
                for (var drawn = -1; drawn != page.RenderCount;)
                {
                    drawn = page.RenderCount;
                    await page.InvokeAsync(static () => Task.Delay(5));
                }

                if (_heard.Take() is { } fault) return $"{last}: {fault}";
            }
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            return $"{last}: {error}";
        }

        return _heard.Take();
    }

    // Found and used on the page's own thread, so that nothing is drawn in between.
    private static async Task<string?> PressAsync(IRenderedComponent<IComponent> page, HashSet<string> pressed)
    {
        string? name = null;
        await page.InvokeAsync(() =>
        {
            var button = page.FindAll("button:not([disabled])").FirstOrDefault(one => one.HasAttribute("blazor:onclick") && pressed.Add(Flat(one) + one.GetAttribute("aria-label")));
            name = button is null ? null : Flat(button);
            button?.Click();
        });
        return name;
    }

    private async Task FillAsync(IRenderedComponent<IComponent> page, int count, Dictionary<string, string> input)
    {
        for (var next = 0; next < count; next++)
        {
            var index = next;
            await page.InvokeAsync(() =>
            {
                if (page.FindAll(Fields).ElementAtOrDefault(index) is not { } field) return;
                var kind = field.LocalName is "input" ? field.GetAttribute("type") ?? "" : field.LocalName;
                object value = kind is "checkbox" ? true : kind is "radio" ? field.GetAttribute("value") ?? "on" : input.GetValueOrDefault(kind, input[""]);
                if (field.HasAttribute("blazor:onchange")) field.Change(value);
                else if (field.HasAttribute("blazor:oninput")) field.Input(value);
                else return;
                _filled++;
            });
        }
    }

    // All roles in one person, so that every page opens.
    private static async Task<Actor> StaffAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        var user = (await db.Users.AsNoTracking().ToListAsync()).Single(user => user.Email == "clinician@demo.example");
        return new Actor.Staff(new(user.Id), user.PractitionerId!.Value, Enum.GetValues<StaffRoles>().Aggregate((all, role) => all | role));
    }

    private static async Task<Actor> ClientAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        var user = (await db.Users.AsNoTracking().ToListAsync()).Single(user => user.Email == FormTable.Newcomer);
        using var browser = await host.NewClientAsync(FormTable.Newcomer);
        await FormVisits.BeginAsync(host, browser);
        return new Actor.Client(new(user.Id), user.ClientId!.Value);
    }

    /// <summary>Takes a day only when there is one after it.</summary>
    private sealed class Breaking : ComponentBase
    {
        private DateOnly? _day;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "input");
            builder.AddAttribute(1, "type", "date");
            builder.AddAttribute(2, "onchange", EventCallback.Factory.CreateBinder<DateOnly?>(this, day => _day = day, _day));
            builder.CloseElement();
            builder.OpenElement(3, "button");
            builder.AddAttribute(4, "onclick", EventCallback.Factory.Create(this, () => _day = _day == DateOnly.MaxValue ? throw new InvalidOperationException("Boom") : _day?.AddDays(1)));
            builder.AddContent(5, "Tomorrow");
            builder.CloseElement();
        }
    }
}
