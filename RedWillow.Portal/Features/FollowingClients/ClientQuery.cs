using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.FollowingClients;

/// <summary>One client, for those who see them. Reading it is itself recorded.</summary>
public sealed class ClientQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    private static readonly AttendanceStatus[] Missed = [AttendanceStatus.AbsentExcused, AttendanceStatus.AbsentUnexcused];

    public async Task<ClientView?> HandleAsync(Actor actor, ClientId id, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var stay = await db.InSightOf(actor, clock.Today).AsNoTracking().Include(row => row.Moves).FirstOrDefaultAsync(row => row.ClientId == id, stop);
        if (stay is null)
            return null;
        await unit.RecordReadAsync(actor, "ClientRead", id.Value, [id], stop);

        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == id, stop);
        var care = actor.Has(Sight.Care);
        return new(
            id, stay.Id, client.Reference, client.PreferredName, stay.Status, clock.Today,
            care
                ? new(client.LegalName, client.Phone, client.Email, client.SafeContact, (await db.ClientsWithoutMailAsync(stop)).Contains(id),
                    await db.LoadAttemptsAsync(row => row.ClientId == id, clock.Zone, stop), clock.LocalNow)
                : null,
            care ? await CareAsync(db, stay, actor.Has(Sight.Notes), stop) : null)
        {
            Outreach = (await db.LoadOutreachAsync(actor, clock.Today, id, 1, stop)).Rows,
            Reviews = (await db.LoadReviewsAsync(actor, clock.Today, clock.Zone, id, 1, stop)).Rows,
        };
    }

    private async Task<CareView> CareAsync(PortalDbContext db, Enrollment stay, bool notes, CancellationToken stop)
    {
        var groups = await db.Groups.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var staff = await db.Practitioners.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var seat = await db.SeatClaims.AsNoTracking().Where(row => row.EnrollmentId == stay.Id && row.Kind != ClaimKind.Hold && row.Kind != ClaimKind.Guest)
            .OrderByDescending(row => row.From).FirstOrDefaultAsync(stop);
        var hours = await db.HourClaims.AsNoTracking().Where(row => row.EnrollmentId == stay.Id && row.Kind != ClaimKind.Hold && row.Until > clock.Today)
            .OrderBy(row => row.From).ToListAsync(stop);
        var brought = notes ? await BroughtAsync(db, stay, staff, stop) : null;
        return new(
            stay.GroupId is { } group ? new(group, groups.GetValueOrDefault(group, "")) : null,
            seat is null ? null : new(seat.From, seat.Span.IsOpen ? null : seat.Until.AddDays(-1)),
            hours.ConvertAll(hour => new HourView(staff.GetValueOrDefault(hour.PractitionerId, ""), hour.Weekday, hour.Start, hour.Minutes, hour.From)),
            stay.StartDate, notes ? await ProgressAsync(db, stay, brought, stop) : null, stay.ReturnOn, stay.EndDate,
            notes ? await DischargeAsync(db, stay, staff, stop) : null,
            [.. stay.Moves.OrderByDescending(move => move.AtUtc).ThenByDescending(move => move.Id).Select(move => new MoveLine(
                move.Id, move.From, move.To, clock.Zone.DateOf(move.AtUtc), move.By is { } by ? staff.GetValueOrDefault(by) : null, notes ? move.Reason : null))],
            await EarlierAsync(db, stay, groups, stop))
        {
            Brought = brought,
        };
    }

    private static async Task<BroughtView?> BroughtAsync(PortalDbContext db, Enrollment stay, Dictionary<PractitionerId, string> staff, CancellationToken stop)
    {
        var balance = await db.OpeningBalances.AsNoTracking().SingleOrDefaultAsync(row => row.EnrollmentId == stay.Id, stop);
        return balance is null ? null : new(
            balance.OriginalStart, balance.AsOf, balance.Weeks, balance.GroupSessions, balance.IndividualSessions, staff.GetValueOrDefault(balance.AdmittedBy, ""),
            balance.License, staff.GetValueOrDefault(balance.EnteredBy, ""));
    }

    private async Task<ProgressView> ProgressAsync(PortalDbContext db, Enrollment stay, BroughtView? brought, CancellationToken stop)
    {
        var (attended, missed) = await CountAsync(db, stay, stop);
        int? week = stay is { FirstAttended: { } first, HasEnded: false } && first <= clock.Today
            ? ProgramWeek.FullWeeks(first, clock.Today, Leaves.Of(stay.Moves, clock.Zone.DateOf)) + 1
            : null;
        return new(week, attended + (brought?.GroupSessions ?? 0), missed);
    }

    // An earlier stay is another story; its sessions are not counted here.
    private static async Task<(int Attended, int Missed)> CountAsync(PortalDbContext db, Enrollment stay, CancellationToken stop)
    {
        var begun = await db.SeatClaims.Where(row => row.EnrollmentId == stay.Id && (row.Kind == ClaimKind.Member || row.Kind == ClaimKind.Guest))
            .MinAsync(row => (DateOnly?)row.From, stop);
        if ((stay.FirstAttended ?? begun ?? stay.StartDate) is not { } since)
            return (0, 0);
        var marks = await (
            from mark in db.AttendanceMarks.AsNoTracking()
            join session in db.GroupSessions.AsNoTracking() on mark.SessionId equals session.Id
            where mark.ClientId == stay.ClientId && session.Date >= since
            select new { mark.Status, mark.CountedMinutes }).ToListAsync(stop);
        return (marks.Count(mark => mark.CountedMinutes > 0), marks.Count(mark => Missed.Contains(mark.Status)));
    }

    private static async Task<DischargeView?> DischargeAsync(
        PortalDbContext db, Enrollment stay, Dictionary<PractitionerId, string> staff, CancellationToken stop)
    {
        var form = await db.Discharges.AsNoTracking().SingleOrDefaultAsync(row => row.EnrollmentId == stay.Id, stop);
        return form is null ? null : new(
            form.Disposition, form.LastDay, form.Reason, form.Aftercare, form.NextPlace, staff.GetValueOrDefault(form.RecordedBy, ""));
    }

    private async Task<IReadOnlyList<EarlierStay>> EarlierAsync(PortalDbContext db, Enrollment stay, Dictionary<GroupId, string> groups, CancellationToken stop) =>
        (await db.Enrollments.AsNoTracking().Where(row => row.ClientId == stay.ClientId && row.Id != stay.Id).OrderByDescending(row => row.StartedUtc).ToListAsync(stop))
            .ConvertAll(row => new EarlierStay(
                row.Id, row.Status, FromOf(row), row.EndDate, row.GroupId is { } group ? groups.GetValueOrDefault(group) : null));

    // A stay that never began may have ended before its first session.
    private DateOnly FromOf(Enrollment stay)
    {
        var start = stay.StartDate ?? clock.Zone.DateOf(stay.StartedUtc);
        return stay.EndDate is { } end && end < start ? end : start;
    }
}
