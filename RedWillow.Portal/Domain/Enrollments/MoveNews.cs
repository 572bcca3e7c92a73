using static RedWillow.Portal.Domain.Enrollments.EnrollmentStatus;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>What a client is written after a move of their enrollment.</summary>
public enum MoveNews
{
    /// <summary>The move tells them nothing: they made it here themself, were there when it was made, or can read nothing of it.</summary>
    Nothing = 0,

    /// <summary>The request has arrived.</summary>
    Received = 1,

    /// <summary>They wait for a place.</summary>
    OnTheList = 2,

    /// <summary>Where the request stands has changed, and signed in they read how.</summary>
    Changed = 3,

    /// <summary>The request was taken back or released; nothing of it is planned any more.</summary>
    Closed = 4,

    /// <summary>The stay has ended, and with it what was planned.</summary>
    Ended = 5,
}

/// <summary>
/// The one list of moves that somebody is written about. A first session, a leave and the return from one are talked over in the room,
/// and a task list that was never sent tells nobody anything; whatever is not listed is not mailed.
/// </summary>
public static class TellingMoves
{
    private static readonly Dictionary<(EnrollmentStatus From, EnrollmentStatus To), MoveNews> Table = new()
    {
        [(Draft, Requested)] = MoveNews.Received,
        [(Draft, Waitlisted)] = MoveNews.OnTheList,

        [(Requested, Approved)] = MoveNews.Changed,
        [(Requested, Waitlisted)] = MoveNews.Changed,
        [(Requested, ConsultationRequired)] = MoveNews.Changed,
        [(Requested, Declined)] = MoveNews.Changed,
        [(Requested, Withdrawn)] = MoveNews.Closed,

        [(ConsultationRequired, Requested)] = MoveNews.Changed,
        [(ConsultationRequired, Waitlisted)] = MoveNews.Changed,
        [(ConsultationRequired, Declined)] = MoveNews.Changed,
        [(ConsultationRequired, Withdrawn)] = MoveNews.Closed,

        [(Waitlisted, Requested)] = MoveNews.Changed,
        [(Waitlisted, ConsultationRequired)] = MoveNews.Changed,
        [(Waitlisted, Declined)] = MoveNews.Changed,
        [(Waitlisted, Withdrawn)] = MoveNews.Closed,

        [(Approved, ConsultationRequired)] = MoveNews.Changed,
        [(Approved, Withdrawn)] = MoveNews.Closed,

        [(Active, Completed)] = MoveNews.Ended,
        [(Active, Discharged)] = MoveNews.Ended,
        [(OnHold, Completed)] = MoveNews.Ended,
        [(OnHold, Discharged)] = MoveNews.Ended,
    };

    /// <summary>What the client is written after this move.</summary>
    public static MoveNews Of(EnrollmentStatus from, EnrollmentStatus to) => Table.GetValueOrDefault((from, to));
}
