using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reminding;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Features.SettingPreferences;

/// <summary>How a client is written to now.</summary>
/// <param name="Reminder">When they are reminded.</param>
/// <param name="Culture">The language of mails.</param>
/// <param name="MailIsSafe">Whether they said that mail is safe; without it nothing about appointments is sent.</param>
/// <param name="Quiet">When nobody is reminded.</param>
public sealed record Preferences(ReminderChoice Reminder, string Culture, bool MailIsSafe, QuietHours Quiet);

/// <summary>A client's own preferences. Null for anyone else.</summary>
public sealed class PreferencesQuery(IDbContextFactory<PortalDbContext> contexts, IOptions<PolicySettings> policy)
{
    public async Task<Preferences?> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (actor is not Actor.Client me)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == me.Id, stop);
        return client is null
            ? null
            : new(client.Reminder, client.Culture, client.SafeContact.HasFlag(SafeContact.Email), policy.Value.QuietHours);
    }
}
