using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Data;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform.Jobs;

/// <summary>What runs beside the pages without a pause: mail and the audit's seals. What the clock brings stands in the timetable.</summary>
public static class JobSetup
{
    public static IServiceCollection AddPortalJobs(this IServiceCollection services)
    {
        services.AddSingleton(ring => AuditKey.In(ring.GetRequiredService<PortalStorage>().Keys));
        services.AddSingleton<AuditSealer>();
        services.AddSingleton<AuditVerification>();
        services.AddSingleton<CommitPulse>();
        services.AddSingleton<ICommitObserver>(ring => ring.GetRequiredService<CommitPulse>());
        services.AddSingleton<ReminderCheck>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<Letters>();
        services.TryAddSingleton<IMailer>(Mailer);
        services.AddHostedService<AuditSealing>();
        services.AddHostedService<OutboxDispatcher>();
        return services;
    }

    private static IMailer Mailer(IServiceProvider ring)
    {
        var mail = ring.GetRequiredService<IOptions<MailSettings>>();
        return mail.Value.Mode == "Smtp" ? new SmtpMailer(mail) : new FolderMailer(mail, ring.GetRequiredService<PortalStorage>());
    }
}
