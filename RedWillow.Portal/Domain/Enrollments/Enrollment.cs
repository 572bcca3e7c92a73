namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>
/// A client's way from the first saved answer to the end of treatment: one aggregate, one table of legal moves.
/// A client has at most one that has not ended.
/// </summary>
public sealed class Enrollment : Aggregate
{
    private readonly List<EnrollmentMove> _moves = [];

    private Enrollment()
    {
    }

    public EnrollmentId Id { get; private set; }

    public ClientId ClientId { get; private set; }

    public EnrollmentStatus Status { get; private set; }

    /// <summary>The group asked for, and after admission the group attended.</summary>
    public GroupId? GroupId { get; private set; }

    /// <summary>The primary therapist: proposed by the client's choice of a weekly hour, settled at admission.</summary>
    public PractitionerId? TherapistId { get; private set; }

    /// <summary>The first session: asked for while requested, promised once approved. A real session date .</summary>
    public DateOnly? StartDate { get; private set; }

    /// <summary>No offered hour fitted; staff arrange one before admission.</summary>
    public bool ArrangeHour { get; private set; }

    public DateTime StartedUtc { get; private set; }

    public DateTime? SentUtc { get; private set; }

    public DateTime? DecidedUtc { get; private set; }

    public PractitionerId? DecidedBy { get; private set; }

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

    /// <summary>When staff last decided to keep a place that had been in doubt.</summary>
    public DateTime? KeptUtc { get; private set; }

    public PayerPath Payer { get; private set; }

    /// <summary>After a decline: the named places that can help now, for the client to read.</summary>
    public string? PlacesToGo { get; private set; }

    /// <summary>Every move, in order, with who, when and why.</summary>
    public IReadOnlyList<EnrollmentMove> Moves => _moves;

    /// <summary>
    /// True once a place of one program was asked for, or a track is waited for: from then on the client's answer to which program
    /// no longer changes by itself.
    /// </summary>
    public bool ProgramIsSettled => Status == EnrollmentStatus.Waitlisted || (SentUtc is not null && GroupId is not null);

    public bool HasEnded => EnrollmentMoves.IsTerminal(Status);

    /// <summary>An empty task list.</summary>
    public static Enrollment Begin(EnrollmentId id, ClientId client, DateTime nowUtc)
    {
        var enrollment = new Enrollment { Id = id, ClientId = client, StartedUtc = nowUtc };
        enrollment.Raise(new EnrollmentBegun(id, client));
        return enrollment;
    }

    /// <summary>Notes that an answer was saved; the answer itself is a row of its own.</summary>
    public void AnswerSaved(string question) => Raise(new AnswerSaved(Id, ClientId, question));

    /// <summary>Takes over what was chosen in the picker.</summary>
    public void Choose(GroupId group, DateOnly start, PractitionerId? therapist)
    {
        (GroupId, StartDate, TherapistId, ArrangeHour) = (group, start, therapist, therapist is null);
        Raise(new PlaceChosen(Id, ClientId, group, start));
    }

    /// <summary>Forgets a choice that could not be kept.</summary>
    public void ForgetChoice() => (GroupId, StartDate, TherapistId, ArrangeHour) = (null, null, null, false);

    /// <summary>Settles how treatment is paid for (part of R-11).</summary>
    public void SettlePayer(PayerPath path)
    {
        Payer = path;
        Raise(new PayerSettled(Id, ClientId, path));
    }

    /// <summary>Makes a legal move and remembers it; refuses any other .</summary>
    /// <param name="to">The new status.</param>
    /// <param name="actor">Who makes it; some moves are a licensed clinician's alone.</param>
    /// <param name="nowUtc">When.</param>
    /// <param name="reason">Why, as a code or in staff's words.</param>
    /// <param name="toldFromUtc">When the client may hear of it; null for at once.</param>
    public Result<Done> MoveTo(EnrollmentStatus to, Actor actor, DateTime nowUtc, string? reason = null, DateTime? toldFromUtc = null)
    {
        if (EnrollmentMoves.Check(Status, to, actor) is { } refusal)
            return refusal;
        _moves.Add(new EnrollmentMove
        {
            Id = Guid.CreateVersion7(), EnrollmentId = Id, From = Status, To = to, AtUtc = nowUtc,
            By = actor is Actor.Staff staff ? staff.Id : null, Reason = reason,
        });
        if (to == EnrollmentStatus.Requested)
            SentUtc ??= nowUtc;
        if (to is EnrollmentStatus.Approved or EnrollmentStatus.Declined)
            (DecidedUtc, DecidedBy) = (nowUtc, (actor as Actor.Staff)?.Id);
        if (to != EnrollmentStatus.OnHold)
            (LeaveFrom, ReturnOn) = (null, null);
        Raise(new EnrollmentMoved(Id, ClientId, Status, to) { NotBeforeUtc = toldFromUtc });
        Status = to;
        return Done.Instance;
    }

    /// <summary>Ends a talk that came first: who waited in line waits in line again, everybody else waits for an answer.</summary>
    public Result<Done> GoOn(Actor actor, DateTime nowUtc, string note)
    {
        var pause = _moves.Where(static move => move.To == EnrollmentStatus.ConsultationRequired).MaxBy(static move => (move.AtUtc, move.Id));
        return MoveTo(pause?.From == EnrollmentStatus.Waitlisted ? EnrollmentStatus.Waitlisted : EnrollmentStatus.Requested, actor, nowUtc, note);
    }

    /// <summary>Settles what a clinician admits to: the start, and the therapist.</summary>
    public void Admit(DateOnly start, PractitionerId therapist) => (StartDate, TherapistId, ArrangeHour) = (start, therapist, false);

    /// <summary>The first session does not take place, so the group's next one is the first; or staff agree on another.</summary>
    public void MoveStart(DateOnly start)
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
        FirstAttended = first;
        return first is not null && Status == EnrollmentStatus.Approved ? MoveTo(EnrollmentStatus.Active, actor, nowUtc) : Done.Instance;
    }

    /// <summary>Staff keep the place though it is in doubt; from now on it is not, until something new happens.</summary>
    public void Keep(DateTime nowUtc)
    {
        KeptUtc = nowUtc;
        Raise(new PlaceKept(Id, ClientId));
    }

    /// <summary>Names where a client who is declined can go next; at least one place.</summary>
    public void NamePlacesToGo(string places) => PlacesToGo = places;

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
