using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.TakingAttendance;

namespace RedWillow.Portal.Demo;

/// <summary>What happened in the groups and individual hours of a day.</summary>
internal sealed class DemoWeeks(DemoStage stage, DemoSetup clinic)
{
    private readonly DemoAbsences _absences = new(stage);

    /// <summary>The acts of a day, each with its time: sheets filled in and closed, individual hours marked.</summary>
    /// <param name="day">The day.</param>
    /// <param name="nowUtc">What ends later has not happened yet. The newest sheet of every counselor stays open, so that there is something to do.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IReadOnlyList<(DateTime Utc, Func<Task> Act)>> ActsOfAsync(DateOnly day, DateTime nowUtc, CancellationToken stop)
    {
        await using var db = await stage.Contexts.CreateDbContextAsync(stop);
        var sessions = await db.GroupSessions.AsNoTracking().Where(row => row.Date == day && row.Status == SessionStatus.Scheduled).ToListAsync(stop);
        var hours = await db.HourClaims.AsNoTracking()
            .Where(row => row.Kind == ClaimKind.Member && row.Weekday == day.DayOfWeek && row.From <= day && row.Until > day)
            .Where(row => !db.Closures.Any(closure => closure.Confirmed && closure.Date == day))
            .Where(row => !db.Enrollments.Any(stay => stay.Id == row.EnrollmentId && stay.Status == EnrollmentStatus.OnHold)).ToListAsync(stop);
        List<(DateTime Utc, Func<Task> Act)> acts = [];
        foreach (var session in sessions)
        {
            var counselor = clinic.CounselorOf(clinic.Groups.IndexOf(session.GroupId));
            var newer = await db.GroupSessions.AnyAsync(
                row => row.CounselorId == session.CounselorId && row.StartUtc > session.StartUtc && row.EndUtc < nowUtc && row.Status == SessionStatus.Scheduled, stop);
            if (DemoAbsences.Comes(session))
                acts.Add((session.StartUtc.AddMinutes(10), () => _absences.AddGuestAsync(session, counselor, stop)));
            var daysAgo = (nowUtc - session.StartUtc).Days;
            acts.Add((session.StartUtc.AddMinutes(20), () => MarkAsync(session, counselor, DemoAbsences.Forced(newer, daysAgo, session.GroupId == clinic.Groups[0]), stop)));
            if (!newer)
                continue;
            acts.Add((session.EndUtc.AddMinutes(5), () => CloseAsync(session, counselor, stop)));
            acts.Add((session.EndUtc.AddMinutes(30), () => _absences.ReachAsync(session, counselor, stop)));
        }

        foreach (var hour in hours)
        {
            var end = stage.Zone.ToUtc(day, hour.Start.AddMinutes(hour.Minutes)).Value;
            var therapist = clinic.Staff.First(person => person.Id == hour.PractitionerId);
            if (end < nowUtc.AddHours(-20))
                acts.Add((end, () => MarkHourAsync(hour, therapist, day, stop)));
        }

        return acts;
    }

    private async Task MarkAsync(GroupSession session, Actor.Staff counselor, int? missing, CancellationToken stop)
    {
        DemoStage.Must(await stage.Make<MarkEveryonePresentHandler>().HandleAsync(counselor, new(DemoStage.NewKey(), session.Id), stop));
        await using var db = await stage.Contexts.CreateDbContextAsync(stop);
        var here = await db.AttendanceMarks.AsNoTracking().Where(row => row.SessionId == session.Id && row.Status == AttendanceStatus.Present)
            .Select(row => row.ClientId).ToListAsync(stop);
        var mark = stage.Make<MarkAttendanceHandler>();
        foreach (var client in here.Order(Comparer<ClientId>.Create((a, b) => a.Value.CompareTo(b.Value))))
        {
            if (Exception(here.IndexOf(client), session.Date, missing) is { } entry)
            {
                DemoStage.Must(await mark.HandleAsync(
                    counselor, new(DemoStage.NewKey(), session.Id, client, entry.Word, entry.MinutesLate, entry.MinutesEarly) { Seen = new(AttendanceStatus.Present) }, stop));
            }
        }
    }

    // The same people are late on the same days, every time the demo is made.
    private static AttendanceEntry? Exception(int place, DateOnly date, int? missing) => place == missing ? new(AttendanceWord.Absent) : (((place * 31) + date.DayNumber) % 23) switch
    {
        0 => new(AttendanceWord.Came, MinutesLate: 20),
        1 => new(AttendanceWord.Excused),
        2 => new(AttendanceWord.Absent),
        3 => new(AttendanceWord.Came, MinutesEarly: 45),
        _ => null,
    };

    private async Task CloseAsync(GroupSession session, Actor.Staff counselor, CancellationToken stop) =>
        DemoStage.Must(await stage.Make<CloseAttendanceHandler>().HandleAsync(counselor, new(DemoStage.NewKey(), session.Id), stop));

    private async Task MarkHourAsync(HourClaim hour, Actor.Staff therapist, DateOnly day, CancellationToken stop) => DemoStage.Must(
        await stage.Make<MarkAppointmentHandler>().HandleAsync(
            therapist, new(DemoStage.NewKey(), hour.Id, day, HowItWent(hour, clinic.Staff.IndexOf(therapist), day), AppointmentStatus.Booked), stop));

    // One week it is this client, another week that one.
    private static AppointmentStatus HowItWent(HourClaim hour, int therapist, DateOnly day) =>
        (((day.DayNumber / 7 * 5) + ((int)hour.Weekday * 3) + (hour.StartMinute / 60 * 4) + (therapist * 7)) % 17) switch
        {
            0 => AppointmentStatus.NoShow,
            1 => AppointmentStatus.LateCancelled,
            _ => AppointmentStatus.Completed,
        };
}
