using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>Brings together, under the claims, everything <see cref="Placement"/> decides on.</summary>
public static class PlacementLoading
{
    private const int StartDaysShown = 12;

    /// <summary>
    /// What must be claimed before a place can be taken, kept or let go: the client, the enrollment, the group and therapist asked
    /// for, and those of whatever the client holds now. Read without a lock; the work looks again.
    /// </summary>
    public static async Task<IReadOnlyList<Claim>> PlacementClaimsAsync(
        this IDbContextFactory<PortalDbContext> contexts, ClientId client, EnrollmentId enrollment, GroupId? group, OfferedHourId? hour, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var groups = await db.SeatClaims.Where(row => row.EnrollmentId == enrollment && row.ClientId == client)
            .Select(row => row.GroupId).Distinct().ToListAsync(stop);
        var caseloads = await db.HourClaims.Where(row => row.EnrollmentId == enrollment && row.ClientId == client).Select(row => row.PractitionerId)
            .Concat(db.OfferedHours.Where(row => row.Id == hour).Select(row => row.PractitionerId)).Distinct().ToListAsync(stop);
        if (group is { } asked)
            groups.Add(asked);
        return
        [
            Claim.Client(client), Claim.Enrollment(enrollment), .. groups.Distinct().Select(one => Claim.Group(one)),
            .. caseloads.Select(one => Claim.Caseload(one)),
        ];
    }

    /// <summary>
    /// Loads a placement; the claims of <see cref="PlacementClaimsAsync"/> must be held. Holds of other clients whose time is over are
    /// removed first. Null when the group or the offered hour is not there.
    /// </summary>
    public static async Task<Placement?> LoadPlacementAsync(this PortalDbContext db, PlacementAsk ask, PlacementTerms terms, CancellationToken stop)
    {
        var offered = ask.Hour is null ? null : await db.OfferedHours.AsNoTracking().FirstOrDefaultAsync(row => row.Id == ask.Hour, stop);
        if (ask.Hour is not null && offered is null)
            return null;
        var ownHours = await db.HourClaims.Where(row => row.ClientId == ask.Client && row.Until > ask.Start).OrderByDescending(row => row.From).ToListAsync(stop);
        await db.RemoveExpiredHoldsAsync(ask.Client, ask.Group, TherapistsOf(ask, offered, ownHours), terms.NowUtc, stop);
        return await db.ReadPlacementAsync(ask, offered, ownHours, terms.NowUtc, stop);
    }

    /// <summary>
    /// The days on which what an enrollment keeps might begin, the next first: up to a dozen that are open, and those between that are not.
    /// Read without a lock; the work decides again.
    /// </summary>
    public static async Task<IReadOnlyList<StartDay>> LoadStartDaysAsync(
        this PortalDbContext db, Enrollment enrollment, DateOnly from, PlacementTerms terms, CancellationToken stop)
    {
        if (enrollment.GroupId is not { } chosen)
            return [];
        var sessions = await db.GroupSessions.AsNoTracking()
            .Where(row => row.GroupId == chosen && row.Date >= from && row.StartUtc > terms.NowUtc && row.Status == SessionStatus.Scheduled)
            .OrderBy(row => row.Date).Select(row => new SessionStart(row.Date, row.StartUtc)).ToListAsync(stop);
        var ask = new PlacementAsk(enrollment.ClientId, enrollment.Id, chosen, from, null);
        var ownHours = await db.HourClaims.AsNoTracking().Where(row => row.ClientId == ask.Client && row.Until > from).OrderByDescending(row => row.From).ToListAsync(stop);
        if (sessions.Count == 0 || await db.ReadPlacementAsync(ask, null, ownHours, terms.NowUtc, stop) is not { } read)
            return [];
        var standing = read with { Group = read.Group with { Sessions = sessions } };
        var days = sessions.ConvertAll(one => new StartDay(one.Date, (standing with { Ask = ask with { Start = one.Date } }).WhyNotKept(terms)));
        var open = days.FindAll(static day => day.WhyNot is null);
        return open.Count <= StartDaysShown ? days : days.FindAll(day => day.Date < open[StartDaysShown].Date || day.Date == enrollment.StartDate);
    }

