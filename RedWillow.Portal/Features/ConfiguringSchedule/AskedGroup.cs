using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>A group as an administrator asks for it.</summary>
/// <param name="Track">Which program at which time of day.</param>
/// <param name="Name">What staff call it; 1 to 64 letters.</param>
/// <param name="Capacity">The most clients at any one session.</param>
/// <param name="Pattern">When it meets.</param>
/// <param name="Counselor">Who leads it.</param>
/// <param name="Room">Where.</param>
/// <param name="From">The first day on which all this holds.</param>
public sealed record AskedGroup(
    TrackId Track, string Name, int Capacity, AskedPattern Pattern, PractitionerId Counselor, RoomId Room, DateOnly From);

/// <summary>A weekly pattern as typed; it need not be one .</summary>
public sealed record AskedPattern(
    IReadOnlyList<DayOfWeek> Days, TimeOnly Start, int EducationMinutes, int SkillsMinutes, int DiscussionMinutes, int BreakMinutes)
{
    /// <summary>The pattern, or why it is none.</summary>
    public Result<WeeklyPattern> Read() =>
        WeeklyPattern.Create(Days, Start, EducationMinutes, SkillsMinutes, DiscussionMinutes, BreakMinutes);
}

/// <summary>A group that was saved.</summary>
/// <param name="Id">Which.</param>
/// <param name="Slug">Its short code in addresses.</param>
/// <param name="Next">The next days on which it meets, at most <see cref="Shown"/>.</param>
public sealed record SavedGroup(GroupId Id, string Slug, IReadOnlyList<DateOnly> Next)
{
    /// <summary>Two weeks of sessions.</summary>
    public const int Shown = 6;
}
