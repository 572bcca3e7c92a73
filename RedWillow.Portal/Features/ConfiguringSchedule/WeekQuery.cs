using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>One session in the week of the center.</summary>
/// <param name="Id">Which session.</param>
/// <param name="Group">Whose.</param>
/// <param name="Name">The group's name.</param>
/// <param name="Program">What it treats.</param>
/// <param name="TimeOfDay">Its track's time of day.</param>
/// <param name="Date">The local day.</param>
/// <param name="Start">By the wall clock.</param>
/// <param name="End">By the wall clock.</param>
/// <param name="Room">Where.</param>
/// <param name="Counselor">Who leads it.</param>
/// <param name="Status">What is stored about it.</param>
/// <param name="CancelReason">Why it does not take place.</param>
/// <param name="Places">Who has the places on that day.</param>
/// <param name="Capacity">The most possible.</param>
public sealed record WeekSession(
    SessionId Id, GroupId Group, string Name, ProgramKind Program, TimeOfDay TimeOfDay, DateOnly Date, TimeOnly Start, TimeOnly End, string Room,
    string Counselor, SessionStatus Status, string? CancelReason, PlaceCount Places, int Capacity);

/// <summary>A week of the center.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Today">The day at the center.</param>
/// <param name="Sessions">In order of day and time.</param>
/// <param name="Closures">The closed days by date.</param>
public sealed record CenterWeek(DateOnly Monday, DateOnly Today, IReadOnlyList<WeekSession> Sessions, IReadOnlyDictionary<DateOnly, string> Closures);

/// <summary>All sessions of the week a day lies in, without a day of the week something is left of; null for whom it is none of their business.</summary>
public sealed class WeekQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<CenterWeek?> HandleAsync(Actor actor, DateOnly? day, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin | StaffRoles.Director))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var week = (day is { } asked ? ProgramWeek.Of(asked) : await ToOpenAsync(db, stop)).Span;
        var rows = await (
            from session in db.GroupSessions.AsNoTracking()
            join owner in db.Groups.AsNoTracking() on session.GroupId equals owner.Id
            join track in db.Tracks.AsNoTracking() on owner.TrackId equals track.Id
            join room in db.Rooms.AsNoTracking() on session.RoomId equals room.Id
            join counselor in db.Practitioners.AsNoTracking() on session.CounselorId equals counselor.Id
            where session.Date >= week.From && session.Date < week.Until
            select new { Session = session, owner.Name, owner.Capacity, track.Program, track.TimeOfDay, Room = room.Name, Counselor = counselor.Name })
            .ToListAsync(stop);
        var seats = await db.LoadSeatsAsync(week.From, clock.UtcNow, stop);
        var closures = await db.Closures.AsNoTracking().Where(row => row.Confirmed && row.Date >= week.From && row.Date < week.Until)
            .ToDictionaryAsync(row => row.Date, row => row.Reason, stop);
        var sessions = rows.Select(row => new WeekSession(
                row.Session.Id, row.Session.GroupId, row.Name, row.Program, row.TimeOfDay, row.Session.Date, row.Session.Start, row.Session.End, row.Room,
                row.Counselor, row.Session.Status, row.Session.CancelReason,
                PlaceCount.On(row.Session.Date, seats[row.Session.GroupId]), row.Capacity))
            .OrderBy(session => session.Date).ThenBy(session => session.Start).ThenBy(session => session.Name, StringComparer.Ordinal).ToList();
        return new CenterWeek(week.From, clock.Today, sessions, closures);
    }

    private async Task<ProgramWeek> ToOpenAsync(PortalDbContext db, CancellationToken stop)
    {
        var (today, until) = (clock.Today, ProgramWeek.Of(clock.Today).Next.Next.Monday);
        var ahead = await db.GroupSessions.AsNoTracking().Where(row => row.Date >= today && row.Date < until && row.Status != SessionStatus.Cancelled).ToListAsync(stop);
        return ProgramWeek.ToOpen(clock.LocalNow, ahead.ConvertAll(row => row.Date.ToDateTime(row.End)));
    }
}
