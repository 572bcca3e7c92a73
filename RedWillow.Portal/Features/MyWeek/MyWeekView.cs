using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.MyWeek;

/// <summary>What a client sees of their own time here, and nothing of anybody else's.</summary>
/// <param name="Name">The name to use.</param>
/// <param name="Today">The day at the center.</param>
/// <param name="LocalNow">The wall clock at the center.</param>
/// <param name="Status">Where the enrollment stands; null when there is none, or none that counts.</param>
/// <param name="Next">The next session or appointment.</param>
/// <param name="Days">The days asked for, from a Monday on.</param>
/// <param name="Progress">Once treatment has begun.</param>
/// <param name="ToFinish">What is left to do before admission.</param>
/// <param name="StartDate">The first session, asked for or promised.</param>
/// <param name="PlacesToGo">After a decline: who can help now.</param>
/// <param name="Reached">How we get in touch, as the client said is safe.</param>
/// <param name="Place">Group and weekly hour, chosen or promised, until treatment begins.</param>
/// <param name="HeldUntil">Until when a chosen place is held on the center's wall clock; null when no hold runs.</param>
public sealed record MyWeekView(
    string Name, DateOnly Today, DateTime LocalNow, EnrollmentStatus? Status, MyEntry? Next, IReadOnlyList<MyDay> Days, MyProgress? Progress,
    ThingsToFinish ToFinish, DateOnly? StartDate, string? PlacesToGo,
    FirstWay Reached, ChosenPlace? Place, TimeOnly? HeldUntil)
{
    /// <summary>Staff go on with the task list together with the client, so they see it before it is sent.</summary>
    public bool IsArrangedByStaff { get; init; }

    /// <summary>How many weeks the first day shown lies after this week: 0 for this one, 1 for the next.</summary>
    public int WeeksAhead => ProgramWeek.Of(Days[0].Date).WeeksAfter(ProgramWeek.Of(Today));
}

/// <summary>One day with what happens on it.</summary>
/// <param name="Date">The day.</param>
/// <param name="Entries">In order.</param>
/// <param name="Closure">Why the center is closed, if it is.</param>
/// <param name="IsHoliday">The closure is a known holiday, named as <see cref="Platform.Calendar.Holidays"/> names it, not in the center's own words.</param>
public sealed record MyDay(DateOnly Date, IReadOnlyList<MyEntry> Entries, string? Closure, bool IsHoliday = false);

/// <summary>A session or an appointment.</summary>
/// <param name="Key">Unique among the client's own.</param>
/// <param name="Date">The day.</param>
/// <param name="Start">Wall clock.</param>
/// <param name="End">Wall clock.</param>
/// <param name="Kind">Group or individual.</param>
/// <param name="Room">Where, if it is known.</param>
/// <param name="With">The counselor or therapist.</param>
/// <param name="IsCancelled">It does not take place.</param>
/// <param name="Reason">Why not, in the center's words.</param>
public sealed record MyEntry(
    string Key, DateOnly Date, TimeOnly Start, TimeOnly End, EntryKind Kind, string? Room, string? With, bool IsCancelled, string? Reason);

/// <summary>What an entry is, in neutral words.</summary>
public enum EntryKind
{
    DaytimeGroup = 1,
    EveningGroup = 2,
    Individual = 3,

    /// <summary>A talk before admission.</summary>
    Talk = 4,
}

/// <summary>How far a client has come.</summary>
/// <param name="Week">The week of the stay, from 1; weeks on leave do not count.</param>
/// <param name="LeastWeeks">How many weeks a stay has at least.</param>
/// <param name="UsualWeeks">How many weeks most stay.</param>
/// <param name="Attended">Sessions attended.</param>
public sealed record MyProgress(int Week, int LeastWeeks, int UsualWeeks, int Attended)
{
    /// <summary>What the words beside the bar measure the week by: the least a stay has, and once that is over what most stay.</summary>
    public int Of => Week <= LeastWeeks ? LeastWeeks : UsualWeeks;
}

/// <summary>What waits for the client.</summary>
/// <param name="Papers">Documents to read and sign.</param>
/// <param name="Tasks">Tasks of the list on which questions wait for an answer.</param>
/// <param name="InsurerConsent">The consent without which the insurance that is to pay is not asked .</param>
public sealed record ThingsToFinish(int Papers, int Tasks, bool InsurerConsent = false)
{
    public bool Any => Papers + Tasks > 0 || InsurerConsent;
}
