using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Demo;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Demo;

/// <summary>The demo clinic can be made on whatever day somebody clones the portal, and a making that was stopped leaves nothing half made.</summary>
public sealed class DemoMakingTests
{
    /// <summary>Every demo of this run was made beside the rest of another.</summary>
    [Fact]
    public async Task One_that_was_stopped_is_thrown_away_and_made_anew()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();

        await AssertWholeAsync(host);
        Assert.False(File.Exists(NoteOf(host)));
        await using var db = await host.Databases.CreateDbContextAsync();
        Assert.Empty(await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE name = {PortalHost.HalfMade}").ToListAsync());
    }

    [Fact]
    public async Task Two_starts_at_once_do_not_make_it_twice()
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithoutJobs().StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        await using var other = new FileStream(NoteOf(host), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var refusal = await Assert.ThrowsAsync<SettingsException>(() => new DemoMaking(scope.ServiceProvider).EnsureAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Another start", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_let_in_beside_the_rest_of_one()
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithoutJobs().StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var making = new DemoMaking(scope.ServiceProvider);
        making.DemandNone();
        await File.WriteAllTextAsync(NoteOf(host), "", TestContext.Current.CancellationToken);

        Assert.Contains(NoteOf(host), Assert.Throws<SettingsException>(making.DemandNone).Message, StringComparison.Ordinal);
    }

    /// <summary>Takes minutes: the battery runs it. Every day of two weeks; the ends of the two summer times; weeks with a kept holiday on each side of the making; a Friday on which the hours of who is on leave lie behind.</summary>
    [Theory(Explicit = true), MemberData(nameof(Starts))]
    public async Task It_is_whole_on_each_day(DateTime local)
    {
        await using var host = await (await PortalHost.EmptyAsync()).With("Demo:Enabled", "true").WithoutJobs()
            .WithClock(FixedClock.At(local.Year, local.Month, local.Day, local.Hour)).StartAsync();

        await AssertWholeAsync(host);
    }

    public static TheoryData<DateTime> Starts =>
    [
        .. Enumerable.Range(0, 14).Select(day => new DateTime(2026, 12, 3, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day).AddHours(day % 2 == 0 ? 12 : 22)),
        .. ((DateTime[])[new(2027, 3, 14), new(2027, 11, 7), new(2027, 11, 26), new(2028, 1, 1), new(2027, 7, 5), new(2026, 9, 7), new(2028, 2, 29), new(2026, 1, 16)]).Select(day => day.AddHours(9)),
    ];

    private static string NoteOf(PortalHost host) => host.DatabaseFile + DemoMaking.Note;

    private static async Task AssertWholeAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        var today = host.Clock.Today;
        Assert.InRange(await db.GroupSessions.MaxAsync(session => session.Date), today.AddDays(90), today.AddDays(130));
        Assert.Equal(Enum.GetValues<EnrollmentStatus>(), (await db.Enrollments.Select(row => row.Status).Distinct().ToListAsync()).Order());
        Assert.Contains("new@demo.example", await db.Users.AsNoTracking().Select(user => user.Email).ToListAsync());
    }
}
