using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Demo;

/// <summary>Accounts of demo people. Those without an address in the list of demo sign-ins have none: nobody can sign in as them.</summary>
internal static class DemoSignIns
{
    public static async Task<AccountId> OpenAsync(
        DemoStage stage, string? email, ClientId? client, PractitionerId? staff, StaffRoles roles, string culture, CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        if (email is null)
            return new AccountId(id);
        var users = stage.Make<UnitUsers>();
        DemoStage.Must(await stage.Unit.RunAsync<OpenDemoSignIn, Done>(new Actor.System("demo"), new(DemoStage.NewKey(), id), [], async (db, _) =>
        {
            using var manager = users.Over(db);
            var user = PortalUser.New(id, email, null, culture, stage.UtcNow);
            (user.EmailConfirmed, user.ClientId, user.PractitionerId, user.Roles) = (true, client, staff, roles);
            (await manager.CreateAsync(user, DemoAccounts.Password)).Demand();
            db.Record(new DemoSignInOpened(id, client));
            return Done.Instance;
        }, stop));
        return new AccountId(id);
    }

    /// <summary>A client comes into being as by registering.</summary>
    public static async Task<Actor.Client> RegisterAsync(DemoStage stage, DemoClient person, string reference, CancellationToken stop)
    {
        var id = new ClientId(Guid.CreateVersion7());
        DemoStage.Must(await stage.Unit.RunAsync<RegisterDemoClient, Done>(new Actor.System("demo"), new(DemoStage.NewKey()), [], (db, _) =>
        {
            db.Clients.Add(Client.Register(id, reference, person.Name, person.Email ?? $"{reference.ToLowerInvariant()}@demo.example", person.Culture, stage.UtcNow));
            return Task.FromResult<Result<Done>>(Done.Instance);
        }, stop));
        var account = await OpenAsync(stage, person.Email, id, null, StaffRoles.None, person.Culture, stop);
        return new Actor.Client(account, id);
    }

    private sealed record OpenDemoSignIn(Guid Key, Guid Account) : ICommand;

    private sealed record RegisterDemoClient(Guid Key) : ICommand;
}

/// <summary>A sign-in of the demo came into being.</summary>
internal sealed record DemoSignInOpened(Guid Account, ClientId? Who) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Account;
}
