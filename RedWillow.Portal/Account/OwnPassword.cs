using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account;

/// <summary>How somebody who is signed in shows that it is still them.</summary>
/// <param name="Password">The password they have now, as typed.</param>
/// <param name="Session">This browser's sign-in, where one that was just made is proof enough; see <see cref="OwnPassword.IsFirstSetUpAsync"/>.</param>
public sealed record OwnProof(string Password, Guid? Session = null);

/// <summary>
/// Asked for before a way to sign in is changed. Whoever finds a page left open guesses no faster here than at the sign-in: tries are
/// counted and recorded, one that comes too soon is answered like a wrong one, and all the forms that ask count together.
/// </summary>
public sealed class OwnPassword(
    IDbContextFactory<PortalDbContext> contexts, PasswordWork passwords, BlindIndex index, StaffFactor factor, ProgramClock clock)
{
    /// <summary>So long after a sign-in the first second step is set up without typing the password again.</summary>
    public static readonly TimeSpan JustMade = TimeSpan.FromMinutes(10);

    /// <summary>The hash that the typed password fits; null when it does not. It takes its time, so it is done before the unit of work.</summary>
    public async Task<string?> FitsAsync(Guid account, string typed, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == account, stop);
        return await passwords.IsRightAsync(user, typed, stop) ? user?.PasswordHash : null;
    }

    /// <summary>Counts the try inside the unit of work and says whether it proves anything.</summary>
    public async Task<bool> ProvesAsync(PortalDbContext db, PortalUser mine, string? fits, Guid? session, CancellationToken stop)
    {
        if (await IsFirstSetUpAsync(db, mine, session, stop))
            return true;
        var throttle = await UnitUsers.ThrottleAsync(db, index.Of("change password", mine.Id.ToString()), clock.UtcNow, stop);
        var mayTry = throttle.Try(clock.UtcNow);
        // The check took its time; the hash may have changed meanwhile.
        if (mayTry && fits is not null && fits == mine.PasswordHash)
        {
            throttle.Succeeded(clock.UtcNow);
            return true;
        }

        if (mayTry)
            throttle.Failed(clock.UtcNow);
        db.Record(new PasswordChangeRefused(mine.Id, mayTry ? "WrongPassword" : "TooSoon"));
        return false;
    }

    /// <summary>
    /// A member of staff who must have a second step and has none came in by password, there is no other way in for them, and reaches
    /// nothing but its set-up. Within minutes of that the page is theirs; asking again would only make the first day harder. Later, or
    /// for a second app or passkey, they are asked like everybody.
    /// </summary>
    public async Task<bool> IsFirstSetUpAsync(PortalDbContext db, PortalUser mine, Guid? session, CancellationToken stop)
    {
        if (session is not { } id || !factor.Required || mine is not { PractitionerId: not null, TwoFactorEnabled: false })
            return false;
        var since = clock.UtcNow - JustMade;
        return !await db.UserPasskeys.AnyAsync(row => row.UserId == mine.Id, stop)
            && await db.Set<PortalSession>().AnyAsync(row => row.Id == id && row.UserId == mine.Id && row.EndedUtc == null && row.StartedUtc > since, stop);
    }
}

/// <summary>Whether this browser's sign-in was made just now by somebody who sets up their first second step.</summary>
public sealed class FirstSetUpQuery(IDbContextFactory<PortalDbContext> contexts, OwnPassword password)
{
    public async Task<bool> HandleAsync(Actor actor, Guid? session, CancellationToken stop)
    {
        if (CurrentActor.AccountOf(actor) is not { } account)
            return false;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == account.Value, stop) is { } mine
            && await password.IsFirstSetUpAsync(db, mine, session, stop);
    }
}
