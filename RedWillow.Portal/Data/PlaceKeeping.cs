using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Data;

/// <summary>Writes down what <see cref="Placement"/> has decided, under the claims it was decided under.</summary>
public static class PlaceKeeping
{
    /// <summary>Writes what <see cref="Placement.Keep"/> made anew beside what had begun; what was said about a day ahead holds.</summary>
    public static async Task AddWhatIsNewAsync(this PortalDbContext db, Placement placement, Place kept, CancellationToken stop)
    {
        if (kept.Seat != placement.OwnSeat)
            db.SeatClaims.Add(kept.Seat);
        if (kept.Hour is not { } hour)
            return;
        if (hour != placement.OwnHour)
            db.HourClaims.Add(hour);
        await db.TakeOverSaidAsync(hour, stop);
    }

    /// <summary>What was said about days that are the claim's now goes over to it.</summary>
    internal static async Task TakeOverSaidAsync(this PortalDbContext db, HourClaim hour, CancellationToken stop)
    {
        // Of the same hour, because a day is moved back over what had ended, too.
        var others = (await db.HourClaims.Where(row => row.EnrollmentId == hour.EnrollmentId && row.Id != hour.Id).ToListAsync(stop))
            .Where(hour.IsSameTime).ToDictionary(static row => row.Id);
        var ids = others.Keys.ToList();
        foreach (var said in await db.IndividualAppointments.Where(row => ids.Contains(row.HourClaimId) && row.Date >= hour.From && row.Date < hour.Until).ToListAsync(stop))
        {
            if (!others[said.HourClaimId].Span.Contains(said.Date))
                db.Entry(said).Property(row => row.HourClaimId).CurrentValue = hour.Id;
        }
    }

    /// <summary>
    /// Writes another weekly hour down, and takes away what had been said about days that are no longer of the hours before it. What was said
    /// about a day that stays, because it is the same hour, holds.
    /// </summary>
    public static async Task WriteHourAsync(this PortalDbContext db, HourChange change, CancellationToken stop)
    {
        var hour = change.Hour;
        var (ended, never) = (change.Ended.ToDictionary(static one => one.Id), change.Never.Select(static one => one.Id).ToList());
        var ids = ended.Keys.ToList();
        var known = await db.IndividualAppointments.Where(row => row.HourClaimId == hour.Id).Select(row => row.Date).ToListAsync(stop);
        await db.ForgetSaidAsync(never, stop);
        foreach (var said in await db.IndividualAppointments.Where(row => ids.Contains(row.HourClaimId) && row.Date >= hour.From).ToListAsync(stop))
        {
            if (ended[said.HourClaimId].IsSameTime(hour) && hour.Span.Contains(said.Date) && !known.Contains(said.Date))
                db.Entry(said).Property(row => row.HourClaimId).CurrentValue = hour.Id;
            else
                db.IndividualAppointments.Remove(said);
        }

        foreach (var gone in change.Ended.Concat(change.Never))
            db.Record(new HourReleased(gone.PractitionerId, gone.ClientId, gone.Weekday, gone.StartMinute, gone.Minutes));
        db.HourClaims.RemoveRange(change.Never);
        if (db.Entry(hour).State == EntityState.Detached)
            db.HourClaims.Add(hour);
        db.Record(new HourTakenBy(hour.PractitionerId, hour.ClientId, hour.Kind, hour.From));
    }

    /// <summary>Whoever was to arrange a weekly hour for the enrollment need not any more.</summary>
    public static async Task FinishArrangingAsync(this PortalDbContext db, Enrollment enrollment, PractitionerId by, DateTime nowUtc, CancellationToken stop)
    {
        foreach (var task in await db.StaffTasks.Where(row => row.EnrollmentId == enrollment.Id && row.DoneUtc == null && row.Kind == StaffTaskKind.ArrangeHour).ToListAsync(stop))
        {
            task.Finish(by, nowUtc);
            db.Record(new StaffTaskFinished(task.Id, enrollment.ClientId, task.Kind));
        }
    }

    /// <summary>Writes a place that was taken down as the client's own.</summary>
    public static void KeepPlace(this PortalDbContext db, Place place)
    {
        place.Seat.Become(ClaimKind.Member);
        db.SeatClaims.Add(place.Seat);
        db.Record(new SeatTaken(place.Seat.GroupId, place.Seat.ClientId, ClaimKind.Member, place.Seat.From));
        if (place.Hour is not { } hour)
            return;
        hour.Become(ClaimKind.Member);
        db.HourClaims.Add(hour);
        db.Record(new HourTakenBy(hour.PractitionerId, hour.ClientId, ClaimKind.Member, hour.From));
    }
}
