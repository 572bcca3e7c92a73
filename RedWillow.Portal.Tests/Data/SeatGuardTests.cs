using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Seats, as the database itself sees them .</summary>
public sealed class SeatGuardTests
{
    private static readonly DateOnly Monday = Center.Monday;

    [Theory, OnEachDatabase]
    public async Task The_seat_beyond_the_capacity_is_refused(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, clients) = (await center.GroupAsync(2), await center.ClientsAsync(3));
        await raw.SeatAsync(group, clients[0], Monday, Raw.Open);
        await raw.SeatAsync(group, clients[1], Monday.AddDays(30), Raw.Open);

        await Raw.RefusedAsync("seat_taken", () => raw.SeatAsync(group, clients[2], Monday, Raw.Open));
        await Raw.RefusedAsync("seat_taken", () => raw.SeatAsync(group, clients[2], Monday.AddDays(29), Monday.AddDays(31)));
        await raw.SeatAsync(group, clients[2], Monday.AddDays(2), Monday.AddDays(30));
    }

    [Theory, OnEachDatabase]
    public async Task A_completion_frees_one_place_from_the_day_after_and_not_before(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, clients) = (await center.GroupAsync(1), await center.ClientsAsync(2));
        var lastDay = Monday.AddDays(11);
        await raw.SeatAsync(group, clients[0], Monday, lastDay.AddDays(1));

        await Raw.RefusedAsync("seat_taken", () => raw.SeatAsync(group, clients[1], lastDay, Raw.Open));
        await raw.SeatAsync(group, clients[1], lastDay.AddDays(1), Raw.Open);
    }

    [Theory, OnEachDatabase]
    public async Task Successive_holders_of_one_place_are_not_added_up(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, clients) = (await center.GroupAsync(2), await center.ClientsAsync(4));
        await raw.SeatAsync(group, clients[0], Monday, Monday.AddDays(10));
        await raw.SeatAsync(group, clients[1], Monday.AddDays(10), Monday.AddDays(20));
        await raw.SeatAsync(group, clients[2], Monday.AddDays(20), Raw.Open);

        await raw.SeatAsync(group, clients[3], Monday, Raw.Open);
    }

    [Theory, OnEachDatabase]
    public async Task A_completion_moved_later_is_refused_when_the_place_is_promised(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, clients) = (await center.GroupAsync(1), await center.ClientsAsync(2));
        var seat = await raw.SeatAsync(group, clients[0], Monday, Monday.AddDays(5));
        await raw.SeatAsync(group, clients[1], Monday.AddDays(10), Raw.Open);

        await raw.MoveSeatAsync(seat, Monday, Monday.AddDays(10));
        await Raw.RefusedAsync("seat_taken", () => raw.MoveSeatAsync(seat, Monday, Monday.AddDays(11)));
    }

    [Theory, OnEachDatabase]
    public async Task A_seat_moved_into_a_full_group_is_refused(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (full, other, clients) = (await center.GroupAsync(1), await center.GroupAsync(1), await center.ClientsAsync(2));
        await raw.SeatAsync(full, clients[0], Monday, Raw.Open);
        var seat = await raw.SeatAsync(other, clients[1], Monday, Raw.Open);

        await Raw.RefusedAsync("seat_taken", () =>
            raw.ExecuteAsync($"UPDATE \"SeatClaims\" SET \"GroupId\" = '{Raw.Text(full.Value)}' WHERE \"Id\" = '{Raw.Text(seat)}'"));
    }

    [Theory, OnEachDatabase]
    public async Task The_capacity_cannot_go_below_what_is_promised(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, clients) = (await center.GroupAsync(3), await center.ClientsAsync(3));
        await raw.SeatAsync(group, clients[0], Monday, Monday.AddDays(10));
        await raw.SeatAsync(group, clients[1], Monday.AddDays(5), Raw.Open);
        await raw.SeatAsync(group, clients[2], Monday.AddDays(10), Raw.Open);

        await raw.ExecuteAsync($"UPDATE \"Groups\" SET \"Capacity\" = 2 WHERE \"Id\" = '{Raw.Text(group.Value)}'");
        await Raw.RefusedAsync("capacity_promised", () =>
            raw.ExecuteAsync($"UPDATE \"Groups\" SET \"Capacity\" = 1 WHERE \"Id\" = '{Raw.Text(group.Value)}'"));
    }

    [Theory, OnEachDatabase]
    public async Task Stays_that_have_ended_do_not_keep_the_capacity_up(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, clients) = (await center.GroupAsync(2), await center.ClientsAsync(2));
        foreach (var client in clients) await raw.SeatAsync(group, client, new(2020, 1, 6), new(2020, 4, 1));

        await raw.ExecuteAsync($"UPDATE \"Groups\" SET \"Capacity\" = 1 WHERE \"Id\" = '{Raw.Text(group.Value)}'");
    }

    /// <summary>Two were there when there were two places; one has ended, and there is one place since.</summary>
    [Theory, OnEachDatabase]
    public async Task Days_are_given_back_however_few_places_there_are_by_now_and_none_more_are_taken(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, clients) = (await center.GroupAsync(2), await center.ClientsAsync(2));
        await raw.SeatAsync(group, clients[0], new(2020, 1, 6), new(2020, 4, 1));
        await raw.SeatAsync(group, clients[1], new(2020, 1, 6), Raw.Open);
        await raw.ExecuteAsync($"UPDATE \"Groups\" SET \"Capacity\" = 1 WHERE \"Id\" = '{Raw.Text(group.Value)}'");
        Task Until(int client, string day) => raw.ExecuteAsync($"UPDATE \"SeatClaims\" SET \"UntilDay\" = '{day}' WHERE \"ClientId\" = '{Raw.Text(clients[client].Value)}'");

        await Raw.RefusedAsync("seat_taken", () => Until(0, "2020-04-02"));
        await Until(1, "2040-02-01");
        await Until(1, "2040-03-01");
        await Raw.RefusedAsync("seat_taken", () => Until(0, "9999-12-31"));
        await Until(1, "2020-05-01");
        await Raw.RefusedAsync("seat_taken", () => Until(0, "2020-06-01"));
        await Until(0, "2020-02-01");
    }

    [Theory, OnEachDatabase]
    public async Task A_client_has_one_seat_at_a_time_in_whatever_group(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var (group, other, client) = (await center.GroupAsync(5), await center.GroupAsync(5), await center.ClientAsync());
        await raw.SeatAsync(group, client, Monday, Monday.AddDays(10));

        await Raw.RefusedAsync("client_has_seat", () => raw.SeatAsync(group, client, Monday.AddDays(9), Raw.Open));
        await Raw.RefusedAsync("client_has_seat", () => raw.SeatAsync(other, client, Monday.AddDays(-5), Monday.AddDays(1)));
        await raw.SeatAsync(other, client, Monday.AddDays(10), Raw.Open);
    }

    [Theory, OnEachDatabase]
    public async Task The_guard_and_the_rule_agree_on_random_spans(Database database)
    {
        var (center, raw) = (new Center(database), new Raw(database));
        var random = new Random(20300107);
        var rounds = Switches.Battery ? 40 : 4;
        var refused = 0;
        for (var round = 0; round < rounds; round++)
        {
            var capacity = random.Next(1, 4);
            var (group, clients) = (await center.GroupAsync(capacity), await center.ClientsAsync(60));
            var held = new List<(Guid Id, DateSpan Span)>();
            foreach (var client in clients)
            {
                var moving = held.Count > 3 && random.Next(4) == 0 ? random.Next(held.Count) : -1;
                var asked = Span(random);
                var others = held.Where((_, index) => index != moving).Select(seat => seat.Span).ToList();
                var allowed = EveryDay(asked).All(day => others.Count(span => span.Contains(day)) < capacity);
                Assert.Equal(allowed, Occupancy.HasRoom(capacity, others, asked));

                Guid seat = default;
                var act = moving < 0
                    ? async () => { seat = await raw.SeatAsync(group, client, asked.From, asked.Until); }
                    : (Func<Task>)(() => raw.MoveSeatAsync(seat = held[moving].Id, asked.From, asked.Until));
                if (!allowed)
                {
                    await Raw.RefusedAsync("seat_taken", act);
                    refused++;
                    continue;
                }

                await act();
                if (moving >= 0) held.RemoveAt(moving);
                held.Add((seat, asked));
            }
        }

        Assert.InRange(refused, rounds * 10, rounds * 55);
    }

    private static DateSpan Span(Random random)
    {
        var from = Monday.AddDays(random.Next(40));
        return random.Next(6) == 0 ? DateSpan.OpenFrom(from) : new(from, from.AddDays(random.Next(1, 12)));
    }

    private static IEnumerable<DateOnly> EveryDay(DateSpan span) =>
        Enumerable.Range(0, Math.Min(span.Days, 60)).Select(span.From.AddDays);
}
