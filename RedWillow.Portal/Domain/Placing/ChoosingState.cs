using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Domain.Placing;

/// <summary>Whether a client may choose a place alone, and if not, why.</summary>
public enum ChoosingState
{
    /// <summary>Group, date and hour can be chosen.</summary>
    Open = 1,

    /// <summary>Staff arrange it together with the client; the reason is never told apart.</summary>
    ArrangedByStaff = 2,

    /// <summary>The request was sent and holds its place.</summary>
    Sent = 3,

    /// <summary>The client waits for a place.</summary>
    Waiting = 4,

    /// <summary>The enrollment was decided or has ended.</summary>
    Ended = 5,

    /// <summary>There is a place; staff change it together with the client.</summary>
    Admitted = 6,
}

/// <summary>The rule of who may choose alone .</summary>
public static class Choosing
{
    /// <summary>Where an enrollment stands with choosing.</summary>
    /// <param name="status">The enrollment's status.</param>
    /// <param name="arrangedByStaff">A safety flag is not cleared, or a task asks staff to arrange the place.</param>
    public static ChoosingState StateOf(EnrollmentStatus status, bool arrangedByStaff) => status switch
    {
        EnrollmentStatus.ConsultationRequired => ChoosingState.ArrangedByStaff,
        EnrollmentStatus.Draft => arrangedByStaff ? ChoosingState.ArrangedByStaff : ChoosingState.Open,
        EnrollmentStatus.Waitlisted => ChoosingState.Waiting,
        EnrollmentStatus.Requested => ChoosingState.Sent,
        EnrollmentStatus.Approved or EnrollmentStatus.Active or EnrollmentStatus.OnHold => ChoosingState.Admitted,
        _ => ChoosingState.Ended,
    };

    /// <summary>
    /// The first day on which a place that a client chooses alone may begin: the day after the answer. Whoever asks is called or
    /// written to within one business day, and nobody is to come to a first session that nobody has talked about with them.
    /// </summary>
    /// <param name="today">The local day.</param>
    /// <param name="closed">Days on which the center is closed.</param>
    public static DateOnly FirstDay(DateOnly today, IReadOnlySet<DateOnly> closed) => BusinessDays.After(today, closed).AddDays(1);

    /// <summary>The first day for whoever chooses: staff talk with the client, and may begin with any session that has not begun.</summary>
    /// <inheritdoc cref="FirstDay(DateOnly, IReadOnlySet{DateOnly})"/>
    public static DateOnly FirstDay(Actor actor, DateOnly today, IReadOnlySet<DateOnly> closed) => actor is Actor.Staff ? today : FirstDay(today, closed);

    /// <summary>The refusal a state stands for; null when choosing is open.</summary>
    public static Refusal? WhyNot(ChoosingState state) => state switch
    {
        ChoosingState.Open => null,
        ChoosingState.ArrangedByStaff => new ArrangedByStaff(),
        ChoosingState.Waiting => new AlreadyWaiting(),
        ChoosingState.Sent or ChoosingState.Admitted => new AlreadySent(),
        _ => new AlreadyDecided(),
    };

    /// <summary>The program an answer to <see cref="Question.Program"/> names; null while there is none, or the client is not sure.</summary>
    public static ProgramKind? InMind(string? told) => Enum.TryParse<ProgramKind>(told, out var known) && Enum.IsDefined(known) ? known : null;

    /// <summary>Why a group of that program is not for this client; null when it is, or when the client is not sure yet.</summary>
    public static Refusal? WhyNot(ProgramKind? inMind, ProgramKind offered) => inMind is { } wanted && wanted != offered ? new OtherProgram() : null;
}
