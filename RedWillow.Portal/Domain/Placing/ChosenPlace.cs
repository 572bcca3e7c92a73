using System.Globalization;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Domain.Placing;

/// <summary>
/// The place chosen in the picker. It is held as long as nobody else has claimed the seat or the hour after the hold ran out;
/// without a weekly hour, staff arrange one.
/// </summary>
public sealed record ChosenPlace(
    string Slug, ProgramKind Program, TimeOfDay Time, IReadOnlyList<DayOfWeek> Days, TimeOnly Start, TimeOnly End, DateOnly First, bool IsHeld,
    DateTime? HeldUntilUtc, ChosenWeeklyHour? Hour)
{
    /// <summary>The first session that was asked for, where it does not take place and <see cref="First"/> is the group's next one.</summary>
    public DateOnly? MovedFrom { get; init; }

    /// <summary>The first session that was asked for, where it has passed before anybody decided and <see cref="First"/> is the group's next one.</summary>
    public DateOnly? PassedOn { get; init; }

    /// <summary>How the group's times change after <see cref="First"/>, if they do.</summary>
    public LaterTimes? Later { get; init; }

    /// <summary>
    /// Everything a page says about the place, as one text. A form carries it, so that the place that is sent is the one that was read.
    /// </summary>
    public string Stamp => string.Create(
        CultureInfo.InvariantCulture, $"{Slug}/{First:yyyy-MM-dd}/{Times(Days, Start, End)}/{(Later is null ? "" : $"{Later.From:yyyy-MM-dd}/{Times(Later.Days, Later.Start, Later.End)}/")}{(Hour is null ? "arranged" : $"{Hour.Therapist}/{(int)Hour.Day}/{Hour.Start:HHmm}")}");

    private static string Times(IEnumerable<DayOfWeek> days, TimeOnly start, TimeOnly end) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join('-', days.Select(static day => (int)day))}/{start:HHmm}-{end:HHmm}");
}

/// <summary>A weekly hour with a therapist.</summary>
public sealed record ChosenWeeklyHour(string Therapist, string Credential, DayOfWeek Day, TimeOnly Start, int Minutes)
{
    /// <summary>It was chosen, its hold ran out, and now it cannot be had any more.</summary>
    public bool IsGone { get; init; }
}
