using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.MyWeek;

/// <summary>A client's own sessions, appointments and progress. Every condition names the client: there is no way to ask about another.</summary>
public sealed class MyWeekQuery(
    IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<PolicySettings> policy, IOptions<CenterSettings> center)
{
    private const int AheadDays = 60;

    /// <summary>The weeks from the one that <paramref name="day"/> lies in; without it from the one something is left of. Null for anyone but a client.</summary>
    public async Task<MyWeekView?> HandleAsync(Actor actor, DateOnly? day, int weeks, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var who = await db.Clients.AsNoTracking().Where(row => row.Id == me.Id).Select(row => new { row.PreferredName, row.SafeContact, row.DateOfBirth }).SingleOrDefaultAsync(stop);
        if (who is null)
            return null;

        var (today, now) = (clock.Today, clock.LocalNow);
        var stays = await db.Enrollments.AsNoTracking().Include(row => row.Moves)
            .Where(row => row.ClientId == me.Id && row.Status != EnrollmentStatus.EnteredInError).ToListAsync(stop);
        var stay = stays.OrderBy(row => row.HasEnded).ThenByDescending(row => row.StartedUtc).FirstOrDefault();

        var declined = await db.UntoldDeclineAsync(me.Id, center.Value.WhenOpen(), clock, stop);
        var untold = declined is not null && declined.Id == stay?.Id;

        var status = untold ? stay!.BeforeDecline() : stay?.Status;
        var place = stay is not null && status is { } shown and <= EnrollmentStatus.Approved ? await db.LoadChosenPlaceAsync(stay, shown, clock, stop) : null;

        var leave = stay is { LeaveFrom: { } from, ReturnOn: { } back } ? new DateSpan(from, back) : default;
        var ahead = await EntriesAsync(db, me.Id, new(today, today.AddDays(AheadDays)), leave, declined, stop);
        List<MyEntry> left = [.. ahead.Where(entry => !entry.IsCancelled && entry.Date.ToDateTime(entry.End) > now)];
        var monday = (day is { } asked ? ProgramWeek.Of(asked) : ProgramWeek.ToOpen(now, left.ConvertAll(entry => entry.Date.ToDateTime(entry.End)))).Monday;
        var span = new DateSpan(monday, monday.AddDays(7 * weeks));
        var entries = await EntriesAsync(db, me.Id, span, leave, declined, stop);
        var closures = await db.LoadClosuresAsync(span, stop);
        var holidays = await db.Closures.AsNoTracking()
            .Where(row => row.Confirmed && row.Kind == ClosureKind.Holiday && row.Date >= span.From && row.Date < span.Until).Select(row => row.Date).ToListAsync(stop);
        return new(
            who.PreferredName, today, now, status, left.FirstOrDefault(),
            [.. Days(span).Select(date => new MyDay(date, [.. entries.Where(entry => entry.Date == date)], closures.GetValueOrDefault(date), holidays.Contains(date)))],
            await ProgressAsync(db, stay, today, stop), await ToFinishAsync(db, stay, status, SigningAlone.WhyNot(who.DateOfBirth, today) is null, today, stop),
            stay is null ? null : await db.NextStartAsync(stay, status!.Value, clock.UtcNow, stop),
            stay?.Status == EnrollmentStatus.Declined && !untold ? stay.PlacesToGo : null,
            who.SafeContact.First(), place is { IsHeld: true } ? place : null, HeldUntil(status, place))
        {
            IsArrangedByStaff = status == EnrollmentStatus.Draft && await db.LoadChoosingStateAsync(stay!, today, stop) == ChoosingState.ArrangedByStaff,
        };
    }

    private TimeOnly? HeldUntil(EnrollmentStatus? status, ChosenPlace? place) =>
        status == EnrollmentStatus.Draft && place is { HeldUntilUtc: { } until } && until > clock.UtcNow ? TimeOnly.FromDateTime(clock.Zone.ToLocal(until)) : null;

    // Whoever is on leave is expected nowhere until the day of return.
    private async Task<List<MyEntry>> EntriesAsync(
        PortalDbContext db, ClientId me, DateSpan span, DateSpan leave, Enrollment? untold, CancellationToken stop)
    {
        var sessions = await (
            from seat in db.SeatClaims.AsNoTracking()
            join session in db.GroupSessions.AsNoTracking() on seat.GroupId equals session.GroupId
            join stay in db.Enrollments on seat.EnrollmentId equals stay.Id
            where seat.ClientId == me && (seat.Kind == ClaimKind.Member || seat.Kind == ClaimKind.Guest)
                && session.Date >= seat.From && session.Date < seat.Until && session.Date >= span.From && session.Date < span.Until
            select new { Session = session, stay.Moves }).ToListAsync(stop);
        var hours = await db.LoadHoursAsync(row => row.ClientId == me, span, clock, stop);
        var rooms = await db.Rooms.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var staff = await db.Practitioners.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var groups = sessions.Where(row => !Pauses.Cover(row.Moves, row.Session.Date.ToDateTime(row.Session.Start), clock.Zone.ToLocal)).Select(row => row.Session).Select(row => new MyEntry(
            $"g{row.Date.DayNumber}-{row.StartMinute}", row.Date, row.Start, row.End, DayPart.Of(row.Start) == TimeOfDay.Evening ? EntryKind.EveningGroup : EntryKind.DaytimeGroup,
            rooms.GetValueOrDefault(row.RoomId), staff.GetValueOrDefault(row.CounselorId), row.Status == SessionStatus.Cancelled, row.CancelReason));
        var individual = hours.Select(row => new MyEntry(
            "i" + row.Date.DayNumber, row.Date, row.Start, row.End, EntryKind.Individual, null, staff.GetValueOrDefault(row.Therapist), row.IsCancelled, row.Closure));
        var closed = await db.LoadClosuresAsync(span, stop);
        var talks = (await db.TalkAppointments.AsNoTracking()
            .Where(row => row.ClientId == me && row.Date >= span.From && row.Date < span.Until).ShownBeside(untold).ToListAsync(stop))
            .Select(row => new MyEntry(
                "t" + row.Id.Value.ToString("N"), row.Date, row.Time.Start, row.Time.End, EntryKind.Talk, null, staff.GetValueOrDefault(row.PractitionerId),
                closed.ContainsKey(row.Date), closed.GetValueOrDefault(row.Date)));
        return [.. groups.Concat(individual).Concat(talks).Where(entry => !leave.Contains(entry.Date)).OrderBy(entry => entry.Date).ThenBy(entry => entry.Start)];
    }

    private async Task<MyProgress?> ProgressAsync(PortalDbContext db, Enrollment? stay, DateOnly today, CancellationToken stop)
    {
        if (stay is not { FirstAttended: { } first, Status: EnrollmentStatus.Active or EnrollmentStatus.OnHold } || first > today)
            return null;
        var attended = await (
            from mark in db.AttendanceMarks
            join session in db.GroupSessions on mark.SessionId equals session.Id
            where mark.ClientId == stay.ClientId && mark.CountedMinutes > 0 && session.Date >= first
            select mark).CountAsync(stop);
        var brought = await db.OpeningBalances.Where(row => row.EnrollmentId == stay.Id).Select(row => row.GroupSessions).SingleOrDefaultAsync(stop);
        var week = ProgramWeek.FullWeeks(first, today, Leaves.Of(stay.Moves, clock.Zone.DateOf)) + 1;
        return new(week, policy.Value.MinWeeks, policy.Value.TypicalWeeks, attended + brought);
    }

    // Nobody under 18 signs alone, nor anybody whose age is not known, so nothing to sign waits for them.
    private static async Task<ThingsToFinish> ToFinishAsync(
        PortalDbContext db, Enrollment? stay, EnrollmentStatus? status, bool signsAlone, DateOnly today, CancellationToken stop)
    {
        if (stay is null || status is not { } stands || EnrollmentMoves.IsTerminal(stands) || stands is EnrollmentStatus.Active or EnrollmentStatus.OnHold)
            return new(0, 0);
        var facts = await db.LoadAdmissionFactsAsync([stay.Id], stop);
        var mine = AdmissionChecklist.Missing(facts[stay.Id], today).Where(gap => gap.Turn == AdmissionTurn.Client).Select(gap => gap.Item).ToList();
        var papers = mine.Count(item => item is >= AdmissionItem.PrivacyNotice and <= AdmissionItem.GroupConfidentiality);
        var consent = mine.Contains(AdmissionItem.InsurerConsent);
        // Once there is a place the list is only read.
        var tasks = EnrollmentMoves.IsDecided(stands) ? 0 : OpenTasks.Count(await db.EnrollmentAnswers.AsNoTracking()
            .Where(row => row.EnrollmentId == stay.Id).ToDictionaryAsync(row => row.Question, row => row.Value, StringComparer.Ordinal, stop));
        return signsAlone ? new(papers, tasks, consent) : new(0, tasks);
    }

    private static IEnumerable<DateOnly> Days(DateSpan span) => Enumerable.Range(0, span.Days).Select(ahead => span.From.AddDays(ahead));
}
