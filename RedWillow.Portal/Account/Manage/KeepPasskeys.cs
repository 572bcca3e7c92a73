using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Account.Manage;

/// <summary>A passkey the browser just made, already verified, with the name its owner gave it.</summary>
public sealed record AddPasskey(Guid Key, string Name, [property: JsonIgnore] UserPasskeyInfo Passkey, [property: JsonIgnore] OwnProof Proof) : ICommand;

/// <summary>A new name for a passkey.</summary>
public sealed record RenamePasskey(Guid Key, string Id, string Name) : ICommand;

/// <summary>A passkey that must not work any more.</summary>
public sealed record RemovePasskey(Guid Key, string Id, [property: JsonIgnore] OwnProof Proof) : ICommand;

/// <summary>Before a device makes a passkey: whoever cannot prove themself would be left with one on the device that opens nothing.</summary>
public sealed record AskForPasskey(Guid Key, [property: JsonIgnore] OwnProof Proof) : ICommand;

public sealed class AskForPasskeyHandler(OwnAccount own)
{
    public Task<Result<Done>> HandleAsync(Actor actor, AskForPasskey ask, CancellationToken stop) =>
        own.ProveAsync(actor, ask, ask.Proof, static mine => new PasskeyAsked(mine.Id), stop);
}

public sealed class AddPasskeyHandler(OwnAccount own)
{
    public Task<Result<Done>> HandleAsync(Actor actor, AddPasskey ask, CancellationToken stop) =>
        own.ChangeProvedAsync(actor, ask, ask.Proof, "PasskeyAdded", async (users, mine, _) =>
        {
            ask.Passkey.Name = ask.Name;
            (await users.AddOrUpdatePasskeyAsync(mine, ask.Passkey)).Demand();
            return Done.Instance;
        }, stop);
}

public sealed class RenamePasskeyHandler(OwnAccount own)
{
    public Task<Result<Done>> HandleAsync(Actor actor, RenamePasskey ask, CancellationToken stop) =>
        own.ChangeAsync(actor, ask, "PasskeyRenamed", (users, mine, _) => RenameAsync(users, mine, ask), stop);

    private static async Task<Result<Done>> RenameAsync(UserManager<PortalUser> users, PortalUser mine, RenamePasskey ask)
    {
        if (PasskeyId.Bytes(ask.Id) is not { } id || await users.GetPasskeyAsync(mine, id) is not { } passkey)
            return new NotThere();
        passkey.Name = ask.Name;
        (await users.AddOrUpdatePasskeyAsync(mine, passkey)).Demand();
        return Done.Instance;
    }
}

/// <summary>Whoever signed in with it is signed out with it.</summary>
public sealed class RemovePasskeyHandler(OwnAccount own)
{
    public Task<Result<Done>> HandleAsync(Actor actor, RemovePasskey ask, CancellationToken stop) =>
        own.ChangeProvedAsync(actor, ask, ask.Proof, "PasskeyRemoved", (users, mine, _) => RemoveAsync(users, mine, ask), stop);

    private static async Task<Result<Done>> RemoveAsync(UserManager<PortalUser> users, PortalUser mine, RemovePasskey ask)
    {
        if (PasskeyId.Bytes(ask.Id) is not { } id || await users.GetPasskeyAsync(mine, id) is null)
            return new NotThere();
        (await users.RemovePasskeyAsync(mine, id)).Demand();
        (await users.UpdateSecurityStampAsync(mine)).Demand();
        return Done.Instance;
    }
}

/// <summary>A credential's id as it travels in a form.</summary>
public static class PasskeyId
{
    public static string Text(byte[] id) => WebEncoders.Base64UrlEncode(id);

    public static byte[]? Bytes(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : WebEncoders.Base64UrlDecode(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
