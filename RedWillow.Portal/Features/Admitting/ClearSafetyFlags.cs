using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>A licensed clinician has talked with the client and writes down why it may go on .</summary>
public sealed record ClearSafetyFlags(Guid Key, EnrollmentId Enrollment, string Note) : ICommand;

/// <summary>A note is needed: what was talked about, and why it may go on.</summary>
public sealed record NoteNeeded : Refusal;

/// <summary>There is no safety flag that is not cleared.</summary>
public sealed record NothingToClear : Refusal;

/// <summary>
/// Clears every open flag of the client, of earlier requests too, finishes the safety calls and the talk that was offered, and lets a
/// paused request go on where it was. What staff were asked to do together with the client for another reason stays open. A request
/// that has ended stays ended.
/// </summary>
public sealed class ClearSafetyFlagsHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ClearSafetyFlags ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(StaffRoles.Clinician))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        if (string.IsNullOrWhiteSpace(ask.Note))
            return new NoteNeeded();
        if (WrittenText.WhyNot(ask.Note) is { } unreadable)
            return unreadable;
        await using var look = await contexts.CreateDbContextAsync(stop);
        var requests = await look.Enrollments.Where(row => look.Enrollments.Any(one => one.Id == ask.Enrollment && one.ClientId == row.ClientId))
            .Select(row => new { row.Id, row.ClientId }).ToListAsync(stop);
        Claim[] claims = [Claim.Enrollment(ask.Enrollment), .. requests.Select(row => Claim.Enrollment(row.Id)), .. requests.Select(row => Claim.Client(row.ClientId))];
        return await unit.RunAsync<ClearSafetyFlags, Done>(actor, ask, claims, (db, ct) => ClearAsync(db, staff, ask, ct), stop);
    }

    private async Task<Result<Done>> ClearAsync(PortalDbContext db, Actor.Staff staff, ClearSafetyFlags ask, CancellationToken stop)
    {
        if (await db.WhyNotLicensedAsync(staff, clock.Today, stop) is { } unlicensed)
            return unlicensed;
        var enrollment = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == ask.Enrollment, stop);
        var flags = await db.SafetyFlags.Where(row => row.ClientId == enrollment.ClientId && row.ClearedUtc == null).ToListAsync(stop);
        var paused = enrollment.Status == EnrollmentStatus.ConsultationRequired;
        if (flags.Count == 0 && !paused)
            return new NothingToClear();

        foreach (var flag in flags)
        {
            flag.Clear(staff.Id, ask.Note.Trim(), clock.UtcNow);
            db.Record(new SafetyFlagChanged(flag.Id, enrollment.ClientId, Cleared: true));
        }

        foreach (var talk in await OpenTalks(db, enrollment).ToListAsync(stop))
        {
            talk.Finish(staff.Id, clock.UtcNow);
            db.Record(new StaffTaskFinished(talk.Id, enrollment.ClientId, talk.Kind));
        }

        return paused ? enrollment.GoOn(staff, clock.UtcNow, ask.Note.Trim()) : Done.Instance;
    }

    private static IQueryable<StaffTask> OpenTalks(PortalDbContext db, Enrollment enrollment) => db.StaffTasks.Where(row =>
        row.ClientId == enrollment.ClientId && row.DoneUtc == null
        && (row.Kind == StaffTaskKind.SafetyCall || (row.Kind == StaffTaskKind.Consultation && row.EnrollmentId == enrollment.Id)));
}
