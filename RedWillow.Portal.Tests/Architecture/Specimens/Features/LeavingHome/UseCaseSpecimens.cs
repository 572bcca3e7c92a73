using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Tests.Architecture.Specimens.Data;
using RedWillow.Portal.Tests.Architecture.Specimens.Features.StayingHome;

namespace RedWillow.Portal.Tests.Architecture.Specimens.Features.LeavingHome;

public sealed class UsesTheNeighbor
{
    public async Task<int> BorrowAsync()
    {
        await Task.Yield();
        return new Neighbor().Sugar();
    }
}

public sealed class GoodQuery
{
    public Task<int> HandleAsync(Actor actor, CancellationToken stop) => Task.FromResult(actor is Actor.Visitor && !stop.IsCancellationRequested ? 1 : 0);
}

public sealed class ForgetsTheActorHandler
{
    public Task<int> HandleAsync(int seats, CancellationToken stop) => Task.FromResult(stop.IsCancellationRequested ? 0 : seats);
}

public sealed class NamesItOtherwiseQuery
{
    public Task<int> FindAsync(Actor actor, CancellationToken stop) => Task.FromResult(actor is Actor.Visitor && !stop.IsCancellationRequested ? 1 : 0);
}

public sealed class AnswersByItselfHandler
{
    public Task<Result<Done>> HandleAsync(Actor actor, CancellationToken stop) =>
        Task.FromResult<Result<Done>>(actor is Actor.Visitor || stop.IsCancellationRequested ? new NotThere() : Done.Instance);
}

public sealed class AnswersLaterHandler
{
    public async Task<Result<Done>> HandleAsync(Actor actor, CancellationToken stop)
    {
        await Task.Delay(0, stop);
        if (actor is Actor.Visitor) return new NotThere();
        return Done.Instance;
    }
}

public sealed class RefusesInTheWorkHandler
{
    public Task<Result<Done>> HandleAsync(Actor actor, CancellationToken stop) => WorkAsync(actor, stop);

    private static async Task<Result<Done>> WorkAsync(Actor actor, CancellationToken stop)
    {
        await Task.Delay(0, stop);
        return actor is Actor.Visitor ? new NotThere() : Done.Instance;
    }
}

public sealed class SavesByItselfHandler(SpecimenContext db)
{
    public async Task<int> HandleAsync(Actor actor, CancellationToken stop) => actor is Actor.Visitor ? 0 : await db.SaveChangesAsync(stop);
}

public sealed class UpdatesInBulkHandler(SpecimenContext db)
{
    public async Task<int> HandleAsync(Actor actor, CancellationToken stop) =>
        actor is Actor.Visitor ? 0 : await db.Rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Id, 1), stop);
}

public sealed class OpensATransactionHandler(SpecimenContext db)
{
    public async Task HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is Actor.Visitor) return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
    }
}
