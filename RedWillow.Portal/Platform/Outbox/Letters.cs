using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform.Outbox;

/// <summary>
/// Turns an outbox row into a mail, or into none. Who may be written to, where and in which language is looked up when it is sent,
/// not when it was caused: what a person said since then counts, and so does what has become of the matter.
/// </summary>
public sealed class Letters(PublicAddress address, IOptions<CenterSettings> center, ReminderCheck reminders, ProgramClock clock)
{
    /// <summary>Kinds that begin with this word are about an account: their payload says where to.</summary>
    public const string AccountPrefix = "Account";

    /// <summary>The mail, or why there is none, or until when it waits.</summary>
    public Task<Verdict> WriteAsync(PortalDbContext db, OutboxMessage message, CancellationToken stop) =>
        message.Kind.StartsWith(AccountPrefix, StringComparison.Ordinal) ? ToAccountAsync(db, message, stop) : ToClientAsync(db, message, stop);

    private async Task<Verdict> ToAccountAsync(PortalDbContext db, OutboxMessage message, CancellationToken stop)
    {
        if (!MailTexts.Templates.Contains(message.Kind, StringComparer.Ordinal))
            throw new InvalidOperationException($"There is no mail of the kind {message.Kind}.");
        if (message.Kind == AccountMailKinds.Code && clock.UtcNow - message.CreatedUtc >= AccountMailPayload.CodeLife)
            return new Verdict.Drop(UnsentReasons.CodeOver);
        var payload = JsonSerializer.Deserialize<AccountMailPayload>(message.Payload)!;
        if (message.AccountId is { } id)
        {
            var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);
            if (account is not { Disabled: false })
                return new Verdict.Drop(UnsentReasons.AccountShut);
            if (!string.Equals(account.Email, payload.To, StringComparison.OrdinalIgnoreCase))
                return new Verdict.Drop(UnsentReasons.AddressChanged);
            if (account.ClientId is { } owner && await db.HasDiedAsync(owner, stop))
                return new Verdict.Drop(UnsentReasons.NotWrittenTo);
        }

        return Compose(message, message.Kind, payload.To, payload.Culture, payload.Path ?? PortalRoutes.Login, code: payload.Code);
    }

    private async Task<Verdict> ToClientAsync(PortalDbContext db, OutboxMessage message, CancellationToken stop)
    {
        if (message.ClientId is not { } id || TemplateFor(message) is not { } template)
            return new Verdict.Drop(UnsentReasons.NothingToTell);
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);
        if (await db.HasDiedAsync(id, stop))
            return new Verdict.Drop(UnsentReasons.NotWrittenTo);
        if (client is null || !client.SafeContact.HasFlag(SafeContact.Email))
            return new Verdict.Drop(UnsentReasons.NotSafe);
        if (string.IsNullOrWhiteSpace(client.Email))
            return new Verdict.Drop(UnsentReasons.NoAddress);
        if (await db.Users.AnyAsync(row => row.ClientId == id && row.Disabled, stop))
            return new Verdict.Drop(UnsentReasons.AccountShut);
        if (template != Reminder.Kind && await db.UntoldUntilAsync(id, message.CreatedUtc, center.Value.WhenOpen(), clock, stop) is { } told)
            return new Verdict.Wait(told);
        if (template != Reminder.Kind)
            return Compose(message, template, client.Email, client.Culture, PortalRoutes.Login);

        var (begins, not) = await reminders.LookAsync(db, client, JsonSerializer.Deserialize<Reminder>(message.Payload)!, stop);
        return not ?? Compose(message, template, client.Email, client.Culture, PortalRoutes.Login, begins);
    }

    private static string? TemplateFor(OutboxMessage message)
    {
        if (message.Kind != nameof(EnrollmentMoved))
            return message.Kind == Reminder.Kind ? Reminder.Kind : "News";
        var move = JsonSerializer.Deserialize<MovePayload>(message.Payload)!;
        return MailTexts.TemplateOf(TellingMoves.Of(move.From, move.To));
    }

    private Verdict.Send Compose(OutboxMessage message, string template, string to, string culture, string path, DateTime when = default, string? code = null)
    {
        var language = CultureInfo.GetCultureInfo(culture);
        var link = address.Of(path);
        return new(new Letter(message.Id, to, MailTexts.Subject(template, language),
            MailTexts.Body(template, language, link, center.Value.ShortName, center.Value.Phone, when, code)));
    }

    private sealed record MovePayload(EnrollmentStatus From, EnrollmentStatus To);
}
