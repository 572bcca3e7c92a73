using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>An open, rolling-admission therapy group: three days a week, 180 clinical minutes each .</summary>
public sealed class Group : Aggregate
{
    private readonly List<GroupMeeting> _meetings = [];

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

    /// <summary>Pauses; they lengthen the clock time and count for nothing.</summary>
    public int BreakMinutes { get; private set; }

    /// <summary>The weekly meetings, past patterns included; each has its own first and last day.</summary>
    public IReadOnlyList<GroupMeeting> Meetings => _meetings;

    public int ClinicalMinutes => EducationMinutes + SkillsMinutes + DiscussionMinutes;

    public int ClockMinutes => ClinicalMinutes + BreakMinutes;

    /// <summary>A new group that meets from <paramref name="plan"/>'s first day on.</summary>
    public static Group Open(GroupId id, string slug, GroupPlan plan)
    {
        var group = new Group { Id = id, Slug = slug };
        group.Take(plan);
        group.Raise(new GroupOpened(id, plan.Track));
        return group;
    }

    /// <summary>
    /// Changes the group. Weekly meetings before the plan's first day stay as they were; from that day on the plan holds.
    /// </summary>
    public void Change(GroupPlan plan)
    {
        foreach (var meeting in _meetings.Where(meeting => meeting.Until > plan.From))
            meeting.EndBefore(plan.From);
        _meetings.RemoveAll(meeting => meeting.Span.IsEmpty);
        Take(plan);
        Raise(new GroupChanged(Id, plan.From));
    }

    private void Take(GroupPlan plan)
    {
        (TrackId, Name, Capacity) = (plan.Track, plan.Name, plan.Capacity);
        (EducationMinutes, SkillsMinutes) = (plan.Pattern.EducationMinutes, plan.Pattern.SkillsMinutes);
        (DiscussionMinutes, BreakMinutes) = (plan.Pattern.DiscussionMinutes, plan.Pattern.BreakMinutes);
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

    internal void EndBefore(DateOnly firstDayWithout) => Until = firstDayWithout < From ? From : firstDayWithout;
}
