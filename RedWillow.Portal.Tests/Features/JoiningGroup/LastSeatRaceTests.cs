using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Tests.Data;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.JoiningGroup;

/// <summary>Many clients ask for the last seat at the same moment: one has it, and nobody loses an answer.</summary>
public sealed class LastSeatRaceTests
{
    private const int Racers = 8;

    [Theory, OnEachDatabase]
    public async Task Of_sixty_four_who_ask_at_once_one_has_the_last_seat(Database database)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: 64);

        var answers = await RaceAsync(clinic, Enumerable.Range(0, 64), () => database.Get<HoldPlaceHandler>());

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Equal(63, answers.Count(answer => answer.Refusal is GroupFull));
        await using var db = database.CreateContext();
        Assert.Equal((1, 64), (await db.SeatClaims.CountAsync(), await db.EnrollmentAnswers.CountAsync()));
        Assert.Equal(63, await db.Enrollments.CountAsync(row => row.Status == EnrollmentStatus.Draft && row.GroupId == null));
    }

    /// <summary>The two hundred of the normal run are those of <see cref="CapacityRaceTests"/>, through the same door. These race the handler with it.</summary>
    [Theory, OnEachDatabase]
    public Task In_race_after_race_of_eight_no_seat_is_sold_twice_or_left(Database database) =>
        RacesAsync(database, Switches.Battery ? 200 : 10, () => database.Get<HoldPlaceHandler>());

    /// <summary>The queue in front of the database is for speed: without it the same holds, by the claims alone.</summary>
    [Theory, OnEachDatabase]
    public Task Without_the_gate_no_seat_is_sold_twice_or_left_either(Database database) => RacesAsync(database, Switches.Battery ? 200 : 5, () => Ungated(database));

    private static HoldPlaceHandler Ungated(Database database) =>
        ActivatorUtilities.CreateInstance<HoldPlaceHandler>(database.Services, Ask.UnitWith(database));

    private static async Task RacesAsync(Database database, int races, Func<HoldPlaceHandler> handler)
    {
        var clinic = await PlaceClinic.OpenAsync(database, capacity: 1, clients: Racers);
        var (oversold, unsold) = (0, 0);
        for (var race = 0; race < races; race++)
        {
            var answers = await RaceAsync(clinic, Enumerable.Range(0, Racers), handler);
            await using var db = database.CreateContext();
            var seats = await db.SeatClaims.Select(row => row.ClientId).ToListAsync();
            (oversold, unsold) = (oversold + (seats.Count > 1 ? 1 : 0), unsold + (seats.Count == 0 ? 1 : 0));
            Assert.Equal(seats.Count, answers.Count(answer => answer.Succeeded));

            // Time passes: the hold is over, and the first of the next race to claim finds it so.
            database.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        Assert.Equal((0, 0), (oversold, unsold));
    }

    private static Task<Result<HeldPlace>[]> RaceAsync(PlaceClinic clinic, IEnumerable<int> clients, Func<HoldPlaceHandler> handler)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var racers = clients.Select(async client =>
        {
            var mine = handler();
            await go.Task;
            var ask = HoldPlaceTests.Ask(clinic, client) with { Start = clinic.Last, Hour = null, NoHourFits = true };
            return await Task.Run(() => mine.HandleAsync(clinic.Clients[client].Who, ask, CancellationToken.None));
        }).ToList();
        go.SetResult();
        return Task.WhenAll(racers);
    }
}
