using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.WatchingSystem;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Support;
using static RedWillow.Portal.Tests.Features.WatchingSystem.ParkedMails;

namespace RedWillow.Portal.Tests.Features.WatchingSystem;

public sealed class MailStateTests
{
    [Theory, OnEachDatabase]
    public async Task What_was_sent_waits_was_dropped_and_was_given_up_is_counted(Database database)
    {
        await OutboxStage.QueueForAsync(database, "ana@example.org");
        await OutboxStage.MoveAsync(
            database, await OutboxStage.ClientAsync(database, "ben@example.org", SafeContact.Call), EnrollmentStatus.Requested, EnrollmentStatus.Approved);
        await OutboxStage.Dispatcher(database, new KeptMail()).SendDueAsync(CancellationToken.None);
        await RefuseAsync(database, "gone@example.org");
        await OutboxStage.QueueForAsync(database, "cleo@example.org");
        database.Clock.Advance(TimeSpan.FromHours(3));

        var state = (await StateAsync(database))!;

        Assert.Equal((1, 1, TimeSpan.FromHours(3), false), (state.Sent, state.Waiting, state.Oldest, state.ServerAway));
        Assert.Equal([new DroppedMail(UnsentReasons.NotSafe, 1)], state.Dropped);
        var parked = Assert.Single(state.Parked);
        Assert.Equal((AccountMailKinds.Changed, "Refused550", 1, FixedClock.UsualLocalNow), (parked.Kind, parked.Reason, parked.Attempts, parked.ParkedLocal));
    }

    [Theory, OnEachDatabase]
    public async Task A_server_that_is_away_shows_and_what_is_not_due_is_not_late(Database database)
    {
        var quiet = (await StateAsync(database))!;
        Assert.Equal((0, 0, null, false), (quiet.Sent, quiet.Waiting, quiet.Oldest, quiet.ServerAway));

        await OutboxStage.QueueForAsync(database, "ana@example.org");
        await OutboxStage.Dispatcher(database, new AwayMail()).SendDueAsync(CancellationToken.None);

        var state = (await StateAsync(database))!;
        Assert.Equal((1, TimeSpan.Zero, true), (state.Waiting, state.Oldest, state.ServerAway));
    }

    [Theory, OnEachDatabase]
    public async Task Of_many_the_newest_are_shown(Database database)
    {
        await RefuseAsync(database, [.. Enumerable.Range(0, MailStateQuery.Shown + 3).Select(number => $"a{number}@example.org")]);

        var state = (await StateAsync(database))!;

        Assert.Equal((MailStateQuery.Shown + 3, MailStateQuery.Shown), (state.ParkedCount, state.Parked.Count));
    }

    [Fact]
    public void Every_kind_and_every_reason_has_words_of_its_own()
    {
        var reasons = typeof(UnsentReasons).GetFields().Select(field => (string)field.GetRawConstantValue()!).Except([UnsentReasons.NotYet]).ToList();
        Assert.Distinct(reasons.Select(MailWords.OfReason));
        Assert.DoesNotContain(reasons, reason => MailWords.OfReason(reason).Contains("fault", StringComparison.Ordinal));
        var kinds = typeof(AccountMailKinds).GetFields().Select(field => (string)field.GetRawConstantValue()!).Append(Reminder.Kind).Append("Other").ToList();
        Assert.Distinct(kinds.Select(MailWords.OfKind));
    }

    [Theory]
    [InlineData(20, "a minute")]
    [InlineData(300, "5 minutes")]
    [InlineData(3 * 3600, "3 hours")]
    [InlineData(3 * 86_400, "3 days")]
    public void A_span_reads_like_speech(int seconds, string words) => Assert.Equal(words, MailWords.Of(TimeSpan.FromSeconds(seconds)));

    private static Task<MailState?> StateAsync(Database database) => database.Get<MailStateQuery>().HandleAsync(Admin, CancellationToken.None);

    private sealed class AwayMail : IMailer
    {
        public Task SendAsync(Letter letter, CancellationToken stop) => throw new MailServerAwayException(new IOException("Nobody answers."));
    }
}
