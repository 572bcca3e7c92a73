using Microsoft.Extensions.Logging;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Jobs;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Platform;

public sealed class RoundTests
{
    public static TheoryData<string, string[]> Ends => new()
    {
        { "done", ["Done 3"] },
        { "refused", ["Rows could not be kept: NotThere. The next round tries again."] },
        { "fails", ["Rows could not be kept. The next round tries again."] },
    };

    [Theory, MemberData(nameof(Ends))]
    public async Task A_round_tells_how_it_ended_and_stops_nothing(string how, string[] said)
    {
        using var told = new Told();
        using var logs = new LoggerFactory([told]);

        await new Trial(how, logs.CreateLogger<Trial>()).Execute(null!, TestContext.Current.CancellationToken);

        Assert.Equal(said, told.Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task A_round_that_is_called_off_says_nothing_of_a_fault()
    {
        using var told = new Told();
        using var logs = new LoggerFactory([told]);
        using var off = new CancellationTokenSource();
        await off.CancelAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await new Trial("fails", logs.CreateLogger<Trial>()).Execute(null!, off.Token));

        Assert.Empty(told.Lines);
    }

    private sealed class Trial(string how, ILogger log) : Round<int>("trial", "Rows could not be kept", log)
    {
        protected override Task<Result<int>> RunAsync(Actor.System actor, CancellationToken stop) => how switch
        {
            "done" => Task.FromResult<Result<int>>(actor.Job == "trial" ? 3 : 0),
            "refused" => Task.FromResult<Result<int>>(new NotThere()),
            _ => throw new InvalidOperationException("The disk is full."),
        };

        protected override void Tell(int done) => Log.LogInformation("Done {Count}", done);
    }
}
