using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>How the races for the last place of a group ended.</summary>
/// <param name="Run">How many there were.</param>
/// <param name="Oversold">In how many more than one had it.</param>
/// <param name="Unsold">In how many nobody had it.</param>
internal sealed record Races(int Run, int Oversold, int Unsold)
{
    /// <summary>How many people want each place.</summary>
    public const int Contenders = 8;

    /// <summary>Eight people start at the same moment for the one place that is left, again and again.</summary>
    /// <param name="database">Where.</param>
    /// <param name="races">How often.</param>
    /// <param name="takeAsync">How the contender of a number takes the place; false is a refusal.</param>
    public static async Task<Races> RunAsync(Database database, int races, Func<int, ClientId, TakeSeat, Task<bool>> takeAsync)
    {
        var center = new Center(database);
        var (group, clients, members) = (await center.GroupAsync(3), await center.ClientsAsync(Contenders), await center.ClientsAsync(2));
        foreach (var member in members) await new Raw(database).SeatAsync(group, member, Center.Monday, Raw.Open);

        var (oversold, unsold) = (0, 0);
        for (var race = 0; race < races; race++)
        {
            var (start, day) = (new Meeting(Contenders), Center.Monday.AddDays(7 * race));
            var taken = await Task.WhenAll(clients.Select((client, index) => Task.Run(async () =>
            {
                await start.ArriveAsync();
                return await takeAsync(index, client, TakeSeat.For(group, day));
            })));
            var had = taken.Count(one => one);
            await AssertKeptAsync(database, group, day, had);
            oversold += had > 1 ? 1 : 0;
            unsold += had == 0 ? 1 : 0;
        }

        return new(races, oversold, unsold);
    }

    // What contenders were told is what stands in the database.
    private static async Task AssertKeptAsync(Database database, GroupId group, DateOnly day, int had)
    {
        await using var db = database.CreateContext();
        Assert.Equal(had, await db.SeatClaims.CountAsync(seat => seat.GroupId == group && seat.From == day && seat.Until == day.AddDays(7)));
    }
}
