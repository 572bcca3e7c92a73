using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Placing;

/// <summary>What the client has already, apart from the place asked for.</summary>
/// <param name="Seats">Seats that are more than held.</param>
/// <param name="Week">Weekly hours that are more than held, and the talks that are booked, each on its own day.</param>
public sealed record ClientPlaces(IReadOnlyList<DateSpan> Seats, IReadOnlyList<WeeklyCommitment> Week)
{
    /// <summary>Of somebody who has nothing yet.</summary>
    public static readonly ClientPlaces None = new([], []);
}

/// <summary>The seats of a group as far as one client can have one. What is offered and what is taken are judged here alike.</summary>
/// <param name="Group">The group's seats.</param>
/// <param name="Client">What the client has already.</param>
/// <param name="Terms">When it is decided.</param>
public sealed record SeatOffer(GroupPlaces Group, ClientPlaces Client, PlacementTerms Terms)
{
    /// <summary>The sessions with which a new place can begin, the next first.</summary>
    public IEnumerable<DateOnly> Starts => Group.Sessions.Select(static session => session.Date).Order().Where(date => WhyNot(date) is null);

    /// <summary>Why a new place cannot begin that day: another place of the client, the group, or the client's own week. Null when it can.</summary>
    /// <param name="start">The day of the first session.</param>
    public Refusal? WhyNot(DateOnly start) => WhyNot(start, Group.WhyNot(start, Terms.NowUtc, Terms.NotBefore));

    /// <summary>The same for a place that was promised already; see <see cref="GroupPlaces.WhyNotKept"/>.</summary>
    /// <param name="start">The day of the first session.</param>
    /// <param name="notBefore">The first day on which it may begin.</param>
    public Refusal? WhyNotKept(DateOnly start, DateOnly notBefore) => WhyNot(start, Group.WhyNotKept(start, Terms.NowUtc, notBefore));

    private Refusal? WhyNot(DateOnly start, Refusal? group)
    {
        var asked = DateSpan.OpenFrom(start);
        if (Client.Seats.Any(asked.Overlaps))
            return new AlreadyEnrolling();
        if (group is not null)
            return group;
        var meetings = Group.Meetings.Select(meeting => meeting with { Span = meeting.Span.Intersect(asked) });
        return WeekConflicts.Client(meetings, Client.Week, Terms.BufferMinutes);
    }
}
