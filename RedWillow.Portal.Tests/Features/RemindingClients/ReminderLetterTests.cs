using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.RemindingClients;

/// <summary>A reminder that waits in the outbox follows everything that happens until it leaves.</summary>
public sealed class ReminderLetterTests
{
    [Theory, OnEachDatabase]
    public async Task Another_choice_made_meanwhile_counts(Database database)
    {
        var client = await QueuedAsync(database);
        await client.ChangeAsync(row => row.Prefer(ReminderChoice.Never, "en-US"));

        await DroppedAsync(database, client, UnsentReasons.NotWanted);
    }

    [Theory, OnEachDatabase]
    public async Task Mail_that_is_no_longer_safe_is_not_sent(Database database)
    {
        var client = await QueuedAsync(database);
        await client.ChangeAsync(row => row.ReachAt(null, SafeContact.Call));

        await DroppedAsync(database, client, UnsentReasons.NotSafe);
    }

    [Theory, OnEachDatabase]
    public async Task A_session_cancelled_meanwhile_is_not_reminded_of(Database database)
    {
        var client = await QueuedAsync(database);
        await database.ExecuteSqlAsync("UPDATE \"GroupSessions\" SET \"Status\" = 1");

        await DroppedAsync(database, client, UnsentReasons.NoAppointment);
    }

    [Theory, OnEachDatabase]
    public async Task A_stay_that_ended_meanwhile_gets_no_reminder(Database database)
    {
        var client = await QueuedAsync(database);
        await database.ExecuteSqlAsync("UPDATE \"Enrollments\" SET \"Status\" = 9");

        await DroppedAsync(database, client, UnsentReasons.NoAppointment);
    }

    [Theory, OnEachDatabase]
    public async Task A_seat_given_up_meanwhile_gets_no_reminder(Database database)
    {
        var client = await QueuedAsync(database);
        await database.ExecuteSqlAsync("UPDATE \"SeatClaims\" SET \"UntilDay\" = '2026-01-15'");

        await DroppedAsync(database, client, UnsentReasons.NoAppointment);
    }

