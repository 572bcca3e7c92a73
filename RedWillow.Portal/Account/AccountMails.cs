using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account;

/// <summary>The mails about an account, with their links.</summary>
public static class AccountMails
{
    public static async Task ConfirmAsync(this IAccountMail mail, PortalDbContext db, UserManager<PortalUser> users, PortalUser user, string? back = null) =>
        await mail.QueueAsync(db, AccountMailKinds.Confirm, user.Id,
            To(user, AccountRedirects.Carry(Link(PortalRoutes.ConfirmEmail, user, await users.GenerateEmailConfirmationTokenAsync(user)), back)));

    /// <summary>Somebody asked with this address: for a link to confirm it, where it waits for that; otherwise they are told how to get in.</summary>
    public static Task ConfirmOrTellAsync(this IAccountMail mail, PortalDbContext db, UserManager<PortalUser> users, PortalUser user, string? back = null) =>
        user.AwaitsConfirmation ? mail.ConfirmAsync(db, users, user, back) : mail.AlreadyRegisteredAsync(db, user);

    public static async Task ResetAsync(this IAccountMail mail, PortalDbContext db, UserManager<PortalUser> users, PortalUser user) =>
        await mail.QueueAsync(db, AccountMailKinds.Reset, user.Id,
            To(user, Link(PortalRoutes.ResetPassword, user, await users.GeneratePasswordResetTokenAsync(user))));

    /// <summary>Every earlier invitation stops working with this one.</summary>
    public static async Task InviteAsync(this IAccountMail mail, PortalDbContext db, UserManager<PortalUser> users, PortalUser user)
    {
        (await users.UpdateSecurityStampAsync(user)).Demand();
        var token = await users.GenerateUserTokenAsync(user, InvitationTokens.Provider, InvitationTokens.Purpose);
        await mail.QueueAsync(db, AccountMailKinds.Invite, user.Id, To(user, Link(PortalRoutes.AcceptInvite, user, token)));
    }

    /// <summary>The digits are no part of the link: they are typed, in the browser that asked for them.</summary>
    public static Task CodeAsync(this IAccountMail mail, PortalDbContext db, PortalUser user, string digits) =>
        mail.QueueAsync(db, AccountMailKinds.Code, user.Id, To(user, PortalRoutes.EnterCode) with { Code = digits });

    public static Task FactorResetAsync(this IAccountMail mail, PortalDbContext db, PortalUser user) =>
        mail.QueueAsync(db, AccountMailKinds.FactorReset, user.Id, To(user, PortalRoutes.Login));

    public static Task AvailableAsync(this IAccountMail mail, PortalDbContext db, PortalUser user) =>
        mail.QueueAsync(db, AccountMailKinds.Available, user.Id, To(user, PortalRoutes.Login));

    public static Task AlreadyRegisteredAsync(this IAccountMail mail, PortalDbContext db, PortalUser user) =>
        mail.QueueAsync(db, AccountMailKinds.AlreadyRegistered, user.Id, To(user, PortalRoutes.Login));

    public static Task ChangedAsync(this IAccountMail mail, PortalDbContext db, PortalUser user) =>
        mail.QueueAsync(db, AccountMailKinds.Changed, user.Id, To(user, PortalRoutes.Login));

    /// <summary>Queued before the address changes. No account has the address any more, so none is named, and nobody counts as unreached when it fails.</summary>
    public static Task MovedAsync(this IAccountMail mail, PortalDbContext db, PortalUser user) =>
        mail.QueueAsync(db, AccountMailKinds.Moved, account: null, To(user, PortalRoutes.Login));

    /// <summary>The token as it was before it became part of an address; null when it cannot be one.</summary>
    public static string? Token(string? fromAddress)
    {
        try
        {
            return fromAddress is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(fromAddress));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static AccountMailPayload To(PortalUser user, string path) => new(user.Email!, user.Culture, path);

    private static string Link(string page, PortalUser user, string token) =>
        $"{page}?u={user.Id:N}&t={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";
}
