using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.SettingPreferences;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.SettingPreferences;

public sealed class SavePreferencesTests
{
    [Theory, OnEachDatabase]
    public async Task What_a_client_chose_is_kept_for_client_and_account_and_is_audited(Database database)
    {
        var me = await ClientAsync(database);
        Assert.Equal((ReminderChoice.DayBefore, "en-US", true), await ChosenAsync(database, me));
        var ask = new SavePreferences(Guid.NewGuid(), ReminderChoice.TwoHoursBefore, "es-US");

        Assert.True((await Handler(database).HandleAsync(me, ask, CancellationToken.None)).Succeeded);
        Assert.True((await Handler(database).HandleAsync(me, ask, CancellationToken.None)).Succeeded);

        Assert.Equal((ReminderChoice.TwoHoursBefore, "es-US", true), await ChosenAsync(database, me));
        await using var db = database.CreateContext();
        Assert.Equal("es-US", (await db.Users.SingleAsync()).Culture);
        var entry = await db.AuditEntries.SingleAsync(row => row.Act == nameof(ClientPreferencesChanged));
        Assert.Equal((me.Id, me.Account), (entry.ClientId!.Value, entry.Account!.Value));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_chooses_for_somebody_else(Database database)
    {
        var (me, other) = (await ClientAsync(database), await ClientAsync(database));
        var ask = new SavePreferences(Guid.NewGuid(), ReminderChoice.Never, "es-US");

        foreach (var actor in new Actor[] { me with { Id = other.Id }, me with { Account = other.Account }, RunningGroup.Director, Actor.Visitor.Instance })
            Assert.IsType<NotThere>((await Handler(database).HandleAsync(actor, ask with { Key = Guid.NewGuid() }, CancellationToken.None)).Refusal);

        Assert.Equal((ReminderChoice.DayBefore, "en-US", true), await ChosenAsync(database, me));
        Assert.Null(await database.Get<PreferencesQuery>().HandleAsync(RunningGroup.Director, CancellationToken.None));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_not_on_offer_is_not_kept(Database database)
    {
        var me = await ClientAsync(database);

        Assert.IsType<NotThere>((await Handler(database).HandleAsync(me, new(Guid.NewGuid(), (ReminderChoice)7, "en-US"), CancellationToken.None)).Refusal);
        Assert.IsType<NotThere>((await Handler(database).HandleAsync(me, new(Guid.NewGuid(), ReminderChoice.Never, "xx"), CancellationToken.None)).Refusal);

        Assert.Equal((ReminderChoice.DayBefore, "en-US", true), await ChosenAsync(database, me));
    }

    private static SavePreferencesHandler Handler(Database database) => database.Get<SavePreferencesHandler>();

    private static async Task<(ReminderChoice Reminder, string Culture, bool MailIsSafe)> ChosenAsync(Database database, Actor.Client me)
    {
        var now = await database.Get<PreferencesQuery>().HandleAsync(me, CancellationToken.None);
        return (now!.Reminder, now.Culture, now.MailIsSafe);
    }

    private static async Task<Actor.Client> ClientAsync(Database database)
    {
        var id = await OutboxStage.ClientAsync(database, "ines@example.org", SafeContact.Email);
        var account = PortalUser.New(Guid.CreateVersion7(), "ines@example.org", null, "en-US", database.Clock.UtcNow);
        account.ClientId = id;
        await using var db = database.CreateContext();
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return new(new(account.Id), id);
    }
}
