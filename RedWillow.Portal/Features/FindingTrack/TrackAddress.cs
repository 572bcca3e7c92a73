using RedWillow.Portal.Components;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.FindingTrack;

/// <summary>Neutral codes in addresses: what somebody looks for is not to be read over their shoulder or in a history.</summary>
public static class TrackAddress
{
    public const string AnyCode = "";

    public static string Code(ProgramKind program) => program == ProgramKind.SubstanceUse ? "1" : "2";

    public static string Code(TimeOfDay time) => time == TimeOfDay.Daytime ? "d" : "e";

    /// <summary>The filter that two codes stand for; an unknown code is "any".</summary>
    public static TrackFilter Filter(string? program, string? time) => new(
        Enum.GetValues<ProgramKind>().Where(one => Code(one) == program).Select(static one => (ProgramKind?)one).FirstOrDefault(),
        Enum.GetValues<TimeOfDay>().Where(one => Code(one) == time).Select(static one => (TimeOfDay?)one).FirstOrDefault());

    public static string Group(string slug) => PortalRoutes.Track.Replace("{Slug}", slug, StringComparison.Ordinal);

    /// <summary>The task list, with this group in mind; the sign-in comes in between where needed.</summary>
    public static string Choose(string slug) => $"{PortalRoutes.MyEnroll}?g={slug}";

    /// <summary>The color of a track; the words say the same.</summary>
    public static string Tone(ProgramKind program, TimeOfDay time) => $"tone-{Code(program)}-{(time == TimeOfDay.Daytime ? "day" : "evening")}";

    public static string Badge(SeatWords seats) => seats switch
    {
        SeatWords.PlacesOpen => "badge badge-good",
        SeatWords.FewPlaces => "badge badge-warn",
        _ => "badge",
    };
}
