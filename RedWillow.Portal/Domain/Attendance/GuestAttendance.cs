using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Attendance;

/// <summary>A session that somebody came to who was not expected.</summary>
/// <param name="Group">Whose session.</param>
/// <param name="Name">The group's name.</param>
/// <param name="Date">The day.</param>
/// <param name="Time">When, by the wall clock, breaks included.</param>
/// <param name="Minutes">The minutes that count as treatment.</param>
/// <param name="Capacity">The most clients at the session, guests included .</param>
/// <param name="Taken">Every live claim on a seat of the group.</param>
public sealed record GuestSession(
    GroupId Group, string Name, DateOnly Date, WeeklyTime Time, int Minutes, int Capacity, IReadOnlyCollection<DateSpan> Taken)
{
    /// <summary>The one day of a guest's seat.</summary>
    public DateSpan Day => new(Date, Date.AddDays(1));
}

/// <summary>A seat that the guest has already.</summary>
public readonly record struct OwnSeat(GroupId Group, DateSpan Days);

/// <summary>Who came, as far as a seat for the day depends on it.</summary>
/// <param name="Seats">The client's own seats, and those as a guest.</param>
/// <param name="Week">What the client has every week: the meetings of the own groups, and the individual hour.</param>
/// <param name="WeekMinutes">Treatment of that program week so far, and what of it is still to come.</param>
public sealed record GuestClient(IReadOnlyCollection<OwnSeat> Seats, IReadOnlyCollection<WeeklyCommitment> Week, int WeekMinutes);

/// <summary>
/// A client at one session who has no seat there that day: one of another group, or one whose own seat begins later. A seat for the day, and no
/// membership.
/// </summary>
public static class GuestAttendance
{
    /// <summary>
    /// Null when the client can be a guest, or why not: expected there anyway, elsewhere at that time, too much treatment in one
    /// week, no free chair.
    /// </summary>
    public static Refusal? WhyNot(GuestSession session, GuestClient client)
    {
        if (client.Seats.Any(seat => seat.Group == session.Group && seat.Days.Contains(session.Date)))
            return new AlreadyExpected();
        if (WeekConflicts.Client([new WeeklyCommitment(session.Name, session.Time, session.Day)], client.Week) is { } busy)
            return busy;
        if (ClinicalHours.CheckCeiling(client.WeekMinutes + session.Minutes) is { } tooMany)
            return tooMany;
        return Occupancy.HasRoom(session.Capacity, session.Taken, session.Day) ? null : new SessionFull();
    }
}

/// <summary>A client of another group came to a session, and has a seat for the day.</summary>
public sealed record GuestAdded(SessionId Session, ClientId Who, GroupId Group) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Session.Value;
}

/// <summary>A guest was taken off a session's sheet.</summary>
public sealed record GuestTakenOff(SessionId Session, ClientId Who, GroupId Group) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Session.Value;
}

/// <summary>The client is on the sheet already.</summary>
public sealed record AlreadyExpected : Refusal;

/// <summary>Every chair of the session is taken .</summary>
public sealed record SessionFull : Refusal;

/// <summary>Only a guest without a mark is taken off.</summary>
public sealed record GuestIsMarked : Refusal;
