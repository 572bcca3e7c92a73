using System.Globalization;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>An open, rolling-admission therapy group: three days a week, 180 clinical minutes each .</summary>
public sealed class Group : Aggregate
{
    private readonly List<GroupMeeting> _meetings = [];

    /// <summary>How long a <see cref="Slug"/> can be.</summary>
    public const int LongestSlug = 8;

    private Group()
    {
    }

    public GroupId Id { get; private set; }

    public TrackId TrackId { get; private set; }

    /// <summary>A neutral short code for addresses, such as "e2"; it says nothing about a program.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The most clients at any one session, guests included .</summary>
    public int Capacity { get; private set; }

    public int EducationMinutes { get; private set; }

    public int SkillsMinutes { get; private set; }

    public int DiscussionMinutes { get; private set; }

    /// <summary>Pauses as last planned; they lengthen the clock time and count for nothing. What holds on a day says <see cref="GroupMeeting.BreakMinutes"/>.</summary>
    public int BreakMinutes { get; private set; }

    /// <summary>The weekly meetings, past patterns included; each has its own first and last day.</summary>
    public IReadOnlyList<GroupMeeting> Meetings => _meetings;

    public int ClinicalMinutes => EducationMinutes + SkillsMinutes + DiscussionMinutes;

    /// <summary>
    /// The last planned state, as one text. A form carries it, so that only another plan makes the form stale: a mark, a hold and a guest
    /// claim the group as well, and change nothing of it.
    /// </summary>
    public string PlanStamp
    {
        get
        {
            var from = _meetings.Max(meeting => meeting.From);
            var weekly = _meetings.Where(meeting => meeting.From == from).OrderBy(meeting => meeting.Weekday).Select(meeting => string.Create(
                CultureInfo.InvariantCulture,
                $"{(int)meeting.Weekday}-{meeting.StartMinute}-{meeting.EndMinute}-{meeting.RoomId.Value:N}-{meeting.CounselorId.Value:N}"));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{TrackId.Value:N}/{Capacity}/{EducationMinutes}-{SkillsMinutes}-{DiscussionMinutes}/{from:yyyy-MM-dd}/{string.Join('/', weekly)}/{Name}");
        }
    }

    /// <summary>
    /// Whether a text can be the <see cref="Slug"/> of any group. Nobody looks for one by a text that cannot: not every database takes every
    /// sign that an address or a form may bring.
    /// </summary>
    public static bool IsSlug(string? code) => code is { Length: > 0 and <= LongestSlug } && code.All(char.IsAsciiLetterOrDigit);

    /// <summary>A new group that meets from <paramref name="plan"/>'s first day on.</summary>
    public static Group Open(GroupId id, string slug, GroupPlan plan)
    {
        var group = new Group { Id = id, Slug = slug };
        group.Take(plan);
        group.Raise(new GroupOpened(id, plan.Track));
        return group;
    }

    /// <summary>
    /// Changes the group. Weekly meetings before the plan's first day stay as they were, their length included; from that day on the plan
    /// holds. Track, name, places and how the clinical minutes are spent belong to the group as a whole and change at once.
    /// </summary>
    /// <returns>Whether rooms, counselor or times change; a new name or capacity alone leaves the weekly meetings as they are.</returns>
    public bool Change(GroupPlan plan)
    {
        Raise(new GroupChanged(Id, plan.From));
        if (MeetsAs(plan))
        {
            TakeWords(plan);
            return false;
        }

        foreach (var meeting in _meetings.Where(meeting => meeting.Until > plan.From))
            meeting.EndBefore(plan.From);
        _meetings.RemoveAll(meeting => meeting.Span.IsEmpty);
        Take(plan);
        return true;
    }

    /// <summary>
    /// When it meets on a day, and how that changes after it. Before the group has begun, the times it will begin with; of a group that has
    /// ended, its last ones.
    /// </summary>
    public GroupTimes TimesOn(DateOnly day)
    {
        var first = _meetings.Where(meeting => meeting.Until > day).Select(static meeting => (DateOnly?)meeting.From).Min() ?? _meetings.Max(static meeting => meeting.From);
        var on = first > day || !_meetings.Exists(meeting => meeting.Span.Contains(day)) ? first : day;
        return new(
            [.. _meetings.Where(meeting => meeting.Span.Contains(on)).OrderBy(static meeting => ((int)meeting.Weekday + 6) % 7)],
            LaterTimes.After(on, _meetings.Select(static meeting => (meeting.Span, meeting.Time))));
    }

