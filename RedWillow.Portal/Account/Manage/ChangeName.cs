using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Account.Manage;

/// <summary>A client wants to be called by another name.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Name">The name to use; it need not be the legal one.</param>
public sealed record ChangeName(Guid Key, string Name) : ICommand;

/// <summary>Takes the name over at once, and into the answers of a request that is still being written or read.</summary>
public sealed class ChangeNameHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, ChangeName ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        if (!PersonName.IsWritable(ask.Name.Trim()))
            return new NameNotWritable();
        await using var look = await contexts.CreateDbContextAsync(stop);
        var open = await look.Enrollments.Where(row => row.ClientId == me.Id && row.Status < EnrollmentStatus.Approved).Select(row => row.Id).ToListAsync(stop);
        return await unit.RunAsync<ChangeName, Done>(
            actor, ask, [Claim.Client(me.Id), .. open.Select(id => Claim.Enrollment(id))], (db, ct) => ChangeAsync(db, me.Id, open, ask.Name.Trim(), ct), stop);
    }

    private async Task<Result<Done>> ChangeAsync(PortalDbContext db, ClientId me, List<EnrollmentId> open, string name, CancellationToken stop)
    {
        if (await db.Clients.SingleOrDefaultAsync(row => row.Id == me, stop) is not { } client)
            return new NotThere();
        client.Identify(name, client.LegalName, client.DateOfBirth);
        foreach (var enrollment in await db.Enrollments.Where(row => open.Contains(row.Id) && row.Status < EnrollmentStatus.Approved).ToListAsync(stop))
        {
            if (await db.EnrollmentAnswers.SingleOrDefaultAsync(row => row.EnrollmentId == enrollment.Id && row.Question == Question.PreferredName, stop) is not { } answer)
                continue;
            answer.Save(name, clock.UtcNow);
            enrollment.AnswerSaved(Question.PreferredName);
        }

        return Done.Instance;
    }
}
