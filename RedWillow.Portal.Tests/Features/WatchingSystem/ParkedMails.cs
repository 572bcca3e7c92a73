using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Data.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.WatchingSystem;

/// <summary>An outbox in which mails were given up.</summary>
internal static class ParkedMails
{
    public static Actor.Staff Admin { get; } = Of(StaffRoles.Admin);

    public static Actor.Staff Of(StaffRoles roles) => new(new(Guid.NewGuid()), new(Guid.NewGuid()), roles);

    /// <summary>Mails to these addresses, all refused for good a moment ago.</summary>
    public static async Task RefuseAsync(Database database, params string[] addresses)
    {
        await OutboxStage.QueueForAsync(database, addresses);
        await OutboxStage.Dispatcher(database, new RefusingMail()).SendDueAsync(CancellationToken.None);
    }

    public static async Task<List<OutboxMessage>> RowsAsync(Database database)
    {
        await using var db = database.CreateContext();
        return await db.Outbox.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }

    private sealed class RefusingMail : IMailer
    {
        public Task SendAsync(Letter letter, CancellationToken stop) => throw new MailRefusedException("Refused550");
    }
}
