using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>
/// Loads every place that could be offered, by a fixed number of queries. A hold whose time is over counts as free, as does the
/// client's own: taking a place removes both first.
/// </summary>
internal static class PlacesOnOffer
{
    public static async Task<IReadOnlyList<GroupOnOffer>> GroupsAsync(
        PortalDbContext db, ClientId me, ProgramKind? program, IReadOnlySet<DateOnly> closed, DateOnly today, DateTime nowUtc, CancellationToken stop)
    {
        var tracks = await db.Tracks.AsNoTracking().Where(row => row.Status == TrackStatus.Open && (program == null || row.Program == program)).ToListAsync(stop);
        var trackIds = tracks.ConvertAll(static track => track.Id);
        var groups = await db.Groups.AsNoTracking().Include(row => row.Meetings).Where(row => trackIds.Contains(row.TrackId)).AsSplitQuery().ToListAsync(stop);
        var ids = groups.ConvertAll(static group => group.Id);
        var sessions = (await db.GroupSessions.AsNoTracking().Where(row => ids.Contains(row.GroupId) && row.Date >= today && row.Status == SessionStatus.Scheduled)
            .Select(row => new { row.GroupId, row.Date, row.StartUtc }).ToListAsync(stop)).ToLookup(row => row.GroupId, row => new SessionStart(row.Date, row.StartUtc));
        var taken = (await db.SeatClaims.AsNoTracking().Where(row => ids.Contains(row.GroupId) && row.Until > today && row.ClientId != me)
            .CountingAt(nowUtc)
            .Select(row => new { row.GroupId, row.From, row.Until }).ToListAsync(stop)).ToLookup(row => row.GroupId, row => new DateSpan(row.From, row.Until));
        return
        [
            .. from track in tracks
               join row in groups on track.Id equals row.TrackId
               let meetings = row.Meetings.Select(meeting => Commitment(row.Name, meeting.Weekday, meeting.StartMinute, meeting.EndMinute, meeting.Span))
               select new GroupOnOffer(
                   row, track.TimeOfDay,
                   new GroupPlaces(row.Id, track.Status, track.Program, row.Capacity, [.. meetings], [.. sessions[row.Id].OrderBy(one => one.Date)], [.. taken[row.Id]]),
                   closed),
        ];
    }

    public static async Task<IReadOnlyList<PlannedView>> PlannedAsync(PortalDbContext db, ProgramKind? program, CancellationToken stop) =>
        await db.Tracks.AsNoTracking().Where(row => row.Status == TrackStatus.Planned && (program == null || row.Program == program))
            .OrderBy(row => row.Program).ThenBy(row => row.TimeOfDay).Select(row => new PlannedView(row.Id, row.Program, row.TimeOfDay)).ToListAsync(stop);

    public static async Task<IReadOnlyList<TherapistView>> TherapistsAsync(
        PortalDbContext db, ClientId me, GroupPlaces chosen, DateOnly start, DateTime nowUtc, int bufferMinutes, CancellationToken stop)
    {
        var people = await db.Practitioners.AsNoTracking().Where(row => row.Active && row.TherapistIn == chosen.Program).ToListAsync(stop);
        var ids = people.ConvertAll(static person => person.Id);
        var offered = await db.OfferedHours.AsNoTracking().Where(row => ids.Contains(row.PractitionerId) && row.Until == DateSpan.Open).ToListAsync(stop);
        var claimed = (await db.HourClaims.AsNoTracking().Where(row => ids.Contains(row.PractitionerId) && row.Until > start && row.ClientId != me)
            .CountingAt(nowUtc).ToListAsync(stop))
            .ToLookup(row => row.PractitionerId, row => Commitment("", row.Weekday, row.StartMinute, row.EndMinute, row.Span));
        var talks = (await db.TalkAppointments.AsNoTracking().Where(row => ids.Contains(row.PractitionerId)).BookedFrom(start).ToListAsync(stop))
            .ToLookup(row => row.PractitionerId, PlacementLoading.Commitment);
        var leads = (await db.GroupMeetings.AsNoTracking().Where(row => ids.Contains(row.CounselorId) && row.Until > start).ToListAsync(stop))
            .ToLookup(row => row.CounselorId, row => Commitment("", row.Weekday, row.StartMinute, row.EndMinute, row.Span));

        return
        [
            .. from person in people.OrderBy(static person => person.Name, StringComparer.CurrentCulture)
               let week = new TherapistWeek(person.Id, person.Name, person.TherapistIn, [.. claimed[person.Id], .. talks[person.Id]], [.. leads[person.Id]])
               let hours = offered.Where(hour => hour.PractitionerId == person.Id).Select(hour => View(hour, week, chosen, start, bufferMinutes))
                   .OrderBy(hour => (int)(hour.Time.Day + 6) % 7).ThenBy(hour => hour.Time.StartMinute).ToList()
               where hours.Exists(hour => hour.WhyNot is null)
               select new TherapistView(person.Id, person.Name, person.Credential, person.Languages, hours),
        ];
    }

