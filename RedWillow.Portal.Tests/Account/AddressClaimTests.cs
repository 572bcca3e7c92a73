using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Account.SignIn;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;
using RedWillow.Portal.Tests.Data;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Account;

/// <summary>Who types an address stands in line with everybody else who types it, whether or not anybody has it .</summary>
public sealed class AddressClaimTests
{
    private const int Races = 20;
    private const string Password = "gravel otter violin noon";

    /// <summary>As on two machines: no gate in front of the database.</summary>
    [Theory, OnEachDatabase]
    public async Task Of_two_who_register_one_address_at_once_nobody_is_told_that_the_other_was_faster(Database database)
    {
        for (var race = 0; race < Races; race++)
        {
            // The first time nobody has the address, the second time somebody does.
            foreach (var email in Enumerable.Repeat($"kai{race}@example.test", 2))
            {
                var start = new Meeting(2);
                var answers = await Task.WhenAll(RegisterAsync(database, start, email), RegisterAsync(database, start, email));
                Assert.All(answers, answer => Assert.True(answer.Succeeded, answer.Refusal?.Code));
            }
        }

        await using var db = database.CreateContext();
        Assert.Equal((Races, Races), (await db.Users.CountAsync(), await db.Clients.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task With_an_address_the_account_that_has_it_is_claimed_and_no_other(Database database)
    {
        var index = database.Get<BlindIndex>();
        await RegisterAsync(database, new Meeting(1), "kai@example.test");
        Task<Result<Done>> ChangeAsync(string claimed) => database.Unit.RunAsync<Plain, Done>(Ask.Job, Plain.New(), [index.ClaimAddress(claimed)], async (db, stop) =>
        {
            var user = await db.Users.SingleAsync(stop);
            user.Disabled = true;
            db.Record(new AccountShut(user.Id, Disabled: true));
            return Done.Instance;
        }, CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ChangeAsync("noor@example.test"));
        Assert.True((await ChangeAsync(" Kai@Example.test ")).Succeeded);
    }

    /// <summary>A colleague may invite the address at this very moment, and claims no address for it.</summary>
    [Fact]
    public async Task A_registration_that_comes_too_late_is_answered_like_every_other()
    {
        await using var host = await AccountHost.StartAsync();
        using var first = await host.NewVisit().RegisterAsync("first@here.example", AccountHost.Password);
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync())
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER \"TooLate\" BEFORE INSERT ON \"AspNetUsers\" BEGIN SELECT RAISE(ABORT, 'somebody else has it'); END");

        using var late = await host.NewVisit().RegisterAsync("later@here.example", AccountHost.Password);

        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal((first.StatusCode, first.Headers.Location), (late.StatusCode, late.Headers.Location));
    }

    private static Task<Result<Done>> RegisterAsync(Database database, Meeting start, string email)
    {
        var handler = new RegisterClientHandler(
            Ask.UnitAfter(database, start.ArriveAsync), database.Get<UnitUsers>(), database.Get<BlindIndex>(), database.Get<PasswordWork>(),
            database.Get<IAccountMail>(), database.Get<ProgramClock>());
        return Task.Run(() => handler.HandleAsync(Actor.Visitor.Instance, new(Guid.NewGuid(), "Kai", email, Password, "en-US"), CancellationToken.None));
    }
}
