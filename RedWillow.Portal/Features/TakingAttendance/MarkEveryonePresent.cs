using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>Everyone who is not marked yet came, on time and to the end; exceptions are marked afterwards.</summary>
/// <param name="Key">Made anew for every press.</param>
/// <param name="Session">Which session.</param>
public sealed record MarkEveryonePresent(Guid Key, SessionId Session) : ICommand
{
    /// <summary>Those for whom something else is chosen that is not saved yet: they are not said to have been there all the time.</summary>
    public IReadOnlyList<ClientId> Except { get; init; } = [];
}

/// <summary>How many were marked.</summary>
public sealed record EveryoneMarked(int Count, DateTime SavedUtc);

/// <summary>Marks those who are still expected, and nobody who is on leave or has a mark.</summary>
public sealed class MarkEveryonePresentHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    private static readonly AttendanceEntry Here = new(AttendanceWord.Came);

    public async Task<Result<EveryoneMarked>> HandleAsync(Actor actor, MarkEveryonePresent ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (actor is not Actor.Staff staff || await db.FindSessionAsync(actor, ask.Session, stop) is not { } session)
            return await unit.RefuseAsync(actor, ask, ask.Session.Value, stop);
        var expected = await db.LoadExpectedAsync(session, clock.Zone, stop);
        var claims = await db.ClaimsAsync(ask.Session, expected, stop);
        var claimed = expected.Select(row => row.Enrollment).ToHashSet();
        return await unit.RunAsync<MarkEveryonePresent, EveryoneMarked>(
            actor, ask, claims, (work, ct) => MarkAsync(work, staff, ask, claimed, ct), stop);
    }

    private async Task<Result<EveryoneMarked>> MarkAsync(
        PortalDbContext db, Actor.Staff staff, MarkEveryonePresent ask, HashSet<EnrollmentId> claimed, CancellationToken stop)
    {
        if (await db.FindSessionAsync(staff, ask.Session, stop) is not { } session)
            return new NotThere();
        var now = clock.UtcNow;
        if (SessionMarking.CheckOpen(session, now) is { } refusal)
            return refusal;
        var presence = Presence.Of(Here, session.ClinicalMinutes);
        if (!presence.Succeeded)
            return presence.Refusal;

        var marked = await db.AttendanceMarks.Where(row => row.SessionId == session.Id && row.Status != AttendanceStatus.Expected)
            .Select(row => row.ClientId).ToListAsync(stop);
        var open = (await db.LoadExpectedAsync(session, clock.Zone, stop))
            .Where(who => claimed.Contains(who.Enrollment) && !marked.Contains(who.Client) && !ask.Except.Contains(who.Client) && !who.OnLeave(session.Date)).ToList();
        foreach (var who in open)
        {
            await db.MarkAsync(session.Id, who.Client, presence.Value, Here, new(staff.Id, now), stop);
            var settled = await db.SettleFirstAttendedAsync(staff, who, session, attended: true, now, stop);
            if (!settled.Succeeded)
                return settled.Refusal;
        }

        await db.FollowAsync(session, open.Select(who => new NewMark(who, presence.Value.Status)), new(staff.Id, now, clock.Today), stop);
        // Nothing left to mark is still an act on the sheet, and is written down as one.
        db.Record(new EveryonePresentMarked(session.Id, open.Count));
        return new EveryoneMarked(open.Count, now);
    }
}
