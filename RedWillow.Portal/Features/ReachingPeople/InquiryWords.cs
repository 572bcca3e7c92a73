using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;

namespace RedWillow.Portal.Features.ReachingPeople;

/// <summary>What staff read for the codes of a request for a call.</summary>
internal static class InquiryWords
{
    public static string Address(InquiryId id) => PortalRoutes.AdminConsultation.Replace("{Id:guid}", id.Value.ToString(), StringComparison.Ordinal);

    /// <summary>Where a consultation is booked.</summary>
    public static string Talks(InquiryId id) =>
        PortalRoutes.AdminTalks.Replace("{About}", "call", StringComparison.Ordinal).Replace("{Id:guid}", id.Value.ToString(), StringComparison.Ordinal);

    public static string Result(InquiryResult result) => result switch
    {
        InquiryResult.BecameRequest => "Became a request",
        InquiryResult.ReferredElsewhere => "Referred elsewhere",
        InquiryResult.NotNow => "Not now",
        InquiryResult.CouldNotBeReached => "Could not be reached",
        _ => "Someone else's inquiry, answered",
    };

    /// <summary>"Mornings and evenings, Mondays and Fridays", "Any time".</summary>
    public static string When(TalkTimes times, TalkDays days)
    {
        string[] parts = [.. Enum.GetValues<TalkTimes>().Where(time => time != TalkTimes.None && times.HasFlag(time)).Select(Part)];
        string[] names = [.. Enumerable.Range(0, 5).Where(day => days.HasFlag((TalkDays)(1 << day))).Select(day => TimeText.Weekday((DayOfWeek)(day + 1)))];
        return (parts.Length, names.Length) switch
        {
            (0, 0) => "Any time",
            (0, _) => string.Join(", ", names),
            (_, 0) => string.Join(", ", parts),
            _ => $"{string.Join(", ", parts)}; {string.Join(", ", names)}",
        };
    }

    public static string Language(string culture) => culture.StartsWith("es", StringComparison.Ordinal) ? "Spanish" : "English";

    private static string Part(TalkTimes time) => time switch { TalkTimes.Morning => "Mornings", TalkTimes.Afternoon => "Afternoons", _ => "Early evenings" };
}
