using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reminding;
using RedWillow.Portal.Features.RemindingClients;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Data;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RemindingClients;

public sealed class QueueRemindersTests
{
    [Theory, OnEachDatabase]
    public async Task The_day_before_one_neutral_mail_goes_out_once(Database database)
    {
        var client = await RemindedClient.InAsync(database);
        Assert.Equal(0, await client.RoundAsync(14, 8, 45));
        Assert.Equal(0, await client.RoundAsync(14, 8, 52));
        Assert.Equal(1, await client.RoundAsync(14, 9, 0));
        Assert.Equal(0, await client.RoundAsync(14, 9, 5));
        Assert.Equal(0, await client.RoundAsync(15, 8, 30));

        var letter = Assert.Single(client.Mailbox.Letters);
        Assert.Equal(("ines@example.org", "Appointment reminder"), (letter.To, letter.Subject));
        Assert.Contains("You have an appointment on Thursday, January 15, at 9:00 AM.", letter.Body, StringComparison.Ordinal);
        Assert.Empty(NeutralWords.FoundIn(letter.Subject, letter.Body));
        await using var db = database.CreateContext();
        Assert.Equal([client.Member.Id], await db.AuditEntries.Where(row => row.Act == nameof(ReminderQueued)).Select(row => row.ClientId!.Value).ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Two_hours_before_a_morning_is_the_evening_before(Database database)
    {
        var client = await RemindedClient.InAsync(database, ReminderChoice.TwoHoursBefore);
        Assert.Equal(0, await client.RoundAsync(14, 20, 55));
        Assert.Equal(1, await client.RoundAsync(14, 20, 59));
        Assert.Equal(0, await client.RoundAsync(15, 8, 59));
    }

    [Theory, OnEachDatabase]
    public async Task An_individual_hour_is_reminded_of_like_a_session(Database database)
    {
        var client = await RemindedClient.InAsync(database, wednesdayHour: new(14, 0));

        Assert.Equal(1, await client.RoundAsync(13, 14, 0));

        Assert.Contains("Wednesday, January 14, at 2:00", Assert.Single(client.Mailbox.Letters).Body, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_is_reminded_who_wants_none_or_for_whom_mail_is_not_safe(Database database)
    {
        var client = await RemindedClient.InAsync(database, ReminderChoice.Never);
        await client.RoundAsync(14, 9, 0);
        await client.ChangeAsync(row => row.Prefer(ReminderChoice.DayBefore, "en-US"));
        await client.ChangeAsync(row => row.ReachAt(null, SafeContact.Call | SafeContact.Voicemail | SafeContact.Text));
        await client.RoundAsync(14, 9, 5);

        await using var db = database.CreateContext();
        Assert.False(await db.Outbox.AnyAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_cancelled_session_and_a_stay_on_leave_are_not_reminded_of(Database database)
    {
        var client = await RemindedClient.InAsync(database);
        await CancelAsync(database, await client.Group.SessionOnAsync(new(2026, 1, 15)));
        await client.RoundAsync(14, 9, 0);
        await database.ExecuteSqlAsync("UPDATE \"Enrollments\" SET \"Status\" = 6, \"LeaveFrom\" = '2026-01-15', \"ReturnOn\" = '2026-01-25'");
        await client.RoundAsync(18, 9, 0);

        await using var db = database.CreateContext();
        Assert.False(await db.Outbox.AnyAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_portal_that_was_down_catches_up_until_the_appointment_begins(Database database)
    {
        var client = await RemindedClient.InAsync(database);

        Assert.Equal(1, await client.RoundAsync(15, 8, 10));
    }

    [Theory, OnEachDatabase]
    public async Task Another_instance_in_between_queues_nothing_twice(Database database)
    {
        var client = await RemindedClient.InAsync(database);
        database.Clock.MoveTo(new(2026, 1, 14), new(9, 0));
        var other = 0;
        var slow = new QueueRemindersHandler(
            Ask.UnitAfter(database, async () => other = await Elsewhere(client.QueueAsync)), database.Factory, database.Clock.Program, Options.Create(new PolicySettings()));

        var own = await slow.HandleAsync(RemindedClient.Job, CancellationToken.None);

        Assert.Equal((1, 0), (other, own.Value));
        Assert.Equal(1, await client.SendAsync());
    }

    [Theory, OnEachDatabase]
    public async Task The_database_takes_no_second_row_for_the_same_reminder(Database database)
    {
        var client = await RemindedClient.InAsync(database);
        database.Clock.MoveTo(new(2026, 1, 14), new(9, 0));
        await client.QueueAsync();
        await using var db = database.CreateContext();
        var row = await db.Outbox.AsNoTracking().SingleAsync();
        db.Outbox.Add(OutboxMessage.Once(row.OnceKey!, row.Kind, row.ClientId!.Value, row.Payload, row.CreatedUtc, row.DueUtc));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Only_the_portal_itself_queues_reminders(Database database)
    {
        var client = await RemindedClient.InAsync(database);
        var handler = database.Get<QueueRemindersHandler>();

        foreach (var actor in new Actor[] { client.Member.Actor, RunningGroup.Director, Actor.Visitor.Instance })
            Assert.IsType<NotThere>((await handler.HandleAsync(actor, CancellationToken.None)).Refusal);
    }

    // As in another process: it knows nothing of the work that is under way here.
    private static Task<int> Elsewhere(Func<Task<int>> act)
    {
        using var apart = ExecutionContext.SuppressFlow();
        return Task.Run(act);
    }

    private static async Task CancelAsync(Database database, SessionId session)
    {
        await using var db = database.CreateContext();
        Assert.True((await db.GroupSessions.SingleAsync(row => row.Id == session)).Cancel("Snow").Succeeded);
        await db.SaveChangesAsync();
    }
}
