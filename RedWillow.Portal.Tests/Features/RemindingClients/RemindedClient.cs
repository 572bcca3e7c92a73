using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.RemindingClients;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RemindingClients;

/// <summary>A running group with a client who may be written to, and the mailbox that mail arrives in.</summary>
internal sealed class RemindedClient(Database database, RunningGroup group, Member member)
{
    public static readonly Actor.System Job = new("queue-reminders");

    public RunningGroup Group => group;

    public Member Member => member;

    public KeptMail Mailbox { get; } = new();

    /// <summary>By default for Thursday, 15 January, 9:00, it being Tuesday, 13 January, 10:00.</summary>
    public static async Task<RemindedClient> InAsync(
        Database database, ReminderChoice choice = ReminderChoice.DayBefore, SafeContact safe = SafeContact.Email, TimeOnly? wednesdayHour = null)
    {
        var group = await RunningGroup.InAsync(database);
        var reminded = new RemindedClient(database, group, await group.JoinAsync("Ines", wednesdayHour: wednesdayHour));
        await reminded.ChangeAsync(client => client.ReachAt(null, safe));
        await reminded.ChangeAsync(client => client.Prefer(choice, "en-US"));
        await reminded.MoveToAsync("ines@example.org");
        return reminded;
    }

    public async Task<int> QueueAsync() => (await database.Get<QueueRemindersHandler>().HandleAsync(Job, CancellationToken.None)).Value;

    public Task<int> SendAsync() => OutboxStage.Dispatcher(database, Mailbox).SendDueAsync(CancellationToken.None);

    /// <summary>Queues and sends at a moment.</summary>
    public async Task<int> RoundAsync(int day, int hour, int minute)
    {
        database.Clock.MoveTo(new(2026, 1, day), new(hour, minute));
        await QueueAsync();
        return await SendAsync();
    }

    public async Task ChangeAsync(Action<Client> change)
    {
        await using var db = database.CreateContext();
        change(await db.Clients.SingleAsync(row => row.Id == member.Id));
        await db.SaveChangesAsync();
    }

    public async Task MoveToAsync(string? email)
    {
        await using var db = database.CreateContext();
        db.Entry(await db.Clients.SingleAsync(row => row.Id == member.Id)).Property(row => row.Email).CurrentValue = email;
        await db.SaveChangesAsync();
    }
}