    /// <summary>
    /// Why an offered hour that was chosen once cannot be had now; null when it can. Read without a lock; the work decides again, and by
    /// the minutes between two places too, which have not changed since it was chosen.
    /// </summary>
    public static async Task<Refusal?> WhyNotHourAsync(this PortalDbContext db, PlacementAsk ask, OfferedHour offered, DateTime nowUtc, CancellationToken stop)
    {
        var ownHours = await db.HourClaims.AsNoTracking().Where(row => row.ClientId == ask.Client && row.Until > ask.Start).OrderByDescending(row => row.From).ToListAsync(stop);
        return (await db.ReadPlacementAsync(ask, offered, ownHours, nowUtc, stop))?.WhyNotHour(bufferMinutes: 0);
    }

    private static List<PractitionerId> TherapistsOf(PlacementAsk ask, OfferedHour? offered, List<HourClaim> ownHours) =>
        [.. new[] { offered?.PractitionerId, ownHours.Find(row => row.EnrollmentId == ask.Enrollment)?.PractitionerId }.OfType<PractitionerId>().Distinct()];

    private static async Task<Placement?> ReadPlacementAsync(
        this PortalDbContext db, PlacementAsk ask, OfferedHour? offered, List<HourClaim> ownHours, DateTime nowUtc, CancellationToken stop)
    {
        if (await db.LoadGroupPlacesAsync(ask, nowUtc, stop) is not { } group)
            return null;
        // The newest is the one that goes on; what has begun and ends is in the way of nothing.
        var ownHour = ownHours.Find(row => row.EnrollmentId == ask.Enrollment);
        var weeks = await db.LoadTherapistWeeksAsync(ask, TherapistsOf(ask, offered, ownHours), nowUtc, stop);
        // Where the client is a guest today is no place of their own.
        var ownSeats = await db.SeatClaims.Where(row => row.ClientId == ask.Client && row.Kind != ClaimKind.Guest && row.Until > ask.Start).OrderByDescending(row => row.From).ToListAsync(stop);
        var ownSeat = ownSeats.Find(row => row.EnrollmentId == ask.Enrollment && row.GroupId == ask.Group);
        var others = new ClientPlaces(
            [.. ownSeats.Where(row => row.EnrollmentId != ask.Enrollment || row.GroupId != ask.Group).Select(static row => row.Span)],
            [.. ownHours.Where(row => row.EnrollmentId != ask.Enrollment).Select(static row => Commitment("", row)), .. await db.TalksAsync(row => row.ClientId == ask.Client, ask.Start, stop)]);
        return new Placement(
            ask, group, offered is null ? null : new ChosenHour(offered, weeks[offered.PractitionerId]), others, ownSeat, ownHour,
            ownHour is null ? null : weeks[ownHour.PractitionerId], ownHour is null ? [] : await db.LoadOfferedAsync(ownHour, stop));
    }

    /// <summary>What a client has from that day on apart from an enrollment and what they only hold: who chooses anew lets that go first.</summary>
    internal static async Task<ClientPlaces> LoadClientPlacesAsync(
        this PortalDbContext db, ClientId client, EnrollmentId beside, DateOnly from, CancellationToken stop)
    {
        var seats = await db.SeatClaims.AsNoTracking()
            .Where(row => row.ClientId == client && row.EnrollmentId != beside && row.Kind != ClaimKind.Hold && row.Kind != ClaimKind.Guest && row.Until > from).ToListAsync(stop);
        var hours = await db.HourClaims.AsNoTracking()
            .Where(row => row.ClientId == client && row.EnrollmentId != beside && row.Kind != ClaimKind.Hold && row.Until > from).ToListAsync(stop);
        return new(
            seats.ConvertAll(static row => row.Span),
            [.. hours.Select(static row => Commitment("", row)), .. await db.TalksAsync(row => row.ClientId == client, from, stop)]);
    }

    internal static async Task<GroupPlaces?> LoadGroupPlacesAsync(this PortalDbContext db, PlacementAsk ask, DateTime nowUtc, CancellationToken stop)
    {
        var group = await db.Groups.AsNoTracking().Include(row => row.Meetings).FirstOrDefaultAsync(row => row.Id == ask.Group, stop);
        if (group is null)
            return null;
        var track = await db.Tracks.AsNoTracking().FirstAsync(row => row.Id == group.TrackId, stop);
        var sessions = await db.GroupSessions.AsNoTracking()
            .Where(row => row.GroupId == ask.Group && row.Date == ask.Start && row.Status == SessionStatus.Scheduled)
            .Select(row => new SessionStart(row.Date, row.StartUtc)).ToListAsync(stop);
        var taken = await db.SeatClaims.AsNoTracking()
            .Where(row => row.GroupId == ask.Group && row.Until > ask.Start && row.ClientId != ask.Client).CountingAt(nowUtc)
            .Select(row => new DateSpan(row.From, row.Until)).ToListAsync(stop);
        return new GroupPlaces(
            group.Id, track.Status, track.Program, group.Capacity, [.. group.Meetings.Select(meeting => Commitment(group.Name, meeting))], sessions, taken);
    }

