using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>A licensed clinician's conclusion at intake, with the day of the suicide-risk screening.</summary>
public sealed record RecordIntake(Guid Key, EnrollmentId Enrollment, IntakeOutcome Outcome, DateOnly ScreenedOn, string? Note) : ICommand;

/// <summary>The screening cannot be dated in the future.</summary>
public sealed record ScreenedInFuture : Refusal;

/// <summary>The day of the suicide-risk screen lies more than a year back; most likely the year is mistyped.</summary>
public sealed record ScreenedLongAgo : Refusal;

/// <summary>
/// Writes the result down. It is never edited: a new conclusion is a new row, and the newest counts. The appointment it comes from was
/// held with it; one that was to come is not needed any more.
/// </summary>
public sealed class RecordIntakeHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, RecordIntake ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(StaffRoles.Clinician) || !Enum.IsDefined(ask.Outcome))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        if (ask.ScreenedOn > clock.Today)
            return new ScreenedInFuture();
        if (ask.ScreenedOn < clock.Today.AddYears(-1))
            return new ScreenedLongAgo();
        if (WrittenText.WhyNot(ask.Note) is { } unreadable)
            return unreadable;
        await using var look = await contexts.CreateDbContextAsync(stop);
        Claim[] claims = [Claim.Enrollment(ask.Enrollment), .. (await look.TalkCaseloadsAsync(ask.Enrollment, stop)).Select(one => Claim.Caseload(one))];
        return await unit.RunAsync<RecordIntake, Done>(actor, ask, claims, async (db, ct) =>
        {
            if (await db.WhyNotLicensedAsync(actor, clock.Today, ct) is { } unlicensed)
                return unlicensed;
            var enrollment = await db.Enrollments.SingleAsync(row => row.Id == ask.Enrollment, ct);
            if (EnrollmentMoves.IsDecided(enrollment.Status))
                return new AlreadyDecided();
            db.IntakeResults.Add(new IntakeResult
            {
                Id = Guid.CreateVersion7(), EnrollmentId = ask.Enrollment, Outcome = ask.Outcome, SuicideScreenDate = ask.ScreenedOn,
                RecordedBy = staff.Id, RecordedUtc = clock.UtcNow, Note = string.IsNullOrWhiteSpace(ask.Note) ? null : ask.Note.Trim(),
            });
            db.Record(new IntakeRecorded(ask.Enrollment, enrollment.ClientId, ask.Outcome));
            return await EndTalkAsync(db, staff, ask.Enrollment, claims, ct) is { } conflict ? conflict : Done.Instance;
        }, stop);
    }

    private async Task<Refusal?> EndTalkAsync(PortalDbContext db, Actor.Staff staff, EnrollmentId enrollment, Claim[] claims, CancellationToken stop)
    {
        var talk = await db.TalkAppointments.SingleOrDefaultAsync(
            row => row.EnrollmentId == enrollment && row.Kind == TalkKind.IntakeAssessment && row.Status == TalkStatus.Booked, stop);
        if (talk is null)
            return null;
        if (!claims.Contains(Claim.Caseload(talk.PractitionerId)))
            return new Conflict();
        var held = talk.Date <= clock.Today;
        talk.End(held ? TalkStatus.Held : TalkStatus.Cancelled, staff.Id, clock.UtcNow);
        db.Record(talk.Happened(held ? TalkChange.Held : TalkChange.Cancelled));
        return null;
    }
}
