using Microsoft.Extensions.Logging;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class SessionsAheadTests
{
    [Theory]
    [InlineData(13, "3 sessions were made ahead.")]
    [InlineData(0, null)]
    public async Task A_round_that_made_nothing_says_nothing(int daysLater, string? said)
    {
        await using var database = await Database.CreateAsync(DatabaseProvider.Sqlite);
        await (await ScheduleOf.WithRoomAndCounselorAsync(database)).OpenedAsync();
        database.Clock.Advance(TimeSpan.FromDays(daysLater));
        using var told = new Told();
        using var logs = new LoggerFactory([told]);
        var job = new SessionsAhead(database.Get<ExtendSessionsHandler>(), logs.CreateLogger<SessionsAhead>());

        // The round asks nothing of the timetable that calls it.
        await job.Execute(null!, TestContext.Current.CancellationToken);

        Assert.Equal(said is null ? [] : [said], told.Lines.Select(line => line.Text));
    }
}
