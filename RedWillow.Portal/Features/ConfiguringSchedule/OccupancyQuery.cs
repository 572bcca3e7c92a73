using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>How full a group is, and when chairs open.</summary>
/// <param name="Id">Which group.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Program">What it treats.</param>
/// <param name="TimeOfDay">When in the day it meets.</param>
/// <param name="Capacity">The most clients at once.</param>
/// <param name="Waiting">How many clients wait for this group, or for any of its track.</param>
/// <param name="Outlook">Seats today and in the weeks ahead.</param>
public sealed record OccupancyLine(
    GroupId Id, string Name, ProgramKind Program, TimeOfDay TimeOfDay, int Capacity, int Waiting, SeatOutlook Outlook)
{
    /// <summary>The next day on which chairs open; null when none does in the weeks ahead.</summary>
    public ChairsOpening? Next => Outlook.Weeks.SelectMany(static week => week).Select(static opening => (ChairsOpening?)opening).FirstOrDefault();
}

/// <summary>Every group's occupancy with one query, however many groups and clients there are. Nobody is named.</summary>
public sealed class OccupancyQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<IReadOnlyList<OccupancyLine>?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director | StaffRoles.Admin))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var (today, now) = (clock.Today, clock.UtcNow);
        var rows = await (
            from one in db.Groups.AsNoTracking()
            join track in db.Tracks.AsNoTracking() on one.TrackId equals track.Id
            orderby track.TimeOfDay, track.Program, one.Name
            select new
            {
                one.Id, one.Name, one.Capacity, track.Program, track.TimeOfDay,
                Waiting = db.WaitlistEntries.Count(row => row.EndedUtc == null && (row.GroupId == one.Id || (row.GroupId == null && row.TrackId == one.TrackId))),
                Seats = db.SeatClaims.Where(row => row.GroupId == one.Id && row.Until > today && (row.Kind != ClaimKind.Hold || row.HeldUntilUtc > now))
                    .Select(row => new { row.From, row.Until, row.Kind }).ToList(),
            }).ToListAsync(stop);
        return rows.ConvertAll(row => new OccupancyLine(
            row.Id, row.Name, row.Program, row.TimeOfDay, row.Capacity, row.Waiting,
            SeatOutlook.Of(row.Capacity, row.Seats.ConvertAll(seat => new TakenSeat(new DateSpan(seat.From, seat.Until), seat.Kind)), today)));
    }
}
