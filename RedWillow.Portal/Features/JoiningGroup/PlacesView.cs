using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>What a client has chosen so far, as it stands in the address: the group by its neutral code, as on the public pages.</summary>
public sealed record PlaceChoice(string? Group = null, DateOnly? Start = null, OfferedHourId? Hour = null, bool NoHourFits = false);

/// <summary>Everything the picker shows.</summary>
/// <param name="Enrollment">The client's own.</param>
/// <param name="State">Whether choosing is open; when not, there is nothing to choose from.</param>
/// <param name="Groups">The groups of the client's program, open ones first.</param>
/// <param name="Therapists">With the hours they offer, judged against the chosen group and first session; empty before both are chosen.</param>
/// <param name="Held">What the client holds now.</param>
public sealed record PlacesView(
    EnrollmentId Enrollment, ChoosingState State, IReadOnlyList<GroupView> Groups, IReadOnlyList<TherapistView> Therapists, HeldView? Held)
{
    /// <summary>The client has told a way in which it is safe to reach them.</summary>
    public bool CanBeReached { get; init; }

    /// <summary>The program the client told us of; the groups of every program are shown without one.</summary>
    public ProgramKind? Program { get; init; }

    /// <summary>What cannot be chosen because it is still being planned.</summary>
    public IReadOnlyList<PlannedView> Planned { get; init; } = [];

    /// <summary>How long a place is held that is taken now.</summary>
    public int HoldMinutes { get; init; }

    /// <summary>What the task list knows was chosen, held or not, as far as it can still be had.</summary>
    public PlaceChoice Remembered { get; init; } = new();

    /// <summary>A place was chosen, and its time has run out.</summary>
    public bool HasLapsed { get; init; }

    /// <summary>The weekly hour that was chosen and cannot be had any more.</summary>
    public ChosenWeeklyHour? Lost { get; init; }

    /// <summary>The program of the group that was asked for, when that is another than the client told us of.</summary>
    public ProgramKind? OtherProgram { get; init; }

    /// <summary>What is open nearest to a choice that was refused.</summary>
    public IReadOnlyList<OpenStart> NearestTo(PlaceChoice choice, Refusal? refusal)
    {
        List<OpenStart> open = [.. Groups.SelectMany(group => group.Dates.Where(date => date.WhyNot is null).Select(date => new OpenStart(group.Slug, group.Program, group.TimeOfDay, date.Date, date.Start)))];
        return NearestStarts.IsAboutHour(refusal) && open.Find(start => start.Group == choice.Group && start.Date == choice.Start) is { } place
            ? NearestStarts.WithAnotherHour(place, Therapists.SelectMany(who => who.Hours).FirstOrDefault(hour => hour.Id == choice.Hour)?.Time, FreeHours(), open)
            : NearestStarts.To(choice.Group, choice.Start, open);
    }

    private IEnumerable<FreeHour> FreeHours() =>
        from who in Therapists
        from hour in who.Hours
        where hour.WhyNot is null
        select new FreeHour(hour.Id, who.Name, who.Credential, who.Languages, hour.Time.Day, hour.Time.Start, hour.Time.Minutes);
}

/// <summary>One group, its neutral code, and the name by which staff know it: when it meets, its next first days, and the first session from which a place stays free, if there is one.</summary>
public sealed record GroupView(
    GroupId Id, string Slug, string StaffName, TrackId Track, ProgramKind Program, TimeOfDay TimeOfDay, IReadOnlyList<WeeklyTime> Meetings, SeatWords Words,
    DateOnly? FirstFree, IReadOnlyList<DateView> Dates)
{
    /// <summary>How the times change after those of <see cref="Meetings"/>, if they do.</summary>
    public LaterTimes? Later { get; init; }

    /// <summary>No place stays free from any session on: there is nothing to hold, but the group can be waited for.</summary>
    public bool IsFull => FirstFree is null;
}

/// <summary>A track that takes interest, not enrollments .</summary>
public sealed record PlannedView(TrackId Id, ProgramKind Program, TimeOfDay TimeOfDay);

/// <summary>A day on which the group meets, or would; and why a place cannot begin then, if it cannot.</summary>
public sealed record DateView(DateOnly Date, TimeOnly Start, DateReason? WhyNot)
{
    /// <summary>The day of the client's own appointment that is in the way.</summary>
    public DateOnly? BusyOn { get; init; }
}

/// <summary>Why a place cannot begin on a day.</summary>
public enum DateReason
{
    FullFromThatDay = 1,
    StartsTooSoon = 2,
    ClosedDay = 3,
    HasBegun = 4,

    /// <summary>The client has an appointment while the group meets, on that day or a later one.</summary>
    YourAppointment = 5,

    /// <summary>The client has another place then.</summary>
    YourOtherPlace = 6,
}

/// <summary>A therapist of the program with at least one hour that is free.</summary>
public sealed record TherapistView(PractitionerId Id, string Name, string Credential, string Languages, IReadOnlyList<HourView> Hours);

/// <summary>A weekly hour; and why it cannot be chosen, if it cannot.</summary>
public sealed record HourView(OfferedHourId Id, WeeklyTime Time, HourReason? WhyNot)
{
    /// <inheritdoc cref="DateView.BusyOn"/>
    public DateOnly? BusyOn { get; init; }
}

/// <summary>Why a weekly hour cannot be chosen.</summary>
public enum HourReason
{
    Taken = 1,
    OverlapsYourGroup = 2,
    TherapistLeadsGroup = 3,
    NotOfferedYet = 4,

    /// <summary>The client has an appointment at that time, on one day.</summary>
    YourAppointment = 5,
}

/// <summary>A hold until a time on the center's wall clock. When that is over, the next to ask may have the place.</summary>
/// <param name="Choice">What is held, as it stands in the address.</param>
/// <param name="Until">When the time is over.</param>
/// <param name="IsOver">It is over now.</param>
/// <param name="Place">What is held, as it is said.</param>
public sealed record HeldView(PlaceChoice Choice, TimeOnly Until, bool IsOver, ChosenPlace Place);
