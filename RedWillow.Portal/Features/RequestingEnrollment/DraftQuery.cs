using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>
/// A client's own task list: what was answered, signed and chosen. The reference is the code to be read out on the phone.
/// When it is arranged by staff, the care team goes on together with the client and choosing alone is closed. What is known from
/// before is offered for the questions that are not answered yet.
/// </summary>
public sealed record Draft(
    EnrollmentId Id, EnrollmentStatus Status, DateTime? SentUtc, string Reference, string Name, IReadOnlyDictionary<string, string> Answers,
    IReadOnlySet<DocumentKind> Papers, ChosenPlace? Place, bool ArrangedByStaff,
    FirstWay Reached, IReadOnlyDictionary<string, string> Offered)
{
    /// <summary>The request has been answered with a place: the answers belong to the record now and are only shown.</summary>
    public bool IsDecided => EnrollmentMoves.IsDecided(Status);

    public string? Answer(string question) => Answers.GetValueOrDefault(question);
}

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
        var offered = enrollment.Status < EnrollmentStatus.Approved ? EarlierAnswers.Offer(client, await EarlierAsync(db, me.Id, stop)) : new Dictionary<string, string>(StringComparer.Ordinal);
        return new(
            enrollment.Id, enrollment.Status == EnrollmentStatus.Declined ? enrollment.BeforeDecline() : enrollment.Status, enrollment.SentUtc, client.Reference, client.PreferredName, answers, signed[enrollment.Id].ToHashSet(),
            await db.LoadChosenPlaceAsync(enrollment, stop), choosing == ChoosingState.ArrangedByStaff,
            client.SafeContact.First(), offered);
    }

    /// <summary>Whether the actor asked for a place before and that has ended.</summary>
    public async Task<bool> IsReturningAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return false;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await EndedOf(db, me.Id).AnyAsync(stop);
    }

    private static async Task<IReadOnlyDictionary<string, string>> EarlierAsync(PortalDbContext db, ClientId me, CancellationToken stop)
    {
        var last = await EndedOf(db, me).OrderByDescending(row => row.StartedUtc).Select(row => (EnrollmentId?)row.Id).FirstOrDefaultAsync(stop);
        return await db.EnrollmentAnswers.AsNoTracking().Where(row => row.EnrollmentId == last)
            .ToDictionaryAsync(row => row.Question, row => row.Value, StringComparer.Ordinal, stop);
    }

    private static IQueryable<Enrollment> EndedOf(PortalDbContext db, ClientId me) =>
        db.Enrollments.Where(row => row.ClientId == me && row.Status >= EnrollmentStatus.Completed && row.Status != EnrollmentStatus.EnteredInError);
}
