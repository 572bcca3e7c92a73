using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Data;

/// <summary>One dated appointment of a weekly hour, with what is known about it.</summary>
/// <param name="Hour">The weekly hour.</param>
/// <param name="Client">Whose.</param>
/// <param name="Therapist">With whom.</param>
/// <param name="Date">The day at the center.</param>
/// <param name="Start">Wall clock at the center.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Status">Booked until something else is recorded.</param>
/// <param name="Closure">Why the center is closed that day, if it is.</param>
/// <param name="OnLeave">The client is on leave that day: until the day of return, and after it until somebody records it.</param>
/// <param name="LeaveGoesOn">The leave that covers the day is not over; of one that is, what became of the hour can be said.</param>
public sealed record DatedHour(
    HourClaimId Hour, ClientId Client, PractitionerId Therapist, DateOnly Date, TimeOnly Start, int Minutes, AppointmentStatus Status, string? Closure,
    bool OnLeave, bool LeaveGoesOn)
{
    public TimeOnly End => Start.AddMinutes(Minutes);

    /// <summary>It takes place, or took place, as far as anybody knows.</summary>
    public bool Stands => !IsCancelled && !IsExcused;

    /// <summary>The center is closed, or somebody has cancelled it.</summary>
    public bool IsCancelled => Closure is not null || Status is not (AppointmentStatus.Booked or AppointmentStatus.Completed or AppointmentStatus.NoShow);

    /// <summary>Nobody is expected and nothing was said, so nothing is to be marked .</summary>
    public bool IsExcused => OnLeave && Status == AppointmentStatus.Booked;

    /// <summary>Nothing has been said about it, and its time has come.</summary>
    public bool IsUnmarked(DateTime localNow) => Status == AppointmentStatus.Booked && Stands && Date.ToDateTime(Start) <= localNow;
}

/// <summary>From weekly hours to dated appointments: the one place where that is done.</summary>
public static class DatedHours
{
    /// <summary>Every appointment of the chosen members' hours on the days given, in order, without those of a pause (<see cref="Pauses"/>).</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="whose">Which weekly hours.</param>
    /// <param name="days">Days with a real end.</param>
    /// <param name="clock">The center's clock.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<DatedHour>> LoadHoursAsync(
        this PortalDbContext db, Expression<Func<HourClaim, bool>> whose, DateSpan days, ProgramClock clock, CancellationToken stop)
    {
        var rows = await (
            from hour in db.HourClaims.AsNoTracking().Where(whose)
            join stay in db.Enrollments.AsNoTracking() on hour.EnrollmentId equals stay.Id
            where hour.Kind == ClaimKind.Member && hour.From < days.Until && hour.Until > days.From
            select new { Hour = hour, stay.Moves, stay.ReturnOn }).ToListAsync(stop);
        var ids = rows.ConvertAll(row => row.Hour.Id);
        var known = await db.IndividualAppointments.AsNoTracking()
            .Where(row => ids.Contains(row.HourClaimId) && row.Date >= days.From && row.Date < days.Until)
            .ToDictionaryAsync(row => (row.HourClaimId, row.Date), row => row.Status, stop);
        var closed = await db.LoadClosuresAsync(days, stop);
        return
        [
            .. from row in rows
            let hour = row.Hour
            let leaves = Leaves.Of(row.Moves, clock.Zone.DateOf)
            let span = hour.Span.Intersect(days)
            from date in Enumerable.Range(0, span.Days).Select(ahead => span.From.AddDays(ahead))
            let away = leaves.Where(leave => leave.Contains(date) && (date <= clock.Today || !(row.ReturnOn <= date))).ToList()
            where date.DayOfWeek == hour.Weekday && !Pauses.Cover(row.Moves, date.ToDateTime(hour.Start), clock.Zone.ToLocal)
            orderby date, hour.StartMinute
            select new DatedHour(
                hour.Id, hour.ClientId, hour.PractitionerId, date, hour.Start, hour.Minutes,
                known.GetValueOrDefault((hour.Id, date)), closed.GetValueOrDefault(date),
                away.Count > 0, away.Exists(static leave => leave.IsOpen)),
        ];
    }

    /// <summary>The confirmed closures on the days given, with their reasons. Proposals close nothing.</summary>
    public static async Task<IReadOnlyDictionary<DateOnly, string>> LoadClosuresAsync(
        this PortalDbContext db, DateSpan days, CancellationToken stop) =>
        (await db.Closures.AsNoTracking().Where(row => row.Confirmed && row.Date >= days.From && row.Date < days.Until).ToListAsync(stop))
            .GroupBy(row => row.Date).ToDictionary(rows => rows.Key, rows => rows.First().Reason);
}
