using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>A client came from the public pages with a group in mind.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Slug">The neutral code of the group.</param>
public sealed record WantGroup(Guid Key, string Slug) : ICommand;

/// <summary>Remembers the wish, and answers the question about the program with the group's own where it was open. It takes no place.</summary>
public sealed class WantGroupHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock, IOptions<CenterSettings> center)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, WantGroup ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        if (await contexts.OwnEnrollmentAsync(me.Id, stop) is not { } id)
            return await unit.NoOpenRequestAsync<WantGroup, Done>(me, ask, center.Value.WhenOpen(), clock, stop);
        return await unit.RunAsync<WantGroup, Done>(actor, ask, [Claim.Enrollment(id)], (db, ct) => WantAsync(db, id, ask, ct), stop);
    }

    private async Task<Result<Done>> WantAsync(PortalDbContext db, EnrollmentId id, WantGroup ask, CancellationToken stop)
    {
        if (!Group.IsSlug(ask.Slug))
            return new NotThere();
        var found = await (
            from wanted in db.Groups
            join track in db.Tracks on wanted.TrackId equals track.Id
            where wanted.Slug == ask.Slug
            select new { track.Program, track.Status }).SingleOrDefaultAsync(stop);
        if (found is null)
            return new NotThere();
        if (found.Status != TrackStatus.Open)
            return new TrackNotOpen();
        var enrollment = await db.Enrollments.SingleAsync(row => row.Id == id, stop);
        if (enrollment.Status != EnrollmentStatus.Draft)
            return Done.Instance;
        await KeepAsync(db, enrollment, Question.WantedGroup, ask.Slug, replace: true, stop);
        await KeepAsync(db, enrollment, Question.Program, found.Program.ToString(), replace: false, stop);
        return Done.Instance;
    }

    private async Task KeepAsync(PortalDbContext db, Enrollment enrollment, string question, string value, bool replace, CancellationToken stop)
    {
        var row = await db.EnrollmentAnswers.SingleOrDefaultAsync(one => one.EnrollmentId == enrollment.Id && one.Question == question, stop);
        if (row is not null && !replace)
            return;
        if (row is null)
            db.EnrollmentAnswers.Add(row = new EnrollmentAnswer { EnrollmentId = enrollment.Id, Question = question });
        row.Save(value, clock.UtcNow);
        enrollment.AnswerSaved(question);
    }
}