    [Theory, OnEachDatabase]
    public async Task It_goes_to_the_new_address_in_the_new_language(Database database)
    {
        var client = await QueuedAsync(database);
        await client.MoveToAsync("new@example.org");
        await client.ChangeAsync(row => row.Prefer(ReminderChoice.DayBefore, "es-US"));

        Assert.Equal(1, await client.SendAsync());

        var letter = Assert.Single(client.Mailbox.Letters);
        Assert.Equal(("new@example.org", "Recordatorio de su cita"), (letter.To, letter.Subject));
        Assert.Contains("Tiene una cita el jueves 15 de enero, a las 9:00", letter.Body, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_session_moved_before_it_leaves_is_reminded_of_once_at_its_new_time(Database database)
    {
        var client = await QueuedAsync(database);
        await MoveAsync(database, 630);

        await DroppedAsync(database, client, UnsentReasons.Moved);

        Assert.Equal(0, await client.RoundAsync(14, 9, 5));
        Assert.Equal(1, await client.RoundAsync(14, 10, 30));
        Assert.Equal(0, await client.RoundAsync(14, 10, 35));
        Assert.Contains("on Thursday, January 15, at 10:30", Assert.Single(client.Mailbox.Letters).Body, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_session_moved_after_it_left_is_reminded_of_once_more(Database database)
    {
        var client = await QueuedAsync(database);
        Assert.Equal(1, await client.SendAsync());
        await MoveAsync(database, 480);

        Assert.Equal(1, await client.RoundAsync(14, 9, 5));
        Assert.Equal(0, await client.RoundAsync(14, 9, 10));
        Assert.Equal(0, await client.RoundAsync(15, 7, 30));

        Assert.Equal(2, client.Mailbox.Letters.Count);
        Assert.Contains("on Thursday, January 15, at 8:00", client.Mailbox.Letters.Last().Body, StringComparison.Ordinal);
        Assert.Distinct(client.Mailbox.Letters.Select(letter => letter.Id));
    }

    [Theory, OnEachDatabase]
    public async Task In_quiet_hours_it_waits_for_the_morning_and_loses_no_attempt(Database database)
    {
        var client = await QueuedAsync(database);
        database.Clock.MoveTo(new(2026, 1, 14), new(22, 0));
        Assert.Equal(0, await client.SendAsync());
        var row = await OutboxStage.RowAsync(database);
        Assert.Equal((0, UnsentReasons.NotYet, 8), (row.Attempts, row.LastFault, database.Clock.Zone.ToLocal(row.DueUtc).Hour));

        database.Clock.MoveTo(new(2026, 1, 15), new(8, 0));
        Assert.Equal(1, await client.SendAsync());
    }

    [Theory, OnEachDatabase]
    public async Task After_the_beginning_it_is_too_late(Database database)
    {
        var client = await QueuedAsync(database);
        database.Clock.MoveTo(new(2026, 1, 15), new(9, 0));

        await DroppedAsync(database, client, UnsentReasons.TooLate);
    }

    [Theory, OnEachDatabase]
    public async Task A_session_moved_to_and_fro_is_reminded_of_at_the_time_that_the_last_mail_did_not_say(Database database)
    {
        var client = await QueuedAsync(database);
        Assert.Equal(1, await client.SendAsync());
        await MoveAsync(database, 480);
        Assert.Equal(1, await client.RoundAsync(14, 9, 5));
        await MoveAsync(database, 540);
        Assert.Equal(1, await client.RoundAsync(14, 9, 10));
        Assert.Equal(0, await client.RoundAsync(14, 9, 15));

        Assert.Equal(["9:00", "8:00", "9:00"], client.Mailbox.Letters.Select(letter => letter.Body.Contains("at 8:00", StringComparison.Ordinal) ? "8:00" : "9:00"));
    }

    [Theory, OnEachDatabase]
    public async Task A_session_moved_back_before_anything_left_is_reminded_of_once(Database database)
    {
        var client = await QueuedAsync(database);
        await MoveAsync(database, 480);
        Assert.Equal(1, await client.QueueAsync());
        await MoveAsync(database, 540);
        Assert.Equal(0, await client.QueueAsync());

        Assert.Equal(1, await client.SendAsync());
        Assert.Equal(0, await client.RoundAsync(14, 9, 5));
        Assert.Contains("at 9:00", Assert.Single(client.Mailbox.Letters).Body, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_session_that_takes_place_after_all_is_reminded_of(Database database)
    {
        var client = await QueuedAsync(database);
        await database.ExecuteSqlAsync("UPDATE \"GroupSessions\" SET \"Status\" = 1");
        await DroppedAsync(database, client, UnsentReasons.NoAppointment);
        await database.ExecuteSqlAsync("UPDATE \"GroupSessions\" SET \"Status\" = 0");

        Assert.Equal(1, await client.RoundAsync(14, 9, 5));
        Assert.Equal(0, await client.RoundAsync(14, 9, 10));
    }

    private static Task<int> MoveAsync(Database database, int startMinute) =>
        database.ExecuteSqlAsync($"UPDATE \"GroupSessions\" SET \"StartMinute\" = {startMinute} WHERE \"Date\" = '2026-01-15'");

    private static async Task<RemindedClient> QueuedAsync(Database database)
    {
        var client = await RemindedClient.InAsync(database);
        database.Clock.MoveTo(new(2026, 1, 14), new(9, 0));
        Assert.Equal(1, await client.QueueAsync());
        return client;
    }

    private static async Task DroppedAsync(Database database, RemindedClient client, string reason)
    {
        Assert.Equal(0, await client.SendAsync());
        Assert.Empty(client.Mailbox.Letters);
        await using var db = database.CreateContext();
        var row = await db.Outbox.SingleAsync(one => one.Kind == Reminder.Kind);
        Assert.Equal((reason, true), (row.LastFault, row.SentUtc is not null));
    }
}
