using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Features.SettingUp;

/// <summary>Whoever holds the code of the first start makes the first administrator. The password has passed <see cref="PasswordPolicy"/>.</summary>
public sealed record SetUpCenter(
    Guid Key, [property: JsonIgnore] string Code, string Name, string Email, [property: JsonIgnore] string Password) : ICommand;

/// <summary>How it went.</summary>
public enum SetUpOutcome
{
    Made,
    WrongCode,

    /// <summary>Too many wrong codes; the next is not looked at yet.</summary>
    TooSoon,

    /// <summary>This form made the administrator when it was sent before. What it says now was not taken, a password least of all.</summary>
    MadeBefore,
}

/// <summary>The first administrator came into being.</summary>
public sealed record FirstAdministratorMade(Guid Account, PractitionerId Who) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>Somebody entered a setup code that was not the right one.</summary>
public sealed record SetupCodeRefused(string Outcome) : DomainEvent
{
    public override Guid Subject => Domain.Programs.CenterCalendar.OnlyId;
}

/// <summary>
/// Makes one administrator and never a second: the calendar's row is locked while it is looked whether there is one, and the portal
/// has only one calendar.
/// </summary>
public sealed class SetUpCenterHandler(PortalUnitOfWork unit, UnitUsers unitUsers, BlindIndex index, PasswordWork passwords, SetupCode code, ProgramClock clock)
{
    public async Task<Result<SetUpOutcome>> HandleAsync(Actor actor, SetUpCenter ask, CancellationToken stop)
    {
        if (!PersonName.IsWritable(ask.Name.Trim()))
            return new NameNotWritable();
        // A hash takes its time; while there is nothing to make it is not made.
        var hash = code.Waits ? await passwords.HashAsync(ask.Password, stop) : "";
        var (answer, isNew) = await RunAsync(actor, ask, hash, stop);
        // A form is known by its key, and neither code nor password is part of what is kept of it. Sent again with another one, it is
        // another try while there is something to set up; afterwards nobody learns from it whether a password is the right one.
        if (!isNew && code.Waits && answer is { Succeeded: true, Value: not SetUpOutcome.Made } or { Refusal: EmailTaken or FormAlreadyUsed })
            (answer, isNew) = await RunAsync(actor, ask with { Key = Guid.CreateVersion7() }, hash, stop);
        if (answer is { Succeeded: true, Value: SetUpOutcome.Made })
            code.Spend();
        return !isNew && answer is { Succeeded: true, Value: SetUpOutcome.Made } or { Refusal: FormAlreadyUsed } ? SetUpOutcome.MadeBefore : answer;
    }

    private async Task<(Result<SetUpOutcome> Answer, bool IsNew)> RunAsync(Actor actor, SetUpCenter ask, string hash, CancellationToken stop)
    {
        var isNew = false;
        var answer = await unit.RunAsync<SetUpCenter, SetUpOutcome>(actor, ask, [Claim.Calendar], (db, ct) =>
        {
            isNew = true;
            return SetUpAsync(db, ask, hash, ct);
        }, stop);
        return (answer, isNew);
    }

    private async Task<Result<SetUpOutcome>> SetUpAsync(PortalDbContext db, SetUpCenter ask, string hash, CancellationToken stop)
    {
        if (!code.Waits || await FirstAdministrator.ExistsAsync(db, stop))
            return new NotThere();
        var throttle = await UnitUsers.ThrottleAsync(db, index.Of("setup", code.CountedUnder), clock.UtcNow, stop);
        if (!throttle.Try(clock.UtcNow))
            return Refused(db, SetUpOutcome.TooSoon);
        if (!code.Is(ask.Code))
        {
            throttle.Failed(clock.UtcNow);
            return Refused(db, SetUpOutcome.WrongCode);
        }

        using var users = unitUsers.Over(db);
        if (await users.FindByEmailAsync(ask.Email) is not null)
            return new EmailTaken();
        await MakeAsync(db, ask, hash);
        return SetUpOutcome.Made;
    }

    private async Task MakeAsync(PortalDbContext db, SetUpCenter ask, string hash)
    {
        var who = Practitioner.Join(new PractitionerId(Guid.CreateVersion7()), ask.Name.Trim(), license: null, "English", therapistIn: null);
        db.Practitioners.Add(who);
        var user = PortalUser.New(Guid.CreateVersion7(), ask.Email.Trim(), hash, "en-US", clock.UtcNow);
        (user.EmailConfirmed, user.PractitionerId, user.Roles) = (true, who.Id, StaffRoles.Admin);
        using var users = unitUsers.Over(db);
        (await users.CreateAsync(user)).Demand();
        db.Record(new FirstAdministratorMade(user.Id, who.Id));
    }

    private static SetUpOutcome Refused(PortalDbContext db, SetUpOutcome outcome)
    {
        db.Record(new SetupCodeRefused(outcome.ToString()));
        return outcome;
    }
}

/// <summary>Whether the portal waits for its first administrator.</summary>
public sealed class SetupQuery(IDbContextFactory<PortalDbContext> contexts, SetupCode code)
{
    public async Task<bool> HandleAsync(Actor actor, CancellationToken stop)
    {
        if (!code.Waits)
            return false;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return !await FirstAdministrator.ExistsAsync(db, stop);
    }
}

internal static class FirstAdministrator
{
    public static Task<bool> ExistsAsync(PortalDbContext db, CancellationToken stop) =>
        db.Users.AnyAsync(user => (user.Roles & StaffRoles.Admin) != 0, stop);
}
