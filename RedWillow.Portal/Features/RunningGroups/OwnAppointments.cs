using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.RunningGroups;

/// <summary>A weekly hour's appointment, or a talk before admission, in a list.</summary>
/// <param name="Key">Unique in the list.</param>
/// <param name="Who">The client; null for somebody who only asked for a call.</param>
/// <param name="Date">The day.</param>
/// <param name="Start">Wall clock.</param>
/// <param name="End">Wall clock.</param>
/// <param name="Client">The name to use.</param>
/// <param name="Status">What is known about it.</param>
/// <param name="Talk">What for, when it is a talk.</param>
/// <param name="Closure">Why the center is closed that day.</param>
/// <param name="OnLeave">The client is on leave that day, and nothing was said about it.</param>
public sealed record AppointmentLine(
    string Key, ClientId? Who, DateOnly Date, TimeOnly Start, TimeOnly End, string Client, AppointmentStatus Status, TalkKind? Talk, string? Closure,
    bool OnLeave)
{
    /// <summary>It takes place, or took place, as far as anybody knows.</summary>
    public bool Stands => Closure is null && !OnLeave && Status is AppointmentStatus.Booked or AppointmentStatus.Completed or AppointmentStatus.NoShow;

    /// <summary>Nothing has been said about it, and its time has come.</summary>
    public bool IsUnmarked(DateTime localNow) => Status == AppointmentStatus.Booked && Stands && Date.ToDateTime(Start) <= localNow;
}

/// <summary>What a member of staff has with one person alone.</summary>
internal static class OwnAppointments
{
    /// <summary>The actor's own on the days given, in order, and earlier talks about which nothing was said; none for who gives none.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="staff">Whose.</param>
    /// <param name="days">Days with a real end.</param>
    /// <param name="clock">The center's clock.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<AppointmentLine>> LoadOwnAsync(this PortalDbContext db, Actor.Staff staff, DateSpan days, ProgramClock clock, CancellationToken stop)
    {
        if (!staff.Has(StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director))
            return [];
        var hours = await db.LoadHoursAsync(row => row.PractitionerId == staff.Id, days, clock, stop);
        var talks = await db.LoadTalksAsync(
            row => row.PractitionerId == staff.Id && row.Date < days.Until && (row.Date >= days.From || row.Status == TalkStatus.Booked), stop);
        var people = hours.Select(hour => hour.Client).Distinct().ToList();
        var names = await db.Clients.AsNoTracking().Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.PreferredName, stop);
        var closed = talks.Count == 0 ? null : await db.LoadClosuresAsync(days, stop);
        return
        [
            .. hours.Select(hour => new AppointmentLine(
                    $"h{hour.Hour.Value:N}-{hour.Date.DayNumber}", hour.Client, hour.Date, hour.Start, hour.End, names[hour.Client], hour.Status, null, hour.Closure,
                    hour.IsExcused))
                .Concat(talks.Select(talk => new AppointmentLine(
                    $"t{talk.Id.Value:N}", talk.Client, talk.Time.Date, talk.Time.Start, talk.Time.End, talk.Name, StatusOf(talk.Status), talk.Kind,
                    closed!.GetValueOrDefault(talk.Time.Date), OnLeave: false)))
                .OrderBy(line => line.Date).ThenBy(line => line.Start),
        ];
    }

    private static AppointmentStatus StatusOf(TalkStatus status) => status switch
    {
        TalkStatus.Held => AppointmentStatus.Completed,
        TalkStatus.NoShow => AppointmentStatus.NoShow,
        _ => AppointmentStatus.Booked,
    };
}
