using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Account.Manage;

/// <summary>Somebody signs out all their browsers, this one too.</summary>
public sealed record SignOutEverywhere(Guid Key) : ICommand;

public sealed class SignOutEverywhereHandler(OwnAccount own)
{
    public Task<Result<Done>> HandleAsync(Actor actor, SignOutEverywhere ask, CancellationToken stop) =>
        own.ChangeAsync(actor, ask, "SignedOutEverywhere", async (users, mine, _) =>
        {
            (await users.UpdateSecurityStampAsync(mine)).Demand();
            return Done.Instance;
        }, stop);
}
