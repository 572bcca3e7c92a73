using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>One request, as far as the reader may see it.</summary>
public sealed record RequestDetails(
    EnrollmentId Id, int Version, EnrollmentStatus Status, string Reference, string Name, string? LegalName, DateOnly? BirthDate,
    string? Phone, string? Email, SafeContact SafeContact, DateTime? SentUtc, PlaceAsked? Place, PayerPath Payer, string? PayerTold,
    ScreeningDisposition? Outcome, IReadOnlyList<ScreeningReason> Reasons, IReadOnlyList<AdmissionGap> Missing, IntakeView? Intake,
    IReadOnlyList<PaperView> Papers, IReadOnlyList<StaffTaskKind> Tasks, bool HasOpenFlag, IReadOnlyList<DateOnly> StartDates,
    IReadOnlyList<MoveView> History);

/// <summary>The seat and the weekly hour asked for, and whether they are still held.</summary>
public sealed record PlaceAsked(
    string Group, DateOnly? Start, bool SeatHeld, string? Therapist, DayOfWeek? HourDay, TimeOnly? HourStart, bool ArrangeHour);

/// <summary>The newest intake result.</summary>
public sealed record IntakeView(IntakeOutcome Outcome, DateOnly ScreenedOn, string By, DateTime AtUtc, string? Note);

/// <summary>A paper that was signed.</summary>
public sealed record PaperView(DocumentKind Kind, int Version, DateTime SignedUtc);

/// <summary>A move of the enrollment.</summary>
public sealed record MoveView(EnrollmentStatus From, EnrollmentStatus To, DateTime AtUtc, string? By);

/// <summary>
/// One request for the staff who may work on it. Admins see name, status and what is missing; front desk sees the screening only as
/// its outcome; reasons and notes are for clinicians and the director.
/// </summary>
public sealed class RequestQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    private const StaffRoles Contact = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director;
    private const StaffRoles Clinical = StaffRoles.Clinician | StaffRoles.Director;

    public async Task<RequestDetails?> HandleAsync(Actor actor, EnrollmentId id, CancellationToken stop)
    {
        if (!actor.Has(Contact | StaffRoles.Admin))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var enrollment = await db.Enrollments.AsNoTracking().Include(row => row.Moves).SingleOrDefaultAsync(row => row.Id == id, stop);
        if (enrollment is null)
            return null;
        await unit.RecordReadAsync(actor, "RequestRead", id.Value, [enrollment.ClientId], stop);

        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == enrollment.ClientId, stop);
        var (contact, clinical) = (actor.Has(Contact), actor.Has(Clinical));
        var answers = await db.EnrollmentAnswers.AsNoTracking().Where(row => row.EnrollmentId == id)
            .ToDictionaryAsync(row => row.Question, row => row.Value, StringComparer.Ordinal, stop);
        var staff = await db.Practitioners.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var facts = (await db.LoadAdmissionFactsAsync([id], stop))[id];
        var intake = await db.IntakeResults.AsNoTracking().Where(row => row.EnrollmentId == id)
            .OrderByDescending(row => row.RecordedUtc).FirstOrDefaultAsync(stop);
        var tasks = await db.StaffTasks.AsNoTracking().Where(row => row.EnrollmentId == id && row.DoneUtc == null)
            .Select(row => row.Kind).Distinct().ToListAsync(stop);
        var papers = await db.Signatures.AsNoTracking().Where(row => row.EnrollmentId == id).OrderBy(row => row.SignedUtc)
            .Select(row => new PaperView(row.Kind, row.DocumentVersion, row.SignedUtc)).ToListAsync(stop);
        var routing = SuitabilityReading.Route(answers, client.DateOfBirth, clock.Today);

        return new(
            id, enrollment.Version, enrollment.Status, client.Reference, client.PreferredName, contact ? client.LegalName : null,
            contact ? client.DateOfBirth : null, contact ? client.Phone : null, contact ? client.Email : null, client.SafeContact,
            enrollment.SentUtc, await PlaceAsync(db, enrollment, staff, stop), enrollment.Payer,
            contact ? answers.GetValueOrDefault(Question.PayerKind) : null, contact ? routing?.Disposition : null,
            clinical && routing is not null ? routing.Reasons : [], AdmissionChecklist.Missing(facts, clock.Today),
            intake is null ? null : new(intake.Outcome, intake.SuicideScreenDate, staff[intake.RecordedBy], intake.RecordedUtc, clinical ? intake.Note : null),
            papers, tasks, facts.HasUnclearedSafetyFlag, await StartDatesAsync(db, enrollment, stop),
            [.. enrollment.Moves.OrderBy(move => move.AtUtc).Select(move => new MoveView(move.From, move.To, move.AtUtc, NameOf(staff, move.By)))]);
    }

    private static string? NameOf(Dictionary<PractitionerId, string> staff, PractitionerId? id) => id is { } known ? staff.GetValueOrDefault(known) : null;

    private static async Task<PlaceAsked?> PlaceAsync(
        PortalDbContext db, Enrollment enrollment, Dictionary<PractitionerId, string> staff, CancellationToken stop)
    {
        if (enrollment.GroupId is not { } groupId)
            return null;
        var group = await db.Groups.AsNoTracking().Where(row => row.Id == groupId).Select(row => row.Name).SingleAsync(stop);
        var seatHeld = await db.SeatClaims.AnyAsync(row => row.EnrollmentId == enrollment.Id && row.Until == DateSpan.Open, stop);
        var hour = await db.HourClaims.AsNoTracking().Where(row => row.EnrollmentId == enrollment.Id && row.Until == DateSpan.Open).FirstOrDefaultAsync(stop);
        return new(group, enrollment.StartDate, seatHeld, NameOf(staff, hour?.PractitionerId), hour?.Weekday, hour?.Start, enrollment.ArrangeHour);
    }

    private async Task<IReadOnlyList<DateOnly>> StartDatesAsync(PortalDbContext db, Enrollment enrollment, CancellationToken stop) =>
        enrollment.GroupId is not { } group
            ? []
            : await db.GroupSessions.Where(row => row.GroupId == group && row.Date >= clock.Today && row.Status == SessionStatus.Scheduled)
                .OrderBy(row => row.Date).Select(row => row.Date).Take(12).ToListAsync(stop);
}
