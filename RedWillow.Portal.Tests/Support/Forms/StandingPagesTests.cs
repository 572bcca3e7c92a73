using System.Globalization;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.JoiningGroup;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>Every page with a circuit that is about one client, drawn for clients wherever they stand.</summary>
public sealed class StandingPagesTests : PortalTestContext
{
    private readonly Heard _heard = new();
    private readonly List<string> _complaints = [];
    private readonly HashSet<EnrollmentStatus> _shown = [];

    [Theory]
    [InlineData("frontdesk@demo.example", 40)]
    [InlineData("clinician@demo.example", 40)]
    public async Task No_page_breaks_for_staff_wherever_a_client_stands(string email, int fewest)
    {
        await using var host = await OpenAsync();
        await using var scope = Use(host);
        await using var db = await host.Databases.CreateDbContextAsync();
        var user = (await db.Users.AsNoTracking().ToListAsync()).Single(user => user.Email == email);
        var reader = new Actor.Staff(new(user.Id), user.PractitionerId!.Value, user.Roles);
        var (stays, shown) = (await StaysAsync(host), 0);

        foreach (var page in LivePage.All.Where(page => page.Of is not null).DistinctBy(page => (page.Page, page.About)))
        {
            var sample = await page.Of!(db).FirstAsync();
            var about = await db.Enrollments.AnyAsync(row => row.Id == new EnrollmentId(sample)) ? stays.ConvertAll(stay => (stay.Status, Id: stay.Id.Value))
                : await db.Clients.AnyAsync(row => row.Id == new ClientId(sample)) ? stays.ConvertAll(stay => (stay.Status, Id: stay.ClientId.Value))
                : [];
            foreach (var (status, id) in about)
                shown += await DrawAsync(page, reader, id, status) ? 1 : 0;
        }

        Assert.True(_complaints.Count is 0, string.Join(Environment.NewLine, _complaints));
        Assert.InRange(stays.Count, 10, 20);
        // Many a page is there for some of them only, but nobody is without any.
        Assert.Equal(stays.Select(stay => stay.Status).Order(), _shown.Order());
        Assert.InRange(shown, fewest, 400);
    }

    [Fact]
    public async Task The_picker_does_not_break_for_a_client_wherever_they_stand()
    {
        await using var host = await OpenAsync();
        await using var scope = Use(host);
        var stays = await StaysAsync(host);

        foreach (var stay in stays)
            await DrawAsync(new LivePage(typeof(ChoosePlacePage)), new Actor.Client(new(Guid.NewGuid()), stay.ClientId), null, stay.Status);

        Assert.True(_complaints.Count is 0, string.Join(Environment.NewLine, _complaints));
        Assert.Superset(new HashSet<EnrollmentStatus> { EnrollmentStatus.Draft, EnrollmentStatus.Waitlisted, EnrollmentStatus.Requested }, _shown);
    }

    private static async Task<PortalHost> OpenAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        return await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
    }

    private static async Task<List<Enrollment>> StaysAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        return [.. (await db.Enrollments.AsNoTracking().OrderBy(row => row.Id).ToListAsync()).DistinctBy(row => row.Status)];
    }

    private AsyncServiceScope Use(PortalHost host)
    {
        var scope = host.Services.CreateAsyncScope();
        Services.AddSingleton(host.Services.GetRequiredService<TimeProvider>()).AddSingleton(host.Clock).AddLogging(log => log.AddProvider(_heard));
        Services.AddFallbackServiceProvider(scope.ServiceProvider);
        return scope;
    }

    // True when there is something to see.
    private async Task<bool> DrawAsync(LivePage page, Actor reader, Guid? id, EnrollmentStatus status)
    {
        try
        {
            var drawn = Render(page.For(reader, id));
            drawn.WaitForState(() => !drawn.Markup.Contains("skeleton", StringComparison.Ordinal));
            if (_heard.Take() is { } fault)
                _complaints.Add($"{page}, {status}: {fault}");
            if (drawn.FindComponents<NotFoundState>().Count > 0)
                return false;
            _shown.Add(status);
            return true;
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            _complaints.Add($"{page}, {status}: {error}");
            return false;
        }
        finally
        {
            await DisposeComponentsAsync();
        }
    }
}
