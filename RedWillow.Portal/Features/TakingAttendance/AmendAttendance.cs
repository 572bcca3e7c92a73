using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>Corrects one client's mark of a closed session.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Session">Which session.</param>
/// <param name="Client">Who.</param>
/// <param name="Word">Came, or why not.</param>
/// <param name="MinutesLate">Minutes after the start.</param>
/// <param name="MinutesEarly">Minutes before the end.</param>
/// <param name="Reason">Why; kept with the old value.</param>
/// <param name="Seen">The mark that is corrected. One that was corrected meanwhile is looked at first.</param>
public sealed record AmendAttendance(
    Guid Key, SessionId Session, ClientId Client, AttendanceWord Word, int MinutesLate, int MinutesEarly, string Reason, MarkSeen Seen) : ICommand;

/// <summary>Corrects a closed session with a reason; the old value stays on file beside the new one .</summary>
public sealed class AmendAttendanceHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<MarkSaved>> HandleAsync(Actor actor, AmendAttendance ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (actor is not Actor.Staff staff || await db.FindSessionAsync(actor, ask.Session, stop) is not { } session)
            return await unit.RefuseAsync(actor, ask, ask.Session.Value, stop);
        if (string.IsNullOrWhiteSpace(ask.Reason))
            return new ReasonMissing();
        if (WrittenText.WhyNot(ask.Reason) is { } unreadable)
            return unreadable;
        var who = (await db.LoadExpectedAsync(session, clock.Zone, stop)).FirstOrDefault(row => row.Client == ask.Client);
        var claims = await db.ClaimsAsync(ask.Session, who is null ? [] : [who], stop);
        return await unit.RunAsync<AmendAttendance, MarkSaved>(actor, ask, claims, (work, ct) => AmendAsync(work, staff, ask, who?.Enrollment, ct), stop);
    }

    private async Task<Result<MarkSaved>> AmendAsync(
        PortalDbContext db, Actor.Staff staff, AmendAttendance ask, EnrollmentId? claimed, CancellationToken stop)
    {
        if (await db.FindSessionAsync(staff, ask.Session, stop) is not { } session)
            return new NotThere();
        if (session.Status != SessionStatus.Closed)
            return new SessionStillOpen();
        var mark = await db.AttendanceMarks.SingleOrDefaultAsync(row => row.SessionId == session.Id && row.ClientId == ask.Client, stop);
        if (mark is null)
            return new NotThere();
        if (MarkSeen.Of(mark) != ask.Seen)
            return new StaleEdit();
        var who = (await db.LoadExpectedAsync(session, clock.Zone, stop)).FirstOrDefault(row => row.Client == ask.Client);
        if (who is not null && who.Enrollment != claimed)
            return new Conflict();
        var entry = new AttendanceEntry(ask.Word, ask.MinutesLate, ask.MinutesEarly);
        var presence = Presence.Of(entry, session.ClinicalMinutes);
        if (!presence.Succeeded)
            return presence.Refusal;
        if (mark.Says(entry, presence.Value))
            return new CorrectionChangesNothing();

        var now = clock.UtcNow;
        var amendment = mark.Amend(entry, presence.Value, ask.Reason, staff.Id, now);
        db.AttendanceAmendments.Add(amendment);
        db.Record(new AttendanceAmended(session.Id, ask.Client, amendment.Before, amendment.After));
        if (who is not null)
            await db.FollowAsync(session, [new NewMark(who, presence.Value.Status)], new(staff.Id, now, clock.Today), stop);
        if (who is not null
            && await db.SettleFirstAttendedAsync(staff, who, session, presence.Value.Attended, now, stop) is { Succeeded: false } settled)
            return settled.Refusal;
        return new MarkSaved(presence.Value.Status, presence.Value.CountedMinutes, now);
    }
}
