using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Data;

/// <summary>The smallest real use of a seat: claim, count, take.</summary>
public sealed record TakeSeat(Guid Key, GroupId Group, DateOnly From, DateOnly Until) : ICommand
{
    public static TakeSeat For(GroupId group, DateOnly from) => new(Guid.NewGuid(), group, from, from.AddDays(7));

    public DateSpan Span => new(From, Until);

    public static SeatClaim Row(GroupId group, ClientId client, DateOnly from, DateOnly until)
    {
        var seat = SeatClaim.Hold(new(Guid.CreateVersion7()), group, client, Center.StayOf(client), from, from.ToDateTime(default, DateTimeKind.Utc));
        seat.EndBefore(until);
        return seat;
    }

    public static Task<Result<SeatClaimId>> RunAsync(PortalUnitOfWork unit, ClientId client, TakeSeat ask) =>
        unit.RunAsync<TakeSeat, SeatClaimId>(Ask.AsClient(client), ask, [Claim.Client(client), Claim.Group(ask.Group)], async (db, stop) =>
        {
            if (!await HasRoomAsync(db, ask, stop))
                return new GroupFull();
            var seat = Row(ask.Group, client, ask.From, ask.Until);
            db.SeatClaims.Add(seat);
            db.Record(new SeatTaken(ask.Group, client, seat.Kind, seat.From));
            return seat.Id;
        }, CancellationToken.None);

    public static async Task<bool> HasRoomAsync(PortalDbContext db, TakeSeat ask, CancellationToken stop)
    {
        var capacity = await db.Groups.Where(group => group.Id == ask.Group).Select(group => group.Capacity).SingleAsync(stop);
        var held = await db.SeatClaims.Where(seat => seat.GroupId == ask.Group && seat.Until > ask.From && seat.From < ask.Until).ToListAsync(stop);
        return Occupancy.HasRoom(capacity, held.Select(seat => seat.Span), ask.Span);
    }
}
