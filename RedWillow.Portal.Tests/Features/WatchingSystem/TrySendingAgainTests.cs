using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Features.WatchingSystem;
using RedWillow.Portal.Tests.Data;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Support;
using static RedWillow.Portal.Tests.Features.WatchingSystem.ParkedMails;

namespace RedWillow.Portal.Tests.Features.WatchingSystem;

public sealed class TrySendingAgainTests
{
    [Theory, OnEachDatabase]
    public async Task One_mail_is_tried_again_under_its_own_id_and_the_act_is_audited(Database database)
    {
        await RefuseAsync(database, "ana@example.org", "ben@example.org");
        var chosen = (await RowsAsync(database))[0].Id;
        var ask = new TrySendingAgain(Guid.NewGuid(), chosen);

        Assert.Equal(1, (await Handler(database).HandleAsync(Admin, ask, CancellationToken.None)).Value);
        var mailbox = new KeptMail();
        Assert.Equal(1, await OutboxStage.Dispatcher(database, mailbox).SendDueAsync(CancellationToken.None));
        // The same click once more: the same answer, and no second mail.
        Assert.Equal(1, (await Handler(database).HandleAsync(Admin, ask, CancellationToken.None)).Value);
        Assert.Equal(0, await OutboxStage.Dispatcher(database, mailbox).SendDueAsync(CancellationToken.None));

        Assert.Equal(chosen, Assert.Single(mailbox.Letters).Id);
        await using var db = database.CreateContext();
        var entry = await db.AuditEntries.SingleAsync(row => row.Act == nameof(MailTriedAgain));
        Assert.Equal((chosen, Admin.Account), (entry.Subject, entry.Account!.Value));
    }

    [Theory, OnEachDatabase]
    public async Task All_are_tried_again_at_once(Database database)
    {
        await RefuseAsync(database, "ana@example.org", "ben@example.org", "cleo@example.org");

        Assert.Equal(3, (await Handler(database).HandleAsync(Admin, new(Guid.NewGuid(), null), CancellationToken.None)).Value);

        Assert.All(await RowsAsync(database), row => Assert.Equal((null, 0), (row.ParkedUtc, row.Attempts)));
    }

    [Theory, OnEachDatabase]
    public async Task A_mail_that_is_not_parked_is_not_there(Database database)
    {
        await OutboxStage.QueueForAsync(database, "ana@example.org");

        Assert.IsType<NotThere>((await Handler(database).HandleAsync(Admin, new(Guid.NewGuid(), (await RowsAsync(database))[0].Id), CancellationToken.None)).Refusal);
        Assert.IsType<NotThere>((await Handler(database).HandleAsync(Admin, new(Guid.NewGuid(), null), CancellationToken.None)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Two_administrators_at_once_put_it_in_line_once(Database database)
    {
        await RefuseAsync(database, "ana@example.org");
        var row = Assert.Single(await RowsAsync(database));
        await using var slow = database.CreateContext();
        var seen = await slow.Outbox.SingleAsync();
        Assert.True((await Handler(database).HandleAsync(Admin, new(Guid.NewGuid(), row.Id), CancellationToken.None)).Succeeded);
        await OutboxStage.Dispatcher(database, new KeptMail()).SendDueAsync(CancellationToken.None);

        seen.TryAgain(database.Clock.UtcNow);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_but_an_administrator_may(Database database)
    {
        await RefuseAsync(database, "ana@example.org");
        Actor[] others =
        [
            Of(StaffRoles.FrontDesk), Of(StaffRoles.Counselor), Of(StaffRoles.Clinician), Of(StaffRoles.Director), Ask.AsClient(new(Guid.NewGuid())), Actor.Visitor.Instance,
        ];

        foreach (var actor in others)
        {
            Assert.IsType<NotThere>((await Handler(database).HandleAsync(actor, new(Guid.NewGuid(), null), CancellationToken.None)).Refusal);
            Assert.Null(await database.Get<MailStateQuery>().HandleAsync(actor, CancellationToken.None));
        }

        Assert.NotNull(Assert.Single(await RowsAsync(database)).ParkedUtc);
    }

    private static TrySendingAgainHandler Handler(Database database) => database.Get<TrySendingAgainHandler>();
}
