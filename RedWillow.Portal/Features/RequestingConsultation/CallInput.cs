using System.Globalization;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.RequestingConsultation;

/// <summary>The form as it is posted.</summary>
public sealed class CallInput
{
    public Guid Key { get; set; }

    /// <summary>"Me" or "Other".</summary>
    public string? Who { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string[]? Also { get; set; }

    public string[]? Times { get; set; }

    public string[]? Days { get; set; }

    public string? Culture { get; set; }

    /// <summary>A form that nobody has filled in yet.</summary>
    public static CallInput New() => new() { Key = Guid.CreateVersion7(), Culture = CultureInfo.CurrentUICulture.Name };

    /// <summary>What is asked for; ticks that are none are left out.</summary>
    public AskForCall Command() => new(
        Key, Who == "Other", Name ?? "", Phone, Email, Flags<SafeContact>(Also), Flags<TalkTimes>(Times), Flags<TalkDays>(Days), Culture ?? "");

    private static T Flags<T>(string[]? ticks)
        where T : struct, Enum =>
        Enum.TryParse<T>(string.Join(',', (ticks ?? []).Where(static tick => Enum.GetNames<T>().Contains(tick, StringComparer.Ordinal))), out var flags) ? flags : default;
}
