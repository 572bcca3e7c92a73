using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.RunningGroups;

/// <summary>A member of staff's week: sessions, weekly hours and talks.</summary>
/// <param name="Week">Which.</param>
/// <param name="Today">The day at the center.</param>
/// <param name="Sessions">In order.</param>
/// <param name="Appointments">In order.</param>
/// <param name="Closures">The days on which the center is closed, with the reason.</param>
public sealed record StaffWeek(
    ProgramWeek Week, DateOnly Today, IReadOnlyList<WeekSession> Sessions, IReadOnlyList<AppointmentLine> Appointments,
    IReadOnlyDictionary<DateOnly, string> Closures);

/// <summary>A session in the week.</summary>
/// <param name="Id">Which session.</param>
/// <param name="Name">The group's name.</param>
/// <param name="Date">The day.</param>
/// <param name="Start">Wall clock.</param>
/// <param name="End">Wall clock.</param>
/// <param name="Room">Where.</param>
/// <param name="Status">What is stored about it.</param>
/// <param name="MayMark">The actor keeps its sheet.</param>
public sealed record WeekSession(SessionId Id, string Name, DateOnly Date, TimeOnly Start, TimeOnly End, string Room, SessionStatus Status, bool MayMark);

/// <summary>
/// The week a day lies in, without a day the one something is left of. Directors and the front desk see every group's sessions, everybody
/// else their own; hours and talks are the actor's own alone.
/// </summary>
public sealed class StaffWeekQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<StaffWeek?> HandleAsync(Actor actor, DateOnly? day, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !staff.Has(TodayQuery.Readers))
            return null;
        var today = clock.Today;
        var goesOn = ProgramWeek.Of(today);
        var asked = day is { } one ? ProgramWeek.Of(one) : (ProgramWeek?)null;
        var span = asked?.Span ?? new DateSpan(goesOn.Monday, goesOn.Next.Next.Monday);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var all = staff.Has(StaffRoles.Director | StaffRoles.FrontDesk);
        var rows = await (
            from session in db.GroupSessions.AsNoTracking()
            join owner in db.Groups.AsNoTracking() on session.GroupId equals owner.Id
            join room in db.Rooms.AsNoTracking() on session.RoomId equals room.Id
            where session.Date >= span.From && session.Date < span.Until && (all || session.CounselorId == staff.Id)
            orderby session.StartUtc, owner.Name
            select new { Session = session, owner.Name, Room = room.Name }).ToListAsync(stop);
        var appointments = await db.LoadOwnAsync(staff, span, clock, stop);
        var shown = asked ?? ProgramWeek.ToOpen(clock.LocalNow,
        [
            .. rows.Where(row => row.Session.Status != SessionStatus.Cancelled).Select(row => row.Session.Date.ToDateTime(row.Session.End)),
            .. appointments.Where(line => line.Stands).Select(line => line.Date.ToDateTime(line.End)),
        ]);
        List<AppointmentLine> own = [.. appointments.Where(line => shown.Span.Contains(line.Date))];
        List<ClientId> people = [.. own.Select(line => line.Who).OfType<ClientId>().Distinct()];
        if (people.Count > 0)
            await unit.RecordReadAsync(staff, "AppointmentsRead", staff.Id.Value, people, stop);
        return new(
            shown, today,
            [
                .. rows.Where(row => shown.Span.Contains(row.Session.Date)).Select(row => new WeekSession(
                    row.Session.Id, row.Name, row.Session.Date, row.Session.Start, row.Session.End, row.Room, row.Session.Status,
                    GroupAccess.Allows(staff, row.Session.CounselorId))),
            ],
            own, await db.LoadClosuresAsync(shown.Span, stop));
    }
}
