using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Calendar;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A closed day, or a proposal for one.</summary>
/// <param name="Date">The local day.</param>
/// <param name="Reason">Its name.</param>
/// <param name="Closed">Whether it closes the day; proposals do not.</param>
/// <param name="CanChange">Whether it lies ahead.</param>
/// <param name="Groups">The groups whose weekly meeting falls on it.</param>
/// <param name="Members">How many clients have a place in them that day.</param>
/// <param name="Beginning">How many of them were to begin that day, and begin on the group's next session once it is closed.</param>
/// <param name="Hours">How many clients have their individual hour on it.</param>
/// <param name="Talks">How many talks before admission are booked on it.</param>
public sealed record ClosureLine(
    DateOnly Date, string Reason, bool Closed, bool CanChange, IReadOnlyList<string> Groups, int Members, int Beginning, int Hours, int Talks)
{
    /// <summary>Nobody would come that day.</summary>
    public bool IsFree => Groups.Count + Hours + Talks == 0;
}

/// <summary>The closed days of a year and the proposals for it, in order, with what each hits.</summary>
public sealed class ClosuresQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    /// <summary>The closures of a year; of this year when none is named.</summary>
    public async Task<IReadOnlyList<ClosureLine>> HandleAsync(Actor actor, int? year, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin | StaffRoles.Director))
            return [];
        var asked = Math.Clamp(year ?? clock.Today.Year, Holidays.FirstYear, Holidays.LastYear);
        var (first, last) = (new DateOnly(asked, 1, 1), new DateOnly(asked, 12, 31));
        await using var db = await contexts.CreateDbContextAsync(stop);
        var rows = await db.Closures.AsNoTracking().Where(row => row.Date >= first && row.Date <= last)
            .Select(row => new { row.Date, row.Reason, row.Confirmed }).ToListAsync(stop);
        var known = rows.ConvertAll(row => row.Date);
        var all = rows.Concat(Holidays.In(asked).Where(holiday => !known.Contains(holiday.Date))
            .Select(holiday => new { holiday.Date, Reason = holiday.Name, Confirmed = false }));
        var touch = await TouchingAsync(db, first, last, stop);
        return [.. all.OrderBy(day => day.Date).Select(day => touch(day.Date, day.Reason, day.Confirmed))];
    }

    /// <summary>What closing a day would touch, and whether it is closed already; null for whoever may not know.</summary>
    public async Task<ClosureLine?> HandleAsync(Actor actor, DateOnly day, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin | StaffRoles.Director))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var there = await db.Closures.AsNoTracking().Where(row => row.Date == day && row.Confirmed).Select(row => row.Reason).SingleOrDefaultAsync(stop);
        return (await TouchingAsync(db, day, day, stop))(day, there ?? "", there is not null);
    }

    private async Task<Func<DateOnly, string, bool, ClosureLine>> TouchingAsync(PortalDbContext db, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var groups = await db.Groups.AsNoTracking().Include(row => row.Meetings).ToListAsync(stop);
        var seats = (await db.SeatClaims.AsNoTracking().Where(row => row.Kind != ClaimKind.Hold && row.Until > first && row.From <= last).ToListAsync(stop)).ToLookup(row => row.GroupId);
        var hours = await db.HourClaims.AsNoTracking().Where(row => row.Kind != ClaimKind.Hold && row.Until > first && row.From <= last).ToListAsync(stop);
        var talks = await db.TalkAppointments.AsNoTracking()
            .Where(row => row.Status == TalkStatus.Booked && row.Date >= first && row.Date <= last).Select(row => row.Date).ToListAsync(stop);
        var starts = await StartsAsync(db, first, last, stop);
        return (date, reason, closed) =>
        {
            var hit = groups.FindAll(group => MeetsOn(group, date));
            return new(
                date, reason, closed, date > clock.Today, [.. hit.Select(group => group.Name).Order(StringComparer.Ordinal)],
                hit.SelectMany(group => seats[group.Id]).Where(seat => seat.Span.Contains(date)).Select(seat => seat.ClientId).Distinct().Count(),
                hit.Sum(group => starts.Count(start => start == (group.Id, date))),
                hours.Count(hour => hour.Weekday == date.DayOfWeek && hour.Span.Contains(date)), talks.Count(day => day == date));
        };
    }

    /// <summary>Which day in which group is somebody's first session, of those that have a next one to move to (<see cref="StartMoving"/>).</summary>
    private static async Task<List<(GroupId Group, DateOnly Day)>> StartsAsync(PortalDbContext db, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var starts = await (
            from seat in db.SeatClaims.AsNoTracking()
            join stay in db.Enrollments.AsNoTracking() on seat.EnrollmentId equals stay.Id
            where seat.Kind != ClaimKind.Hold && seat.Kind != ClaimKind.Guest && seat.From >= first && seat.From <= last && stay.StartDate == seat.From
                && db.GroupSessions.Any(row => row.GroupId == seat.GroupId && row.Date == seat.From && row.Status == SessionStatus.Scheduled)
                && db.GroupSessions.Any(row => row.GroupId == seat.GroupId && row.Date > seat.From && row.Date < seat.Until && row.Status == SessionStatus.Scheduled)
            select new { seat.GroupId, seat.From }).ToListAsync(stop);
        return starts.ConvertAll(start => (start.GroupId, start.From));
    }

    private static bool MeetsOn(Group group, DateOnly date) =>
        group.Meetings.Any(meeting => meeting.Weekday == date.DayOfWeek && meeting.Span.Contains(date));
}
