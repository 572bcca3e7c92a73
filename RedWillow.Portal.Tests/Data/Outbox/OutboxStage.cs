using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Jobs;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data.Outbox;

/// <summary>Rows in the outbox, people to write to, and a dispatcher.</summary>
internal static class OutboxStage
{
    public static MailSettings Mail => new() { From = "portal@redwillow.example", SenderName = "Red Willow" };

    public static OutboxDispatcher Dispatcher(Database database, IMailer mailer, CommitPulse? pulse = null) => new(
        database.Factory, new ClaimGate(0), Letters(database),
        mailer, pulse ?? new CommitPulse(database.Clock.Time), database.Clock.Time, NullLogger<OutboxDispatcher>.Instance);

    public static Letters Letters(Database database) => new(
        new PublicAddress(Options.Create(Mail), new ServiceCollection().BuildServiceProvider(), new ConfigurationBuilder().Build()), Options.Create(new CenterSettings { ShortName = "Red Willow", Phone = "(385) 483-4931" }),
        new ReminderCheck(database.Clock.Program, Options.Create(new PolicySettings())), database.Clock.Program);

    /// <summary>A mail about an account, which has the address that the payload names.</summary>
    public static async Task<Guid> QueueAsync(Database database, string kind, string payload)
    {
        var to = JsonSerializer.Deserialize<AccountMailPayload>(payload)!;
        var account = PortalUser.New(Guid.CreateVersion7(), to.To, null, to.Culture, database.Clock.UtcNow);
        await using var db = database.CreateContext();
        db.Users.Add(account);
        db.Outbox.Add(OutboxMessage.For(kind, null, account.Id, payload, database.Clock.UtcNow));
        await db.SaveChangesAsync();
        return account.Id;
    }

    /// <summary>A mail about an account to each of the addresses.</summary>
    public static async Task QueueForAsync(Database database, params string[] addresses)
    {
        foreach (var address in addresses)
            await QueueAsync(database, AccountMailKinds.Changed, $$"""{"To":"{{address}}","Culture":"en-US","Path":"/account/login"}""");
    }

    /// <summary>The only row, or the one to an account.</summary>
    public static async Task<OutboxMessage> RowAsync(Database database, Guid? account = null)
    {
        await using var db = database.CreateContext();
        return await db.Outbox.AsNoTracking().SingleAsync(row => account == null || row.AccountId == account);
    }

    public static async Task MoveAsync(Database database, ClientId client, EnrollmentStatus from, EnrollmentStatus to)
    {
        var move = new EnrollmentMoved(new(Guid.NewGuid()), client, from, to);
        await using var db = database.CreateContext();
        db.Outbox.Add(OutboxMessage.For(nameof(EnrollmentMoved), client, null, JsonSerializer.Serialize(move), database.Clock.UtcNow));
        await db.SaveChangesAsync();
    }

    public static async Task<ClientId> ClientAsync(Database database, string? email, SafeContact safe, string culture = "en-US")
    {
        var id = new ClientId(Guid.CreateVersion7());
        await using (var db = database.CreateContext())
        {
            db.Clients.Add(Client.Register(id, id.Value.ToString("N")[^12..], "Inés", email, culture, database.Clock.UtcNow));
            await db.SaveChangesAsync();
        }

        await ReachAsync(database, id, safe);
        return id;
    }

    public static Task<Result<Done>> ReachAsync(Database database, ClientId id, SafeContact safe) =>
        database.Unit.RunAsync<Plain, Done>(Ask.Job, Plain.New(), [Claim.Client(id)], async (db, stop) =>
        {
            (await db.Clients.SingleAsync(row => row.Id == id, stop)).ReachAt(null, safe);
            return Done.Instance;
        }, CancellationToken.None);
}

/// <summary>A mailer that keeps what it is given.</summary>
internal sealed class KeptMail : IMailer
{
    public ConcurrentQueue<Letter> Letters { get; } = new();

    public string? Broken { get; set; }

    public Task SendAsync(Letter letter, CancellationToken stop)
    {
        if (letter.To == Broken) throw new IOException("The line is dead.");
        Letters.Enqueue(letter);
        return Task.CompletedTask;
    }
}
