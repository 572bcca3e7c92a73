using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Account.Manage;

/// <summary>A client reads the portal in another language from now on.</summary>
/// <param name="Key">Of this press.</param>
/// <param name="Culture">"en-US" or "es-US".</param>
public sealed record SpeakLanguage(Guid Key, string Culture) : ICommand;

/// <summary>Mails follow the language that a client reads in; when they are reminded stays as it was.</summary>
public sealed class SpeakLanguageHandler(PortalUnitOfWork unit)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, SpeakLanguage ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me || !DesignSystem.Languages.Any(language => string.Equals(language.Name, ask.Culture, StringComparison.Ordinal)))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        return await unit.RunAsync<SpeakLanguage, Done>(actor, ask, [Claim.Account(me.Account.Value), Claim.Client(me.Id)], (db, ct) => SpeakAsync(db, me, ask, ct), stop);
    }

    private static async Task<Result<Done>> SpeakAsync(PortalDbContext db, Actor.Client me, SpeakLanguage ask, CancellationToken stop)
    {
        var account = await db.Users.SingleAsync(row => row.Id == me.Account.Value, stop);
        if (account.ClientId != me.Id)
            return new NotThere();
        var client = await db.Clients.SingleAsync(row => row.Id == me.Id, stop);
        if (account.Culture == ask.Culture && client.Culture == ask.Culture)
            return Done.Instance;
        account.Culture = ask.Culture;
        client.Prefer(client.Reminder, ask.Culture);
        return Done.Instance;
    }
}
