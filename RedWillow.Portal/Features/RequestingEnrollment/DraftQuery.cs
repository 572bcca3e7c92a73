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
/// Reads a task list: the actor's own that has not ended as far as they were told, or the one that staff fill in for a person. What
/// staff read is recorded, and the front desk sees of saved screening answers only that they are there, and where they led.
/// </summary>
public sealed class DraftQuery(
    IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock, IOptions<CenterSettings> center)
{
    /// <summary>The actor's own; null when there is none.</summary>
    public async Task<Draft?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var enrollment = await db.Enrollments.AsNoTracking().Include(row => row.Moves).OpenOf(me.Id).SingleOrDefaultAsync(stop)
            ?? await db.UntoldDeclineAsync(me.Id, center.Value.WhenOpen(), clock, stop);
        return enrollment is null ? null : await DraftAsync(db, actor, enrollment, stop);
    }

    /// <summary>The one that staff fill in; null when it is not there, has ended, or is not theirs to fill in.</summary>
    public async Task<Draft?> HandleAsync(Actor actor, EnrollmentId of, CancellationToken stop)
    {
        if (!actor.Has(ActingFor.Desk))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var enrollment = await db.Enrollments.AsNoTracking().Include(row => row.Moves).ActedOnBy(actor)
            .SingleOrDefaultAsync(row => row.Id == of && row.Status < EnrollmentStatus.Completed, stop);
        if (enrollment is null)
            return null;
        await unit.RecordReadAsync(actor, "DraftRead", of.Value, [enrollment.ClientId], stop);
        return await DraftAsync(db, actor, enrollment, stop);
    }

    private async Task<Draft> DraftAsync(PortalDbContext db, Actor actor, Enrollment enrollment, CancellationToken stop)
    {
        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == enrollment.ClientId, stop);
        var answers = await db.EnrollmentAnswers.AsNoTracking().Where(row => row.EnrollmentId == enrollment.Id)
            .ToDictionaryAsync(row => row.Question, row => row.Value, StringComparer.Ordinal, stop);
        var signed = await db.LoadSignedPapersAsync([enrollment.Id], stop);
        var readsAll = actor is Actor.Client || actor.Has(ActingFor.MayReadScreening);
        var kept = Question.Suitability.Where(question => !readsAll && answers.ContainsKey(question)).ToHashSet(StringComparer.Ordinal);
        var concerns = await db.LoadConcernsAsync(client.Id, stop);
        var status = enrollment.Status == EnrollmentStatus.Declined ? enrollment.BeforeDecline() : enrollment.Status;
        answers = KeptCurrent.AsKnown(client, status, answers);
        var offered = status < EnrollmentStatus.Approved
            ? EarlierAnswers.Offer(client, await EarlierAsync(db, enrollment, stop))
            : new Dictionary<string, string>(StringComparer.Ordinal);
        return new(
            enrollment.Id, status, enrollment.SentUtc,
            client.Reference, client.PreferredName, answers.Where(answer => !kept.Contains(answer.Key)).ToDictionary(StringComparer.Ordinal),
            signed[enrollment.Id].ToHashSet(), await db.LoadChosenPlaceAsync(enrollment, status, clock, stop), await IsClosedAsync(db, actor, enrollment, status, stop),
            client.SafeContact.First(), offered)
        {
            Client = client.Id, ForStaff = actor is Actor.Staff, Kept = kept, Heard = ScreeningFollowUp.Heard(actor is Actor.Client ? concerns : []), WhyNotSign = actor is Actor.Client ? SigningAlone.WhyNot(client.DateOfBirth, clock.Today) : null,
            Outcome = actor is Actor.Staff ? SuitabilityReading.Route(answers, client.DateOfBirth, clock.Today, concerns)?.Disposition : null,
        };
    }

    // What keeps a client from choosing alone is no reason for staff who do it with them, but a reason for concern is.
    private async Task<bool> IsClosedAsync(PortalDbContext db, Actor actor, Enrollment enrollment, EnrollmentStatus shown, CancellationToken stop) =>
        actor is Actor.Client
            ? await db.LoadChoosingStateAsync(enrollment, shown, clock.Today, stop) == ChoosingState.ArrangedByStaff
            : await db.WhyNotChooseAsync(actor, enrollment, clock.Today, stop) is ArrangedByStaff or FlagNotCleared;

    /// <summary>Whether the actor asked for a place before and that has ended.</summary>
    public async Task<bool> IsReturningAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return false;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await EndedOf(db, me.Id).AnyAsync(stop);
    }

    private static async Task<IReadOnlyDictionary<string, string>> EarlierAsync(PortalDbContext db, Enrollment than, CancellationToken stop)
    {
        var last = await EndedOf(db, than.ClientId).Where(row => row.Id != than.Id).OrderByDescending(row => row.StartedUtc).Select(row => (EnrollmentId?)row.Id).FirstOrDefaultAsync(stop);
        return await db.EnrollmentAnswers.AsNoTracking().Where(row => row.EnrollmentId == last)
            .ToDictionaryAsync(row => row.Question, row => row.Value, StringComparer.Ordinal, stop);
    }

    private static IQueryable<Enrollment> EndedOf(PortalDbContext db, ClientId client) =>
        db.Enrollments.Where(row => row.ClientId == client && row.Status >= EnrollmentStatus.Completed && row.Status != EnrollmentStatus.EnteredInError);
}
