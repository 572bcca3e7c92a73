using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.SignIn;

/// <summary>Somebody types an address and a password.</summary>
public sealed record SignInWithPassword(Guid Key, string Email, [property: JsonIgnore] string Password, string? Device) : ICommand;

/// <summary>How it went. Only somebody who typed the right password is told more than "no".</summary>
public enum SignInOutcome
{
    Refused,
    NotConfirmed,
    NeedsCode,
    NeedsPasskey,
    Open,
}

/// <summary>The account is named only to somebody who may go on with it.</summary>
public sealed record SignInAnswer(SignInOutcome Outcome, Guid? Account)
{
    /// <summary>The stamp of the account whose password was checked: with a newer one it was taken back meanwhile. Never stored.</summary>
    [JsonIgnore]
    public string? Stamp { get; init; }
}

/// <summary>
/// Every address, known or not, costs one password check and one commit, and is counted under its own hash.
/// The check takes a while: an account that was changed meanwhile is opened by nothing that was right before.
/// </summary>
public sealed class SignInWithPasswordHandler(
    PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, BlindIndex index, PasswordWork passwords, StaffFactor factor, ProgramClock clock)
{
    public async Task<Result<SignInAnswer>> HandleAsync(Actor actor, SignInWithPassword ask, CancellationToken stop)
    {
        var hash = index.OfEmail(ask.Email);
        PortalUser? seen;
        await using (var db = await contexts.CreateDbContextAsync(stop))
            seen = await db.Users.AsNoTracking().FirstOrDefaultAsync(PortalUsers.HasAddress(hash), stop);
        var wasRight = await passwords.IsRightAsync(seen, ask.Password, stop);
        var key = index.Of("sign-in", ask.Device is null ? hash : $"{hash} {ask.Device}");
        return await unit.RunAsync<SignInWithPassword, SignInAnswer>(actor, ask, [], async (db, token) =>
        {
            var throttle = await UnitUsers.ThrottleAsync(db, key, clock.UtcNow, token);
            var mayTry = throttle.Try(clock.UtcNow);
            var now = await db.Users.AsNoTracking().Where(PortalUsers.HasAddress(hash))
                .Select(row => new { User = row, HasPasskey = db.UserPasskeys.Any(passkey => passkey.UserId == row.Id) }).FirstOrDefaultAsync(token);
            var isRight = wasRight && now is not null && IsAsSeen(now.User, seen!);
            var answer = mayTry && isRight ? Weigh(now!.User, now.HasPasskey) : new(SignInOutcome.Refused, null);
            if (mayTry && isRight)
                throttle.Succeeded(clock.UtcNow);
            else if (mayTry)
                throttle.Failed(clock.UtcNow);
            db.Record(new PasswordTried(index.Trace(ask.Email), mayTry ? answer.Outcome.ToString() : "TooSoon"));
            return answer;
        }, stop);
    }

    private static bool IsAsSeen(PortalUser now, PortalUser seen) =>
        (now.Id, now.PasswordHash, now.SecurityStamp) == (seen.Id, seen.PasswordHash, seen.SecurityStamp);

    private SignInAnswer Weigh(PortalUser user, bool hasPasskey) => user switch
    {
        { Disabled: true } => new(SignInOutcome.Refused, null),
        { EmailConfirmed: false } => new(SignInOutcome.NotConfirmed, null),
        { TwoFactorEnabled: true } => new(SignInOutcome.NeedsCode, user.Id),
        { PractitionerId: not null } when factor.Required && hasPasskey => new(SignInOutcome.NeedsPasskey, null),
        _ => new(SignInOutcome.Open, user.Id) { Stamp = user.SecurityStamp },
    };
}
