using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.SettingPreferences;

/// <summary>How a client wants to be written to.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Reminder">When to remind.</param>
/// <param name="Culture">The language of mails: "en-US" or "es-US".</param>
public sealed record SavePreferences(Guid Key, ReminderChoice Reminder, string Culture) : ICommand;

/// <summary>Takes over what the client chose; mails that already wait follow it too, because they are judged when they leave.</summary>
public sealed class SavePreferencesHandler(PortalUnitOfWork unit)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, SavePreferences ask, CancellationToken stop)
    {
        if (actor is not Actor.Client me || !IsOnOffer(ask))
            return await unit.RefuseAsync(actor, ask, ask.Key, stop);
        return await unit.RunAsync<SavePreferences, Done>(actor, ask, [Claim.Account(me.Account.Value), Claim.Client(me.Id)], (db, ct) => PreferAsync(db, me, ask, ct), stop);
    }

    private static async Task<Result<Done>> PreferAsync(PortalDbContext db, Actor.Client me, SavePreferences ask, CancellationToken stop)
    {
        var account = await db.Users.SingleAsync(row => row.Id == me.Account.Value, stop);
        if (account.ClientId != me.Id)
            return new NotThere();
        account.Culture = ask.Culture;
        (await db.Clients.SingleAsync(row => row.Id == me.Id, stop)).Prefer(ask.Reminder, ask.Culture);
        return Done.Instance;
    }

    private static bool IsOnOffer(SavePreferences ask) =>
        Enum.IsDefined(ask.Reminder) && DesignSystem.Languages.Any(language => string.Equals(language.Name, ask.Culture, StringComparison.Ordinal));
}
