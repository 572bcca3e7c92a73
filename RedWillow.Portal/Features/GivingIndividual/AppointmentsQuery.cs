using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.GivingIndividual;

/// <summary>A therapist's individual appointments.</summary>
/// <param name="Today">The day at the center.</param>
/// <param name="Shown">The week that is shown.</param>
/// <param name="Week">Those of the week that is shown, in order.</param>
/// <param name="Unmarked">Earlier ones of the last four weeks about which nothing was said; with this week alone, as is all that follows.</param>
/// <param name="Coming">The next week's, once nothing is left of this one.</param>
/// <param name="Talks">Talks before admission that are booked, the next one first; those whose time has come wait for a word.</param>
public sealed record AppointmentsView(
    DateOnly Today, ProgramWeek Shown, IReadOnlyList<AppointmentRow> Week, IReadOnlyList<AppointmentRow> Coming, IReadOnlyList<AppointmentRow> Unmarked,
    IReadOnlyList<TalkRow> Talks)
{
    /// <summary>The week that is shown goes on.</summary>
    public bool IsThisWeek => Shown.Span.Contains(Today);
}

/// <summary>A talk before admission.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What for.</param>
/// <param name="Time">When.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Phone">Never shown without <paramref name="Safe"/>.</param>
/// <param name="Safe">The ways that are safe.</param>
/// <param name="Enrollment">The request; null for somebody who asked for a call.</param>
/// <param name="Inquiry">The inquiry.</param>
/// <param name="HasCome">Its time has come.</param>
public sealed record TalkRow(
    TalkId Id, TalkKind Kind, TalkTime Time, string Name, string Reference, string? Phone, SafeContact Safe, EnrollmentId? Enrollment, InquiryId? Inquiry, bool HasCome);

/// <summary>One appointment.</summary>
/// <param name="Hour">The weekly hour.</param>
/// <param name="Date">The day.</param>
/// <param name="Start">Wall clock.</param>
/// <param name="End">Wall clock.</param>
/// <param name="Client">The name to use.</param>
/// <param name="Reference">Tells two clients with the same name apart.</param>
/// <param name="Phone">Never shown without <paramref name="Safe"/>.</param>
/// <param name="Safe">The ways of reaching this client that are safe.</param>
/// <param name="Status">What is known about it.</param>
/// <param name="Closure">Why the center is closed that day.</param>
/// <param name="OnLeave">The client is on leave that day; needs no mark, and can have one once the leave is over.</param>
/// <param name="HasCome">Its time has come, so held or missed can be said.</param>
/// <param name="Marks">What can be said about it now.</param>
public sealed record AppointmentRow(
    HourClaimId Hour, DateOnly Date, TimeOnly Start, TimeOnly End, string Client, string Reference, string? Phone, SafeContact Safe,
    AppointmentStatus Status, string? Closure, bool OnLeave, bool HasCome, IReadOnlyList<AppointmentStatus> Marks);

/// <summary>
/// The actor's own individual appointments: those of the week a day lies in, as far as it is listed; without a day this week's, with earlier ones
/// that are still unmarked.
/// </summary>
public sealed class AppointmentsQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<AppointmentsView?> HandleAsync(Actor actor, DateOnly? day, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !staff.Has(StaffRoles.Counselor | StaffRoles.Clinician | StaffRoles.Director))
            return null;
        var week = ProgramWeek.Of(clock.Today);
        await using var db = await contexts.CreateDbContextAsync(stop);
        var listed = AppointmentMarks.Listed(clock.Today);
        var shownWeek = day is { } asked && listed.Contains(asked) ? ProgramWeek.Of(asked) : week;
        var isThisWeek = shownWeek == week;
        var hours = await db.LoadHoursAsync(row => row.PractitionerId == staff.Id, listed, clock, stop);
        var last = ProgramWeek.ToOpen(clock.LocalNow, [.. hours.Where(hour => hour.Stands).Select(hour => hour.Date.ToDateTime(hour.End))]).Sunday;
        var shown = hours.Where(hour => isThisWeek
            ? hour.Date <= last && (hour.Date >= week.Monday || hour.IsUnmarked(clock.LocalNow))
            : shownWeek.Span.Contains(hour.Date)).ToList();
        var people = shown.Select(hour => hour.Client).Distinct().ToList();
        var talks = isThisWeek ? await db.LoadTalksAsync(row => row.PractitionerId == staff.Id && row.Status == TalkStatus.Booked, stop) : [];
        people = [.. people.Union(talks.Select(row => row.Client).OfType<ClientId>())];
        await unit.RecordReadAsync(actor, "AppointmentsRead", staff.Id.Value, people, stop);
        var clients = await db.Clients.AsNoTracking().Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        var rows = shown.ConvertAll(hour => RowOf(hour, clients[hour.Client]));
        return new(
            clock.Today, shownWeek, [.. rows.Where(row => shownWeek.Span.Contains(row.Date))], [.. rows.Where(row => isThisWeek && row.Date > week.Sunday)],
            [.. rows.Where(row => isThisWeek && row.Date < week.Monday)], [.. talks.Select(RowOf)]);
    }

    private TalkRow RowOf(TalkOfStaff talk) => new(
        talk.Id, talk.Kind, talk.Time, talk.Name, talk.Reference, talk.Phone, talk.Safe, talk.Enrollment, talk.Inquiry, talk.Time.Begins <= clock.LocalNow);

    private AppointmentRow RowOf(DatedHour hour, Client client)
    {
        var at = new AppointmentAt(hour.Date.ToDateTime(hour.Start), clock.LocalNow, hour.Closure is not null, hour.LeaveGoesOn);
        return new(
            hour.Hour, hour.Date, hour.Start, hour.End, client.PreferredName, client.Reference, client.Phone, client.SafeContact, hour.Status, hour.Closure,
            hour.OnLeave, at.HasBegun, [.. AppointmentMarks.For(at.Begins, at.Now).Where(mark => mark == hour.Status || AppointmentMarks.WhyNot(mark, at) is null)]);
    }
}