    internal static async Task<Dictionary<PractitionerId, TherapistWeek>> LoadTherapistWeeksAsync(
        this PortalDbContext db, PlacementAsk ask, List<PractitionerId> ids, DateTime nowUtc, CancellationToken stop)
    {
        if (ids.Count == 0)
            return [];
        var people = await db.Practitioners.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        var claimed = await db.HourClaims.AsNoTracking()
            .Where(row => ids.Contains(row.PractitionerId) && row.Until > ask.Start && row.ClientId != ask.Client).CountingAt(nowUtc).ToListAsync(stop);
        var leads = await db.GroupMeetings.AsNoTracking().Where(row => ids.Contains(row.CounselorId) && row.Until > ask.Start)
            .Join(db.Groups, meeting => meeting.GroupId, group => group.Id, (meeting, group) => new { Meeting = meeting, group.Name }).ToListAsync(stop);
        var talks = await db.TalkAppointments.AsNoTracking().Where(row => ids.Contains(row.PractitionerId)).BookedFrom(ask.Start).ToListAsync(stop);
        return people.ToDictionary(person => person.Id, person => new TherapistWeek(
            person.Id, person.Name, person.Active ? person.TherapistIn : null,
            [
                .. claimed.Where(row => row.PractitionerId == person.Id).Select(static row => Commitment("", row)),
                .. talks.Where(row => row.PractitionerId == person.Id).Select(static row => Commitment(row)),
            ],
            [.. leads.Where(row => row.Meeting.CounselorId == person.Id).Select(static row => Commitment(row.Name, row.Meeting))]));
    }

    /// <summary>When the therapist of a weekly hour offers it, by whichever offer.</summary>
    internal static async Task<IReadOnlyList<DateSpan>> LoadOfferedAsync(this PortalDbContext db, HourClaim hour, CancellationToken stop) =>
        await db.OfferedHours.AsNoTracking()
            .Where(row => row.PractitionerId == hour.PractitionerId && row.Weekday == hour.Weekday && row.StartMinute == hour.StartMinute && row.Minutes == hour.Minutes)
            .Select(row => new DateSpan(row.From, row.Until)).ToListAsync(stop);

    /// <summary>Those on the time of an offered hour while it is offered, whichever offer they were taken from.</summary>
    internal static IQueryable<HourClaim> On(this IQueryable<HourClaim> claims, OfferedHour hour) => claims.Where(row =>
        row.PractitionerId == hour.PractitionerId && row.Weekday == hour.Weekday && row.StartMinute == hour.StartMinute && row.Until > hour.From && row.From < hour.Until);

    internal static WeeklyCommitment Commitment(string name, GroupMeeting meeting) =>
        new(name, WeeklyTime.Between(meeting.Weekday, meeting.StartMinute, meeting.EndMinute), meeting.Span);

    /// <summary>Talks that are booked for that day or later: each is in the way on its own day alone.</summary>
    internal static IQueryable<TalkAppointment> BookedFrom(this IQueryable<TalkAppointment> talks, DateOnly day) =>
        talks.Where(row => row.Status == TalkStatus.Booked && row.Date >= day);

    internal static WeeklyCommitment Commitment(TalkAppointment talk) =>
        new("", WeeklyTime.Between(talk.Date.DayOfWeek, talk.StartMinute, talk.StartMinute + talk.Minutes), new DateSpan(talk.Date, talk.Date.AddDays(1)));

    private static async Task<IReadOnlyList<WeeklyCommitment>> TalksAsync(
        this PortalDbContext db, System.Linq.Expressions.Expression<Func<TalkAppointment, bool>> whose, DateOnly from, CancellationToken stop) =>
        (await db.TalkAppointments.AsNoTracking().Where(whose).BookedFrom(from).ToListAsync(stop)).ConvertAll(Commitment);

    internal static WeeklyCommitment Commitment(string name, HourClaim hour) =>
        new(name, WeeklyTime.Between(hour.Weekday, hour.StartMinute, hour.EndMinute), hour.Span);
}