    /// <summary>
    /// The dated meetings in a span of days, in order, pattern after pattern, closed days left out;
    /// or <see cref="NoSuchLocalTime"/> when one would start at a time that clocks skip.
    /// </summary>
    public Result<IReadOnlyList<DatedMeeting>> MeetingsIn(DateSpan span, ProgramCalendar calendar, ProgramZone zone)
    {
        var dated = new List<DatedMeeting>();
        foreach (var weekly in _meetings.GroupBy(meeting => (meeting.Span, meeting.StartMinute, meeting.EndMinute)))
        {
            var byDay = weekly.ToDictionary(meeting => meeting.Weekday);
            var made = WeeklyPattern
                .Create(byDay.Keys, weekly.First().Start, EducationMinutes, SkillsMinutes, DiscussionMinutes, weekly.First().BreakMinutes)
                .Then(pattern => SessionCalendar.Generate(pattern, weekly.Key.Span.Intersect(span), calendar, zone));
            if (!made.Succeeded)
                return made.Refusal;
            dated.AddRange(made.Value.Sessions.Select(session => new DatedMeeting(byDay[session.LocalDate.DayOfWeek], session)));
        }

        return dated.OrderBy(meeting => meeting.Session.LocalDate).ToList();
    }

    private bool MeetsAs(GroupPlan plan)
    {
        var coming = _meetings.Where(meeting => meeting.Until > plan.From).ToList();
        return coming.Select(meeting => meeting.Weekday).ToHashSet().SetEquals(plan.Pattern.Days) && coming.TrueForAll(meeting =>
            meeting.Span.Contains(plan.From) && meeting.Span.IsOpen && meeting.Start == plan.Pattern.Start
            && meeting.BreakMinutes == plan.Pattern.BreakMinutes && meeting.RoomId == plan.Room && meeting.CounselorId == plan.Counselor);
    }

    private void TakeWords(GroupPlan plan)
    {
        (TrackId, Name, Capacity) = (plan.Track, plan.Name, plan.Capacity);
        (EducationMinutes, SkillsMinutes) = (plan.Pattern.EducationMinutes, plan.Pattern.SkillsMinutes);
        (DiscussionMinutes, BreakMinutes) = (plan.Pattern.DiscussionMinutes, plan.Pattern.BreakMinutes);
    }

    private void Take(GroupPlan plan)
    {
        TakeWords(plan);
        var start = (int)plan.Pattern.Start.ToTimeSpan().TotalMinutes;
        _meetings.AddRange(plan.Pattern.Days.Select(day => new GroupMeeting
        {
            Id = Guid.CreateVersion7(), GroupId = Id, Weekday = day, StartMinute = start, EndMinute = start + plan.Pattern.ClockMinutes,
            From = plan.From, RoomId = plan.Room, CounselorId = plan.Counselor,
        }));
    }
}

/// <summary>What an administrator wants a group to be from a day on.</summary>
public sealed record GroupPlan(
    TrackId Track, string Name, int Capacity, WeeklyPattern Pattern, PractitionerId Counselor, RoomId Room, DateOnly From);

/// <summary>A weekly meeting on one of its dates.</summary>
public sealed record DatedMeeting(GroupMeeting Meeting, PlannedSession Session);

/// <summary>A weekly meeting of a group: one weekday, one room, one counselor, over an interval of days.</summary>
public sealed class GroupMeeting
{
    public required Guid Id { get; init; }

    public required GroupId GroupId { get; init; }

    public required DayOfWeek Weekday { get; init; }

    /// <summary>Minutes after local midnight.</summary>
    public required int StartMinute { get; init; }

    /// <summary>Minutes after local midnight; room and counselor are free again from this minute on.</summary>
    public required int EndMinute { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly Until { get; private set; } = DateSpan.Open;

    public required RoomId RoomId { get; init; }

    public required PractitionerId CounselorId { get; init; }

    public DateSpan Span => new(From, Until);

    public TimeOnly Start => new(StartMinute / 60, StartMinute % 60);

    /// <summary>Pauses; what the clock shows beyond the clinical minutes.</summary>
    public int BreakMinutes => EndMinute - StartMinute - WeeklyPattern.SessionMinutes;

    public WeeklyTime Time => WeeklyTime.Between(Weekday, StartMinute, EndMinute);

    internal void EndBefore(DateOnly firstDayWithout) => Until = firstDayWithout < From ? From : firstDayWithout;
}
