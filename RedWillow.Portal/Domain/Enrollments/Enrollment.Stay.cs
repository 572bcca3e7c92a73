using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>The stay: when it begins, pauses and ends.</summary>
public sealed partial class Enrollment
{
    /// <summary>The first attended session; weeks in the program count from here.</summary>
    public DateOnly? FirstAttended { get; private set; }

    /// <summary>The last day of the stay once a clinician has dated it.</summary>
    public DateOnly? EndDate { get; private set; }

    /// <summary>Why the end is dated as it is, in staff's words; an end before its time needs it .</summary>
    public string? EndNote { get; private set; }

    /// <summary>The first day of the leave that goes on; null when the client is not on leave .</summary>
    public DateOnly? LeaveFrom { get; private set; }

    /// <summary>The day on which a client on leave is expected back.</summary>
    public DateOnly? ReturnOn { get; private set; }

    /// <summary>The first session asked for, where it does not take place and the group's next one became the first; null otherwise.</summary>
    public DateOnly? StartMovedFrom { get; private set; }

    /// <summary>The day whose group times this enrollment is shown: the first session's, or today's once it has begun, and that of one that has ended stays.</summary>
    /// <param name="first">The day of the first session.</param>
    /// <param name="today">The day at the center.</param>
    public DateOnly ShownOn(DateOnly first, DateOnly today) => first > today || HasEnded ? first : today;

    /// <summary>The first session does not take place, so the group's next one is the first .</summary>
    public void MoveStart(DateOnly start)
    {
        StartMovedFrom ??= StartDate;
        StartOn(start);
    }

    /// <summary>The first session asked for takes place after all, and nothing says any more that it was called off .</summary>
    /// <param name="start">That day; or the day the stay begins on now, where there is no room from the earlier one on.</param>
    public void GiveStartBack(DateOnly start)
    {
        StartMovedFrom = null;
        StartOn(start);
    }

    /// <summary>Staff agree with the client on another first session; the client is told.</summary>
    public void AgreeStart(DateOnly start)
    {
        StartMovedFrom = null;
        StartOn(start);
        Raise(new StartAgreed(Id, ClientId, start));
    }

    /// <summary>Staff agree with the client on another weekly hour; the client is told.</summary>
    /// <param name="therapist">With whom it is.</param>
    /// <param name="from">The first day on which it is theirs.</param>
    public void AgreeHour(PractitionerId therapist, DateOnly from)
    {
        TakeHourWith(therapist);
        Raise(new HourAgreed(Id, ClientId, from));
    }

    private void StartOn(DateOnly start)
    {
        StartDate = start;
        Raise(new StartMoved(Id, ClientId, start));
    }

    /// <summary>
    /// Settles the first attended session, and makes an approved client active. Marks are corrected and entered out of order,
    /// so the day may move; taking the only one back leaves the status as it is, for a person to decide.
    /// </summary>
    /// <param name="first">The day, or null when no session has been attended.</param>
    /// <param name="actor">Who marked it.</param>
    /// <param name="nowUtc">When.</param>
    public Result<Done> Attended(DateOnly? first, Actor actor, DateTime nowUtc)
    {
        FirstAttended = BroughtFrom ?? first;
        return first is not null && Status == EnrollmentStatus.Approved ? MoveTo(EnrollmentStatus.Active, actor, nowUtc) : Done.Instance;
    }

    /// <summary>Begins a leave today, or moves the day of return of one that goes on; seat and hour stay .</summary>
    /// <param name="returnOn">After today, and at most <see cref="Leaves.LongestDays"/> days after the leave began.</param>
    /// <param name="reason">Why; kept with the move.</param>
    /// <param name="actor">Who.</param>
    /// <param name="today">The day at the center.</param>
    /// <param name="nowUtc">When.</param>
    public Result<Done> Pause(DateOnly returnOn, string reason, Actor actor, DateOnly today, DateTime nowUtc)
    {
        var from = LeaveFrom ?? today;
        if (returnOn <= today || returnOn > from.AddDays(Leaves.LongestDays))
            return new ReturnDayOutOfRange(from.AddDays(Leaves.LongestDays));
        if (Status == EnrollmentStatus.OnHold)
            Raise(new LeaveChanged(Id, ClientId, returnOn));
        else if (MoveTo(EnrollmentStatus.OnHold, actor, nowUtc, reason) is { Succeeded: false } refused)
            return refused;
        (LeaveFrom, ReturnOn) = (from, returnOn);
        return Done.Instance;
    }

    /// <summary>Ends the leave: seat and hour are as they were, and from that day on sessions, hours and weeks count again .</summary>
    /// <param name="day">When the client was back: not before the leave began, and not after today.</param>
    /// <param name="actor">Who notes it.</param>
    /// <param name="today">The day at the center.</param>
    /// <param name="nowUtc">When.</param>
    public Result<Done> ComeBack(DateOnly day, Actor actor, DateOnly today, DateTime nowUtc)
    {
        if (Status != EnrollmentStatus.OnHold || LeaveFrom is not { } from)
            return new NotOnLeave();
        return day < from || day > today ? new BackDayOutOfRange(from) : MoveTo(EnrollmentStatus.Active, actor, nowUtc, day == today ? null : Leaves.Code(day));
    }

    /// <summary>Dates the end of the stay, or leaves it open again.</summary>
    /// <param name="lastDay">The last day; null for an open end.</param>
    /// <param name="note">Why, where that has to be said.</param>
    public void DateEnd(DateOnly? lastDay, string? note)
    {
        (EndDate, EndNote) = (lastDay, lastDay is null ? null : note);
        Raise(new EndDated(Id, ClientId, lastDay));
    }

    /// <summary>The stay ends today, whatever had been dated.</summary>
    public void EndOn(DateOnly lastDay) => EndDate = lastDay;
}
