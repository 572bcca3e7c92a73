using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>
/// One request for the staff who may work on it. Admins see name, status, age and what is missing; front desk sees the screening only
/// as its outcome; reasons and notes are for clinicians and the director.
/// </summary>
public sealed class RequestQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock, IOptions<PolicySettings> policy)
{
    public async Task<RequestDetails?> HandleAsync(Actor actor, EnrollmentId id, CancellationToken stop)
    {
        if (!actor.Has(Waiting.MayLook))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var enrollment = await db.Enrollments.AsNoTracking().Include(row => row.Moves).SingleOrDefaultAsync(row => row.Id == id, stop);
        if (enrollment is null)
            return null;
        await unit.RecordReadAsync(actor, "RequestRead", id.Value, [enrollment.ClientId], stop);

        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == enrollment.ClientId, stop);
        var facts = (await db.LoadAdmissionFactsAsync([id], stop))[id];
        var closed = await db.ClosedDaysAsync(stop);
        int? days = enrollment.SentUtc is { } sent ? clock.BusinessDaysSince(sent, closed) : null;
        var doubt = (await db.LoadDoubtsAsync([id], clock.Zone, clock.Today, closed, stop))[id].Doubt;
        var reaches = actor.Has(Waiting.MayReach);
        Dictionary<string, string> answers = reaches ? await AnswersAsync(db, id, stop) : [];
        var takenBack = reaches ? await TakenBackAsync(db, id, client, stop) : [];
        return new(
            id, enrollment.Version, enrollment.Status, client.Reference, client.PreferredName, enrollment.SentUtc is { } on ? clock.Zone.DateOf(on) : null, days, doubt == PlaceDoubt.Undecided,
            doubt == PlaceDoubt.DidNotStart,
            EnrollmentMoves.IsDecided(enrollment.Status) ? [] : AdmissionChecklist.Missing(facts, clock.Today),
            reaches ? PersonOf(client, answers, (await db.ClientsWithoutMailAsync(stop)).Contains(client.Id)) with
            {
                BirthDateCorrected = takenBack.Contains(Question.BirthDate) && !Screening.IsUnderage(client.DateOfBirth, clock.Today),
            } : null,
            reaches ? await WorkAsync(db, enrollment, client, answers, facts, actor.Has(Waiting.MayReadNotes) ? takenBack : null, stop) : null);
    }

    private async Task<WorkView> WorkAsync(
        PortalDbContext db, Enrollment enrollment, Client client, Dictionary<string, string> answers, AdmissionFacts facts, HashSet<string>? takenBack, CancellationToken stop)
    {
        var readsNotes = takenBack is not null;
        var id = enrollment.Id;
        var routing = SuitabilityReading.Route(answers, client.DateOfBirth, clock.Today, await db.LoadConcernsAsync(client.Id, stop));
        var staff = await db.Practitioners.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, stop);
        var intake = await db.IntakeResults.AsNoTracking().Where(row => row.EnrollmentId == id)
            .OrderByDescending(row => row.RecordedUtc).ThenByDescending(row => row.Id).FirstOrDefaultAsync(stop);
        var tasks = await db.StaffTasks.AsNoTracking()
            .Where(row => row.DoneUtc == null && (row.EnrollmentId == id || (row.ClientId == client.Id && row.Kind == StaffTaskKind.SafetyCall)))
            .OrderByDescending(row => row.Priority).Select(row => new TaskView(row.Id, row.Kind, row.Priority)).ToListAsync(stop);
        var signed = await db.Signatures.AsNoTracking().Where(row => row.EnrollmentId == id).Select(row => new { row.Kind, row.SignedUtc }).ToListAsync(stop);
        var byHand = await db.PaperConsents.AsNoTracking().Where(row => row.EnrollmentId == id).Select(row => new { row.Kind, row.SignedOn, row.SeenBy }).ToListAsync(stop);
        var papers = signed.Select(row => (row.Kind, On: clock.Zone.DateOf(row.SignedUtc)))
            .Select(row => new PaperView(row.Kind, row.On, null) { TooYoung = !SigningAlone.Counts(client.DateOfBirth, row.On) })
            .Concat(byHand.Select(row => new PaperView(row.Kind, row.SignedOn, NameOf(staff, row.SeenBy)))).OrderBy(row => row.SignedOn).ToList();
        var byStaff = enrollment.Status == EnrollmentStatus.Draft && !facts.HasUnclearedSafetyFlag
            && await db.LoadChoosingStateAsync(enrollment, clock.Today, stop) == ChoosingState.ArrangedByStaff;
        IReadOnlyList<ScreeningReason> reasons = readsNotes && routing is not null ? routing.Reasons : [];
        return new(
            await PlaceAsync(db, enrollment, staff, stop), await WaitsAsync(db, id, stop), enrollment.Payer, answers.GetValueOrDefault(Question.PayerKind), routing?.Disposition,
            reasons,
            intake is null ? null : new(intake.Outcome, intake.SuicideScreenDate, NameOf(staff, intake.RecordedBy) ?? "", intake.RecordedUtc, readsNotes ? intake.Note : null),
            papers, tasks, facts.HasUnclearedSafetyFlag, byStaff, await db.LoadStartDaysAsync(enrollment, clock.Today, new(clock.UtcNow, policy.Value.HoldMinutes, policy.Value.TravelBufferMinutes), stop),
            [.. enrollment.Moves.OrderBy(move => move.AtUtc).ThenBy(move => move.Id).Select(move => new MoveView(move.From, move.To, move.AtUtc, NameOf(staff, move.By)))],
            await db.LoadAttemptsAsync(row => row.ClientId == client.Id, clock.Zone, stop), await IntakeOnAsync(db, id, staff, stop))
        {
            TakenBack = [.. (takenBack ?? []).SelectMany(SuitabilityReading.ReasonsOf).Distinct().Except(reasons).Order()],
        };
    }

    // A client who changes back what had led to going on together chooses alone; whoever admits knows that it was said.
    private static async Task<HashSet<string>> TakenBackAsync(PortalDbContext db, EnrollmentId id, Client client, CancellationToken stop) =>
        (await db.AuditEntries.AsNoTracking().Where(row => row.ClientId == client.Id && row.Act == nameof(AnswerChangedBack) && row.Subject == id.Value)
            .Select(row => row.Detail).ToListAsync(stop))
            .Select(static detail => JsonSerializer.Deserialize<AnswerChangedBack>(detail, AnswerJson.Options)!.Question).ToHashSet(StringComparer.Ordinal);

    private static Task<Dictionary<string, string>> AnswersAsync(PortalDbContext db, EnrollmentId id, CancellationToken stop) =>
        db.EnrollmentAnswers.AsNoTracking().Where(row => row.EnrollmentId == id)
            .ToDictionaryAsync(row => row.Question, row => row.Value, StringComparer.Ordinal, stop);

    private static PersonView PersonOf(Client client, Dictionary<string, string> answers, bool mailFails)
    {
        string? Told(string question) => answers.GetValueOrDefault(question) is { Length: > 0 } told ? told : null;

        var named = Told(Question.EmergencyName) is not null || Told(Question.EmergencyPhone) is not null;
        return new(
            client.Id, client.LegalName, client.DateOfBirth, client.Phone, client.Email, client.SafeContact, Told(Question.Address),
            named ? new(Told(Question.EmergencyName), Told(Question.EmergencyPhone), Told(Question.EmergencyRelation), Told(Question.EmergencyMaySay)) : null,
            Told(Question.Insurer), Told(Question.MemberNumber), mailFails);
    }

    private static async Task<string?> IntakeOnAsync(PortalDbContext db, EnrollmentId id, Dictionary<PractitionerId, string> staff, CancellationToken stop)
    {
        var talk = await db.TalkAppointments.AsNoTracking().SingleOrDefaultAsync(
            row => row.EnrollmentId == id && row.Kind == TalkKind.IntakeAssessment && row.Status == TalkStatus.Booked, stop);
        return talk is null ? null : $"{TimeText.Day(talk.Date)}, {TimeText.Range(talk.Time.Start, talk.Time.End)}, {staff.GetValueOrDefault(talk.PractitionerId)}";
    }

    private static async Task<WaitedFor?> WaitsAsync(PortalDbContext db, EnrollmentId id, CancellationToken stop) => await (
        from entry in db.WaitlistEntries.AsNoTracking()
        join track in db.Tracks.AsNoTracking() on entry.TrackId equals track.Id
        where entry.EnrollmentId == id && entry.EndedUtc == null
        orderby entry.RequestedUtc descending
        select new WaitedFor(
            track.Program, track.TimeOfDay, db.Groups.Where(row => row.Id == entry.GroupId).Select(row => row.Name).FirstOrDefault(), entry.PossibleHours,
            entry.RequestedUtc)).FirstOrDefaultAsync(stop);

    private static string? NameOf(Dictionary<PractitionerId, string> staff, PractitionerId? id) => id is { } known ? staff.GetValueOrDefault(known) : null;

    private async Task<PlaceAsked?> PlaceAsync(
        PortalDbContext db, Enrollment enrollment, Dictionary<PractitionerId, string> staff, CancellationToken stop)
    {
        if (enrollment.GroupId is not { } groupId)
            return null;
        var group = await db.Groups.AsNoTracking().Include(row => row.Meetings).SingleAsync(row => row.Id == groupId, stop);
        var kept = await db.SeatClaims.AnyAsync(row => row.EnrollmentId == enrollment.Id && row.Kind != ClaimKind.Hold && row.Until == DateSpan.Open, stop);
        var hour = await db.HourClaims.AsNoTracking()
            .Where(row => row.EnrollmentId == enrollment.Id && row.Kind != ClaimKind.Hold && row.Until == DateSpan.Open).FirstOrDefaultAsync(stop);
        var start = await db.NextStartAsync(enrollment, enrollment.Status, clock.UtcNow, stop);
        var times = group.TimesOn(enrollment.ShownOn(start ?? clock.Today, clock.Today));
        return new(groupId, group.Name, start, kept, NameOf(staff, hour?.PractitionerId), hour?.Weekday, hour?.Start)
        {
            MovedFrom = enrollment.StartMovedFrom,
            Times = enrollment.HasEnded ? times with { Later = null } : times,
        };
    }
}
