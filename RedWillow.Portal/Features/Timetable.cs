using Quartz;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.RemindingClients;
using RedWillow.Portal.Platform.Jobs;

namespace RedWillow.Portal.Features;

/// <summary>What is done again and again by the clock. Each of it may run as often as it likes, in as many instances as there are.</summary>
public static class Timetable
{
    public static IServiceCollection AddPortalTimetable(this IServiceCollection services)
    {
        services.AddQuartz(timetable =>
        {
            timetable.Every<RemindersAhead>(TimeSpan.FromMinutes(5));
            timetable.Every<SessionsAhead>(TimeSpan.FromDays(1));
            timetable.Every<Housekeeping>(TimeSpan.FromDays(1));
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    // For the first time at the start.
    private static void Every<TJob>(this IQuartzBuilder timetable, TimeSpan pause)
        where TJob : class, IJob =>
        timetable.ScheduleJob<TJob>(trigger => trigger.WithIdentity(typeof(TJob).Name).StartNow().WithSimpleSchedule(pause));
}
