using Microsoft.Extensions.DependencyInjection;
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
        var round = new Round(database.Services.GetRequiredService<IServiceScopeFactory>());
        using var job = new SessionsAhead(round, database.Clock.Time, logs.CreateLogger<SessionsAhead>());

        await job.StartAsync(TestContext.Current.CancellationToken);
        await round.IsOver.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await job.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(said is null ? [] : [said], told.Lines.Select(line => line.Text));
    }

    /// <summary>Scopes that tell when the first of them is let go: the round is over then.</summary>
    private sealed class Round(IServiceScopeFactory inner) : IServiceScopeFactory
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsOver => _over.Task;

        public IServiceScope CreateScope() => new Scope(inner.CreateScope(), _over);

        private sealed class Scope(IServiceScope scope, TaskCompletionSource over) : IServiceScope, IAsyncDisposable
        {
            public IServiceProvider ServiceProvider => scope.ServiceProvider;

            public void Dispose() => scope.Dispose();

            public async ValueTask DisposeAsync()
            {
                await ((IAsyncDisposable)scope).DisposeAsync();
                over.TrySetResult();
            }
        }
    }
}
