using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>Brings together what a talk depends on: for the pages that offer times, and under the claims for the acts that take one.</summary>
public static class TalkLoading
{
    /// <summary>The times that can be had for a talk.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="kind">What for.</param>
    /// <param name="client">For whom; null for an inquiry.</param>
    /// <param name="moving">The talk that is to be moved, which stands in nobody's way.</param>
    /// <param name="only">With this clinician alone; with any of them without it.</param>
    /// <param name="localNow">The center's clock.</param>
    /// <param name="nowUtc">Holds whose time is over do not count.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<TalkOffer>> LoadTalkOffersAsync(
        this PortalDbContext db, TalkKind kind, ClientId? client, TalkId? moving, PractitionerId? only, DateTime localNow, DateTime nowUtc, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(localNow);
        var days = OfferedTalks.Days(today, await db.ClosedDaysAsync(stop));
        var span = new DateSpan(days[0], days[^1].AddDays(1));
        var clinicians = await db.LoadClinicianDaysAsync(span, moving, only, nowUtc, stop);
        var busy = client is { } who ? await db.ClientBusyAsync(who, span, moving, nowUtc, stop) : [];
        return OfferedTalks.Of(kind, clinicians, busy, days, localNow);
    }

    private static async Task<List<ClinicianDays>> LoadClinicianDaysAsync(
        this PortalDbContext db, DateSpan span, TalkId? moving, PractitionerId? only, DateTime nowUtc, CancellationToken stop)
    {
        var people = await db.Practitioners.AsNoTracking().Where(row => row.Active && row.LicenseExpires != null && (only == null || row.Id == only)).ToListAsync(stop);
        var ids = people.ConvertAll(static person => person.Id);
        var offered = (await db.OfferedHours.AsNoTracking().Where(row => ids.Contains(row.PractitionerId) && row.From < span.Until && row.Until > span.From).ToListAsync(stop))
            .ToLookup(row => row.PractitionerId);
        var hours = (await db.HourClaims.AsNoTracking().Where(row => ids.Contains(row.PractitionerId) && row.From < span.Until && row.Until > span.From)
            .CountingAt(nowUtc).ToListAsync(stop)).ToLookup(row => row.PractitionerId);
        var sessions = (await db.GroupSessions.AsNoTracking()
            .Where(row => ids.Contains(row.CounselorId) && row.Status != SessionStatus.Cancelled && row.Date >= span.From && row.Date < span.Until)
            .Select(row => new { row.CounselorId, row.Date, row.StartMinute, row.ClockMinutes }).ToListAsync(stop))
            .ToLookup(row => row.CounselorId, row => new TalkTime(row.Date, row.StartMinute, row.ClockMinutes));
        var talks = (await db.TalkAppointments.AsNoTracking()
            .Where(row => ids.Contains(row.PractitionerId) && row.Status == TalkStatus.Booked && row.Id != moving && row.Date >= span.From && row.Date < span.Until).ToListAsync(stop))
            .ToLookup(row => row.PractitionerId, row => row.Time);
        return people.FindAll(person => person.Credential.Length > 0).ConvertAll(person => new ClinicianDays(
            person.Id, person.Name, person.Credential, person.Languages, person.LicenseExpires!.Value, [.. offered[person.Id]],
            [.. hours[person.Id].SelectMany(hour => Dated(hour, span)), .. sessions[person.Id], .. talks[person.Id]]));
    }

    private static async Task<IReadOnlyList<TalkTime>> ClientBusyAsync(
        this PortalDbContext db, ClientId client, DateSpan span, TalkId? moving, DateTime nowUtc, CancellationToken stop)
    {
        var hours = await db.HourClaims.AsNoTracking().Where(row => row.ClientId == client && row.From < span.Until && row.Until > span.From).CountingAt(nowUtc).ToListAsync(stop);
        var sessions = await (
            from seat in db.SeatClaims.AsNoTracking().CountingAt(nowUtc)
            join session in db.GroupSessions.AsNoTracking() on seat.GroupId equals session.GroupId
            where seat.ClientId == client && session.Status != SessionStatus.Cancelled && session.Date >= seat.From && session.Date < seat.Until
                && session.Date >= span.From && session.Date < span.Until
            select new { session.Date, session.StartMinute, session.ClockMinutes }).ToListAsync(stop);
        var talks = await db.TalkAppointments.AsNoTracking()
            .Where(row => row.ClientId == client && row.Status == TalkStatus.Booked && row.Id != moving && row.Date >= span.From && row.Date < span.Until).ToListAsync(stop);
        return
        [
            .. hours.SelectMany(hour => Dated(hour, span)), .. sessions.Select(row => new TalkTime(row.Date, row.StartMinute, row.ClockMinutes)),
            .. talks.Select(row => row.Time),
        ];
    }

    private static IEnumerable<TalkTime> Dated(Domain.Individual.HourClaim hour, DateSpan span)
    {
        var shared = hour.Span.Intersect(span);
        return Enumerable.Range(0, Math.Max(0, shared.Days)).Select(ahead => shared.From.AddDays(ahead)).Where(day => day.DayOfWeek == hour.Weekday)
            .Select(day => new TalkTime(day, hour.StartMinute, hour.Minutes));
    }
}
