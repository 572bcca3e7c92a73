using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>A licensed clinician's conclusion at intake, with the day of the suicide-risk screening.</summary>
public sealed record RecordIntake(Guid Key, EnrollmentId Enrollment, IntakeOutcome Outcome, DateOnly ScreenedOn, string? Note) : ICommand;

/// <summary>The screening cannot be dated in the future.</summary>
public sealed record ScreenedInFuture : Refusal;

/// <summary>The day of the suicide-risk screen lies more than a year back; most likely the year is mistyped.</summary>
public sealed record ScreenedLongAgo : Refusal;

/// <summary>Writes the result down. It is never edited: a new conclusion is a new row, and the newest counts.</summary>
public sealed class RecordIntakeHandler(PortalUnitOfWork unit, ProgramClock clock)
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
        return await unit.RunAsync<RecordIntake, Done>(actor, ask, [Claim.Enrollment(ask.Enrollment)], async (db, ct) =>
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
            return Done.Instance;
        }, stop);
    }
}
