using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>What the members of a group have beside it, each hour and talk by the name of its therapist, who knows whose it is.</summary>
internal static class MemberWeeks
{
    /// <summary>Which hours and talks a plan would run over; null when it is none.</summary>
    public static async Task<MembersBusyThen?> WhoIsBusyAsync(this PortalDbContext db, GroupPlan plan, List<SeatClaim> seats, CancellationToken stop)
    {
        var clients = seats.ConvertAll(seat => seat.ClientId);
        var therapists = await db.Practitioners.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var hours = (await db.HourClaims.AsNoTracking().Where(row => clients.Contains(row.ClientId) && row.Until > plan.From).ToListAsync(stop))
            .ToLookup(hour => hour.ClientId, hour => Commitments.Of(hour) with { Name = $"Weekly hour with {therapists[hour.PractitionerId]}" });
        var talks = (await db.TalkAppointments.AsNoTracking().Where(row => row.ClientId != null && clients.Contains(row.ClientId.Value)).BookedFrom(plan.From).ToListAsync(stop))
            .ToLookup(talk => talk.ClientId!.Value, talk => PlacementLoading.Commitment(talk) with { Name = $"Appointment with {therapists[talk.PractitionerId]}" });
        var busy = (
            from seat in seats
            from clash in WeekConflicts.Find(Meetings(plan, seat), [.. hours[seat.ClientId], .. talks[seat.ClientId]])
            orderby clash.FirstDate
            select (seat.ClientId, Clash: clash)).ToList();
        return busy.Count == 0 ? null : new MembersBusyThen(busy[0].Clash, busy.Select(one => one.ClientId).Distinct().Count())
        {
            Others = [.. busy.Skip(1).Select(one => one.Clash)],
        };
    }

    /// <summary>When the plan meets while a seat lasts.</summary>
    public static IEnumerable<WeeklyCommitment> Meetings(GroupPlan plan, SeatClaim seat) =>
        plan.Pattern.Times.Select(time => new WeeklyCommitment(plan.Name, time, seat.Span.Intersect(DateSpan.OpenFrom(plan.From))));
}
