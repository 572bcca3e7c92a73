using Microsoft.Extensions.DependencyInjection;
using Quartz;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.RemindingClients;
using RedWillow.Portal.Platform.Jobs;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RemindingClients;

/// <summary>What runs by the clock when the portal runs.</summary>
public sealed class TimetableTests
{
    [Fact]
    public async Task Whatever_the_clock_brings_has_its_rounds_and_the_first_at_the_start()
    {
        await using var host = await (await PortalHost.EmptyAsync()).StartAsync();
        var timetable = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

        (string, TimeSpan)[] all =
        [
            (nameof(RemindersAhead), TimeSpan.FromMinutes(5)), (nameof(SessionsAhead), TimeSpan.FromDays(1)), (nameof(Housekeeping), TimeSpan.FromDays(1)),
        ];
        foreach (var (name, pause) in all)
        {
            var rounds = Assert.IsAssignableFrom<ISimpleTrigger>(await timetable.GetTrigger(new TriggerKey(name)));
            Assert.Equal((pause, -1), (rounds.RepeatInterval, rounds.RepeatCount));
            await Eventually.HoldsAsync(async () => (await timetable.GetTrigger(new TriggerKey(name)))!.PreviousFireTimeUtc is not null, $"{name} has not begun.");
        }
    }

    [Fact]
    public async Task Without_jobs_there_is_no_timetable()
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithoutJobs().StartAsync();

        Assert.DoesNotContain(host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>(), job => job.GetType().Assembly == typeof(IJob).Assembly);
    }
}
