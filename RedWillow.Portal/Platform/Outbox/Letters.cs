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
/// not when it was caused: what a person said since then counts.
/// </summary>
public sealed class Letters(IOptions<MailSettings> mail, IOptions<CenterSettings> center)
{
    /// <summary>Kinds that begin with this word are about an account: their payload says where to.</summary>
    public const string AccountPrefix = "Account";

    /// <summary>The mail, or why there is none.</summary>
    public async Task<(Letter? Letter, string? Reason)> WriteAsync(PortalDbContext db, OutboxMessage message, CancellationToken stop)
    {
        if (message.Kind.StartsWith(AccountPrefix, StringComparison.Ordinal))
        {
            if (!MailTexts.Templates.Contains(message.Kind, StringComparer.Ordinal))
                throw new InvalidOperationException($"There is no mail of the kind {message.Kind}.");
            var account = JsonSerializer.Deserialize<AccountMailPayload>(message.Payload)!;
            return (Compose(message, message.Kind, account.To, account.Culture, account.Path ?? PortalRoutes.Login), null);
        }

        if (message.ClientId is not { } id || TemplateFor(message) is not { } template)
            return (null, "NothingToTell");
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);
        if (client is null || !client.SafeContact.HasFlag(SafeContact.Email))
            return (null, "NotSafe");
        return string.IsNullOrWhiteSpace(client.Email)
            ? (null, "NoAddress")
            : (Compose(message, template, client.Email, client.Culture, PortalRoutes.Login), null);
    }

    private static string? TemplateFor(OutboxMessage message)
    {
        if (message.Kind != nameof(EnrollmentMoved))
            return "News";
        var move = JsonSerializer.Deserialize<MovePayload>(message.Payload)!;
        return move switch
        {
            { To: EnrollmentStatus.EnteredInError } => null,
            { From: EnrollmentStatus.Draft, To: EnrollmentStatus.Requested } => "RequestReceived",
            _ => "RequestNews",
        };
    }

    private Letter Compose(OutboxMessage message, string template, string to, string culture, string path)
    {
        var language = CultureInfo.GetCultureInfo(culture);
        var link = mail.Value.PublicAddress.TrimEnd('/') + path;
        return new(message.Id, to, MailTexts.Subject(template, language),
            MailTexts.Body(template, language, link, center.Value.ShortName, center.Value.Phone));
    }

    private sealed record MovePayload(EnrollmentStatus From, EnrollmentStatus To);
}
