using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>The group editor's form while it is being filled in.</summary>
public sealed class GroupDraft
{
    public TrackId? Track { get; set; }

    public string? Name { get; set; } = "";

    public int? Capacity { get; set; }

    public AskedPattern Pattern { get; set; } = new([], new TimeOnly(9, 0), 60, 60, 60, 15);

    public PractitionerId? Counselor { get; set; }

    public RoomId? Room { get; set; }

    public DateOnly? From { get; set; }

    /// <summary>What the start does not fit, in words; null while it fits.</summary>
    public static string? StartProblem(TimeOfDay? track, TimeOnly start) => track is { } part && DayPart.Misfit(part, start) is { } misfit
        ? misfit is EveningStartsLater
            ? $"An evening group starts at {TimeText.Of(DayPart.EveningFrom)} or later. Choose a later start or a daytime track"
            : $"A daytime group starts before {TimeText.Of(DayPart.EveningFrom)}. Choose an earlier start or an evening track"
        : null;

    /// <summary>What is missing, by field; empty when the form can be sent.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The form of a group as it is, or an empty one for tomorrow.</summary>
    public static GroupDraft Of(GroupForEditing editing) => editing.Group is { } group
        ? new GroupDraft
        {
            Track = group.Track, Name = group.Name, Capacity = group.Capacity, Pattern = group.Pattern, Counselor = group.Counselor, Room = group.Room,
            From = group.From > editing.Choices.Today ? group.From : editing.Choices.Today.AddDays(1),
        }
        : new GroupDraft { Capacity = editing.Choices.GroupMax, From = editing.Choices.Today.AddDays(1) };

    public string? Problem(string field) => Problems.GetValueOrDefault(field);

    /// <summary>All that can be typed, to see whether anything was.</summary>
    public string Typed => string.Join('\n', (object?[])[Name?.Trim(), Track, From, .. Pattern.Days.Order(), Pattern with { Days = [] }, Counselor, Room, Capacity]);

    /// <summary>What is asked for; null when something is missing or does not fit, and then <see cref="Problems"/> says what.</summary>
    /// <param name="tracks">The tracks there are.</param>
    public AskedGroup? Read(IReadOnlyList<TrackChoice> tracks)
    {
        Problems = Missing(tracks.FirstOrDefault(track => track.Id == Track)?.TimeOfDay).ToDictionary(StringComparer.Ordinal);
        return Problems.Count == 0
            ? new AskedGroup(Track!.Value, Name!.Trim(), Capacity!.Value, Pattern, Counselor!.Value, Room!.Value, From!.Value)
            : null;
    }

    private IEnumerable<KeyValuePair<string, string>> Missing(TimeOfDay? part)
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return new(nameof(Name), "Enter a name for the group");
        if (Track is null)
            yield return new(nameof(Track), "Choose a track");
        if (Capacity is null)
            yield return new(nameof(Capacity), "Enter the number of places");
        if (Pattern.Days.Count != WeeklyPattern.DaysAWeek)
            yield return new(nameof(Pattern), "Choose three different days");
        if (StartProblem(part, Pattern.Start) is { } start)
            yield return new(nameof(Pattern.Start), start);
        if (Counselor is null)
            yield return new(nameof(Counselor), "Choose a counselor");
        if (Room is null)
            yield return new(nameof(Room), "Choose a room");
        if (From is null)
            yield return new(nameof(From), "Enter the first day");
    }
}
