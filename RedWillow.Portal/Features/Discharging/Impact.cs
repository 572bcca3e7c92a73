using System.Globalization;
using RedWillow.Portal.Components.Schedule;

namespace RedWillow.Portal.Features.Discharging;

/// <summary>What an act changes, said before it is done.</summary>
internal static class Impact
{
    /// <summary>What ends with the last day.</summary>
    public static IReadOnlyList<string> OfEnd(StayDates care, DateOnly lastDay)
    {
        var opens = TimeText.Day(lastDay.AddDays(1));
        string?[] lines =
        [
            care.Group is { } group ? $"Their chair in {group} opens on {opens}, and can be chosen by the next client." : null,
            care.Hours.LastOrDefault(hour => hour.From <= lastDay) is { } hour ? $"Their weekly hour, {Words(hour)}, is free from {opens} on." : null,
            .. care.Hours.Where(hour => hour.From > lastDay).Select(hour => $"The hour that was to follow, {Words(hour)}, does not begin, and is free at once."),
            $"Nothing is planned and no reminder is sent after {TimeText.Day(lastDay)}.",
            Weeks(care.WeeksBy(lastDay)),
        ];
        return [.. lines.OfType<string>()];
    }

    /// <summary>The same, for an end today; the client is told, unless they have died.</summary>
    public static IReadOnlyList<string> OfEndToday(StayDates care, DateOnly lastDay, Domain.Enrollments.Disposition? how = null) =>
    [
        .. OfEnd(care, lastDay),
        .. how == Domain.Enrollments.Disposition.Deceased
            ? (string[])["Nothing is sent to them any more: no news, no reminder, no invitation. Mail that waits is not sent either."]
            : ["They are told in neutral words, where email is safe.", "Coming back later is a new request."],
    ];

    /// <summary>When a weekly hour is, and with whom.</summary>
    public static string Words(HeldHour hour) => $"{TimeText.Weekday(hour.Day)}s {TimeText.Of(hour.Start)} with {hour.Therapist}";

    public static string Weeks(int weeks) =>
        weeks == 1 ? "That makes 1 full week in the program." : string.Create(CultureInfo.CurrentCulture, $"That makes {weeks} full weeks in the program.");

    public static string How(Domain.Enrollments.Disposition disposition) => disposition switch
    {
        Domain.Enrollments.Disposition.LeftAgainstAdvice => "Left against advice, or no longer came",
        Domain.Enrollments.Disposition.EndedByCenter => "Ended by the center",
        Domain.Enrollments.Disposition.Transferred => "Goes on elsewhere: more care, less care or another provider",
        Domain.Enrollments.Disposition.Incarcerated => "In custody",
        Domain.Enrollments.Disposition.Deceased => "Died",
        Domain.Enrollments.Disposition.TreatmentCompleted => "Treatment completed",
        _ => "Another reason",
    };
}
