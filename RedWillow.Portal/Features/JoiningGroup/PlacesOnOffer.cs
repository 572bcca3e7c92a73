using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>What could be offered, each with the reason why it cannot be had.</summary>
internal static class PlacesOnOffer
{
    public static async Task<IReadOnlyList<PlannedView>> PlannedAsync(PortalDbContext db, ProgramKind? program, CancellationToken stop) =>
        await db.Tracks.AsNoTracking().Where(row => row.Status == TrackStatus.Planned && (program == null || row.Program == program))
            .OrderBy(row => row.Program).ThenBy(row => row.TimeOfDay).Select(row => new PlannedView(row.Id, row.Program, row.TimeOfDay)).ToListAsync(stop);

    /// <summary>Everybody of the program with at least one hour that is free with that place.</summary>
    public static async Task<IReadOnlyList<TherapistView>> TherapistsAsync(
        PortalDbContext db, PlacementAsk ask, SeatOffer chosen, CancellationToken stop) =>
        [
            .. from offered in await db.LoadOfferedWeeksAsync(chosen.Group.Program, ask, chosen.Terms.NowUtc, stop)
               let hours = offered.Hours.Select(hour => View(hour, offered.Week, chosen, ask.Start)).ToList()
               where hours.Exists(hour => hour.WhyNot is null)
               select new TherapistView(offered.Who.Id, offered.Who.Name, offered.Who.Credential, offered.Who.Languages, hours),
        ];

    private static HourView View(OfferedHour hour, TherapistWeek week, SeatOffer chosen, DateOnly start)
    {
        var why = week.WhyNot(hour, chosen.Group, chosen.Client.Week, start, chosen.Terms.BufferMinutes);
        var reason = why switch
        {
            null => (HourReason?)null,
            // The group stays; an appointment is over after its day.
            ClientBusyThen busy => busy.Others.Prepend(busy.Clash).Any(clash => chosen.Group.Meetings.Contains(clash.Existing)) ? HourReason.OverlapsYourGroup : HourReason.YourAppointment,
            TherapistBusy => HourReason.TherapistLeadsGroup,
            HourNotOffered => HourReason.NotOfferedYet,
            _ => HourReason.Taken,
        };
        return new(hour.Id, WeeklyTime.Between(hour.Weekday, hour.StartMinute, hour.StartMinute + hour.Minutes), reason)
        {
            BusyOn = reason == HourReason.YourAppointment ? ((ClientBusyThen)why!).Clash.FirstDate : null,
        };
    }
}

/// <summary>A group with its seats and its closed days, ready to be shown.</summary>
internal sealed record GroupOnOffer(OpenGroup Open, IReadOnlySet<DateOnly> Closed)
{
    private const int DatesShown = 10;

    public Group Group => Open.Group;

    public SeatOffer Seats => Open.Seats;

    private GroupPlaces Places => Open.Seats.Group;

    public GroupView View(DateOnly today, int few)
    {
        DateOnly? firstFree = Seats.Starts.Select(static start => (DateOnly?)start).FirstOrDefault();
        var next = firstFree ?? Places.Sessions.Select(static session => session.Date).DefaultIfEmpty(today).Min();
        var meetings = Places.Meetings.Where(meeting => meeting.Span.Contains(next)).Select(static meeting => meeting.Time)
            .OrderBy(time => (int)(time.Day + 6) % 7).ToList();
        var free = firstFree is { } first ? Places.FreeFrom(first) : 0;
        return new GroupView(
            Group.Id, Group.Slug, Group.Name, Group.TrackId, Places.Program, Open.Track.TimeOfDay, meetings, FreeSeats.InWords(free, few), firstFree, Dates(today, firstFree))
        {
            Later = LaterTimes.After(next, Places.Meetings.Select(static meeting => (meeting.Span, meeting.Time))),
        };
    }

    // The next meeting days; and the first with a place that stays, however far away it is.
    private IReadOnlyList<DateView> Dates(DateOnly today, DateOnly? firstFree)
    {
        var days = Places.Sessions.Select(static session => session.Date)
            .Concat(Closed.Where(day => day >= today && Places.Meetings.Any(meeting => meeting.Time.Day == day.DayOfWeek && meeting.Span.Contains(day))))
            .Distinct().Order().ToList();
        var shown = days.Take(DatesShown).Concat(firstFree is { } first ? [first] : []).Distinct();
        return [.. shown.Select(On)];
    }

    private DateView On(DateOnly day)
    {
        var why = Seats.WhyNot(day);
        return new(day, Places.StartOn(day), why switch
        {
            null => null,
            StartsTooSoon => DateReason.StartsTooSoon,
            SessionHasBegun => DateReason.HasBegun,
            NotASessionDate => DateReason.ClosedDay,
            AlreadyEnrolling => DateReason.YourOtherPlace,
            ClientBusyThen => DateReason.YourAppointment,
            _ => DateReason.FullFromThatDay,
        }) { BusyOn = (why as ClientBusyThen)?.Clash.FirstDate };
    }
}
