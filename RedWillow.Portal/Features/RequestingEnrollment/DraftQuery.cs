using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>
/// A client's own task list: what was answered, signed and chosen. The reference is the code to be read out on the phone.
/// When it is arranged by staff, the care team goes on together with the client and choosing alone is closed.
/// </summary>
public sealed record Draft(
    EnrollmentId Id, EnrollmentStatus Status, DateTime? SentUtc, string Reference, string Name, IReadOnlyDictionary<string, string> Answers,
    IReadOnlySet<DocumentKind> Papers, ChosenPlace? Place, bool ArrangedByStaff)
{
    public string? Answer(string question) => Answers.GetValueOrDefault(question);
}

/// <summary>
/// The place chosen in the picker. It is held as long as nobody else has claimed the seat after the hold ran out;
/// without a weekly hour, staff arrange one.
/// </summary>
public sealed record ChosenPlace(
    string Slug, ProgramKind Program, TimeOfDay Time, IReadOnlyList<DayOfWeek> Days, TimeOnly Start, TimeOnly End, DateOnly First, bool IsHeld,
    DateTime? HeldUntilUtc, ChosenWeeklyHour? Hour);

/// <summary>A weekly hour with a therapist.</summary>
public sealed record ChosenWeeklyHour(string Therapist, string Credential, DayOfWeek Day, TimeOnly Start, int Minutes);

/// <summary>Reads the actor's own enrollment that has not ended as far as they were told; null when there is none.</summary>
public sealed class DraftQuery(IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<CenterSettings> center)
{
    public async Task<Draft?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var enrollment = await db.Enrollments.AsNoTracking().Include(row => row.Moves).OpenOf(me.Id).SingleOrDefaultAsync(stop)
            ?? await db.UntoldDeclineAsync(me.Id, center.Value.WhenOpen(), clock, stop);
        if (enrollment is null)
            return null;
        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == me.Id, stop);
        var answers = await db.EnrollmentAnswers.AsNoTracking().Where(row => row.EnrollmentId == enrollment.Id)
            .ToDictionaryAsync(row => row.Question, row => row.Value, StringComparer.Ordinal, stop);
        var signed = await db.LoadSignedPapersAsync([enrollment.Id], stop);
        var choosing = await db.LoadChoosingStateAsync(enrollment, clock.Today, stop);
        return new(
            enrollment.Id, enrollment.Status == EnrollmentStatus.Declined ? enrollment.BeforeDecline() : enrollment.Status, enrollment.SentUtc, client.Reference, client.PreferredName, answers, signed[enrollment.Id].ToHashSet(),
            await PlaceAsync(db, enrollment, stop), choosing == ChoosingState.ArrangedByStaff);
    }

    private static async Task<ChosenPlace?> PlaceAsync(PortalDbContext db, Enrollment enrollment, CancellationToken stop)
    {
        if (enrollment is not { GroupId: { } groupId, StartDate: { } first })
            return null;
        var group = await db.Groups.AsNoTracking().Include(row => row.Meetings).SingleAsync(row => row.Id == groupId, stop);
        var track = await db.Tracks.AsNoTracking().SingleAsync(row => row.Id == group.TrackId, stop);
        var seat = await db.SeatClaims.AsNoTracking().FirstOrDefaultAsync(row => row.EnrollmentId == enrollment.Id && row.GroupId == groupId, stop);
        var hour = await (
            from claim in db.HourClaims.AsNoTracking()
            join therapist in db.Practitioners.AsNoTracking() on claim.PractitionerId equals therapist.Id
            where claim.EnrollmentId == enrollment.Id
            select new { claim, therapist.Name, therapist.Credential }).FirstOrDefaultAsync(stop);
        GroupMeeting[] meetings = [.. group.Meetings.Where(row => row.Span.Contains(first)).OrderBy(row => ((int)row.Weekday + 6) % 7)];
        var (start, end) = meetings.Length > 0 ? (meetings[0].Time.Start, meetings[0].Time.End) : (TimeOnly.MinValue, TimeOnly.MinValue);
        return new(
            group.Slug, track.Program, track.TimeOfDay, [.. meetings.Select(row => row.Weekday)], start, end, first,
            seat is not null, seat?.HeldUntilUtc,
            hour is null ? null : new(hour.Name, hour.Credential, hour.claim.Weekday, hour.claim.Start, hour.claim.Minutes));
    }
}
