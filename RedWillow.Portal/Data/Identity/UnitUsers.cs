using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace RedWillow.Portal.Data.Identity;

/// <summary>
/// Identity inside a unit of work: its changes are saved, audited and committed with everything else, never by themselves.
/// </summary>
public sealed class UnitUsers(
    IOptions<IdentityOptions> options, IPasswordHasher<PortalUser> hasher, IEnumerable<IUserValidator<PortalUser>> userRules,
    IEnumerable<IPasswordValidator<PortalUser>> passwordRules, ILookupNormalizer normalizer, IdentityErrorDescriber errors,
    IServiceProvider services, ILogger<UserManager<PortalUser>> log)
{
    // The names under which Identity keeps what belongs to an authenticator app.
    private const string OwnStore = "[AspNetUserStore]";
    private const string RecoveryCodes = "RecoveryCodes";

    /// <summary>Identity's operations over the unit's context.</summary>
    public UserManager<PortalUser> Over(PortalDbContext db)
    {
        return new UserManager<PortalUser>(Store(db), options, hasher, userRules, passwordRules, normalizer, errors, services, log);
    }

    /// <summary>Stores the key of an authenticator app that has proved itself; Identity alone can only make a new one.</summary>
    public Task KeepKeyAsync(PortalDbContext db, PortalUser user, string base32Key, CancellationToken stop) =>
        Store(db).SetAuthenticatorKeyAsync(user, base32Key, stop);

    /// <summary>Takes off the authenticator app, its recovery codes and every passkey: what somebody lost works for nobody any more.</summary>
    public static async Task RemoveFactorsAsync(UserManager<PortalUser> users, PortalUser user)
    {
        (await users.SetTwoFactorEnabledAsync(user, enabled: false)).Demand();
        (await users.ResetAuthenticatorKeyAsync(user)).Demand();
        (await users.RemoveAuthenticationTokenAsync(user, OwnStore, RecoveryCodes)).Demand();
        foreach (var passkey in await users.GetPasskeysAsync(user))
            (await users.RemovePasskeyAsync(user, passkey.CredentialId)).Demand();
        (await users.UpdateSecurityStampAsync(user)).Demand();
    }

    /// <summary>The throttle of a key, made when this is the first try.</summary>
    public static async Task<AttemptThrottle> ThrottleAsync(PortalDbContext db, string key, DateTime nowUtc, CancellationToken stop)
    {
        var throttles = db.Set<AttemptThrottle>();
        var known = await throttles.FirstOrDefaultAsync(row => row.Key == key, stop);
        return known ?? throttles.Add(AttemptThrottle.For(key, nowUtc)).Entity;
    }

    private UnitStore Store(PortalDbContext db) => new(db, errors) { AutoSaveChanges = false };

    private sealed class UnitStore(PortalDbContext db, IdentityErrorDescriber errors) : UserOnlyStore<PortalUser, PortalDbContext, Guid>(db, errors)
    {
        // Identity attaches a user anew for every change, which forgets what the row was before the first of several:
        // the save would then find a row it does not know. Here the user is followed from the start.
        public override Task<IdentityResult> UpdateAsync(PortalUser user, CancellationToken cancellationToken = default)
        {
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            return Task.FromResult(IdentityResult.Success);
        }
    }
}

/// <summary>What Identity says no to although the rules let it through is a fault, not an answer.</summary>
public static class IdentityResults
{
    public static void Demand(this IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException("Identity refused: " + string.Join(", ", result.Errors.Select(error => error.Code)));
    }
}