    private static HourView View(OfferedHour hour, TherapistWeek week, GroupPlaces group, DateOnly start, int bufferMinutes) => new(
        hour.Id, WeeklyTime.Between(hour.Weekday, hour.StartMinute, hour.StartMinute + hour.Minutes),
        week.WhyNot(hour, group, [], start, bufferMinutes) switch
        {
            null => null,
            ClientBusyThen => HourReason.OverlapsYourGroup,
            TherapistBusy => HourReason.TherapistLeadsGroup,
            HourNotOffered => HourReason.NotOfferedYet,
            _ => HourReason.Taken,
        });

    private static WeeklyCommitment Commitment(string name, DayOfWeek day, int startMinute, int endMinute, DateSpan span) =>
        new(name, WeeklyTime.Between(day, startMinute, endMinute), span);
}

/// <summary>A group with its seats and its closed days, ready to be shown.</summary>
internal sealed record GroupOnOffer(Group Group, TimeOfDay TimeOfDay, GroupPlaces Places, IReadOnlySet<DateOnly> Closed)
{
    private const int DatesShown = 10;

    public GroupView View(DateOnly today, DateOnly notBefore, DateTime nowUtc, int few)
    {
        var firstFree = Places.FirstFree(nowUtc, notBefore);
        var meetings = Places.Meetings.Where(meeting => meeting.Span.Until > today).Select(static meeting => meeting.Time)
            .Distinct().OrderBy(time => (int)(time.Day + 6) % 7).ToList();
        var free = firstFree is { } first ? Places.FreeFrom(first) : 0;
        return new GroupView(
            Group.Id, Group.Slug, Group.Name, Group.TrackId, Places.Program, TimeOfDay, meetings, FreeSeats.InWords(free, few), firstFree, Dates(today, notBefore, nowUtc, firstFree));
    }

    // The next meeting days; and the first with a place that stays, however far away it is.
    private IReadOnlyList<DateView> Dates(DateOnly today, DateOnly notBefore, DateTime nowUtc, DateOnly? firstFree)
    {
        var days = Places.Sessions.Select(static session => session.Date)
            .Concat(Closed.Where(day => day >= today && Places.Meetings.Any(meeting => meeting.Time.Day == day.DayOfWeek && meeting.Span.Contains(day))))
            .Distinct().Order().ToList();
        var shown = days.Take(DatesShown).Concat(firstFree is { } first ? [first] : []).Distinct();
        return [.. shown.Select(day => new DateView(day, StartOn(day), WhyNot(day, notBefore, nowUtc)))];
    }

    private TimeOnly StartOn(DateOnly day) =>
        Places.Meetings.FirstOrDefault(meeting => meeting.Time.Day == day.DayOfWeek && meeting.Span.Contains(day))?.Time.Start ?? default;

    private DateReason? WhyNot(DateOnly day, DateOnly notBefore, DateTime nowUtc) => Places.WhyNot(day, nowUtc, notBefore) switch
    {
        null => null,
        StartsTooSoon => DateReason.StartsTooSoon,
        SessionHasBegun => DateReason.HasBegun,
        NotASessionDate => DateReason.ClosedDay,
        _ => DateReason.FullFromThatDay,
    };
}
