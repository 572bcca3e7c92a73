using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>One client is marked at one session, or marked again.</summary>
/// <param name="Key">Made anew for every choice.</param>
/// <param name="Session">Which session.</param>
/// <param name="Client">Who.</param>
/// <param name="Word">Came, or why not.</param>
/// <param name="MinutesLate">Minutes after the start; 0 for anyone who did not come.</param>
/// <param name="MinutesEarly">Minutes before the end; 0 for anyone who did not come.</param>
public sealed record MarkAttendance(
    Guid Key, SessionId Session, ClientId Client, AttendanceWord Word, int MinutesLate = 0, int MinutesEarly = 0) : ICommand
{
    /// <summary>What stood in the row when it was chosen. Another mark that came meanwhile is not overwritten.</summary>
    public MarkSeen Seen { get; init; } = MarkSeen.None;
}

/// <summary>A mark as it was saved.</summary>
/// <param name="Status">What followed from the entry.</param>
/// <param name="CountedMinutes">Clinical minutes that count.</param>
/// <param name="SavedUtc">When.</param>
public sealed record MarkSaved(AttendanceStatus Status, int CountedMinutes, DateTime SavedUtc);

/// <summary>
/// Marks from half an hour before the start until the session is closed. Status and minutes follow from the entry;
/// the first attended session starts the client's stay in the same commit.
/// </summary>
public sealed class MarkAttendanceHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<MarkSaved>> HandleAsync(Actor actor, MarkAttendance ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        if (actor is not Actor.Staff staff || await db.FindSessionAsync(actor, ask.Session, stop) is not { } session)
            return await unit.RefuseAsync(actor, ask, ask.Session.Value, stop);
        var expected = await db.LoadExpectedAsync(session, clock.Zone, stop);
        if (expected.FirstOrDefault(row => row.Client == ask.Client) is not { } who)
            return await unit.RefuseAsync(actor, ask, ask.Session.Value, stop);
        var claims = await db.ClaimsAsync(ask.Session, [who], stop);
        return await unit.RunAsync<MarkAttendance, MarkSaved>(
            actor, ask, claims, (work, ct) => MarkAsync(work, staff, ask, who.Enrollment, ct), stop);
    }

    private async Task<Result<MarkSaved>> MarkAsync(
        PortalDbContext db, Actor.Staff staff, MarkAttendance ask, EnrollmentId claimed, CancellationToken stop)
    {
        if (await db.FindSessionAsync(staff, ask.Session, stop) is not { } session)
            return new NotThere();
        var now = clock.UtcNow;
        if (SessionMarking.CheckOpen(session, now) is { } refusal)
            return refusal;
        var expected = await db.LoadExpectedAsync(session, clock.Zone, stop);
        if (expected.FirstOrDefault(row => row.Client == ask.Client && row.Enrollment == claimed) is not { } who)
            return new NotThere();

        var entry = new AttendanceEntry(ask.Word, ask.MinutesLate, ask.MinutesEarly);
        var presence = Presence.Of(entry, session.ClinicalMinutes);
        if (!presence.Succeeded)
            return presence.Refusal;
        var stands = await db.ReadMarkAsync(session.Id, who.Client, stop);
        // A colleague who was faster and said the same is no conflict.
        if (stands != ask.Seen && stands != new MarkSeen(presence.Value.Status, entry.MinutesLate, entry.MinutesEarly))
            return new StaleEdit();
        await db.MarkAsync(session.Id, who.Client, presence.Value, entry, new(staff.Id, now), stop);
        await db.FollowAsync(session, [new NewMark(who, presence.Value.Status)], new(staff.Id, now, clock.Today), stop);
        var settled = await db.SettleFirstAttendedAsync(staff, who, session, presence.Value.Attended, now, stop);
        return settled.Succeeded ? new MarkSaved(presence.Value.Status, presence.Value.CountedMinutes, now) : settled.Refusal;
    }
}
