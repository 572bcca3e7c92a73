namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>
/// A client's way from the first saved answer to the end of treatment: one aggregate, one table of legal moves.
/// A client has at most one that has not ended. What happens once a place is promised stands in a part of its own: when the stay
/// begins, pauses and ends.
/// </summary>
public sealed partial class Enrollment : Aggregate
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

    /// <summary>The offered hour that was chosen in the picker, held or not; it may have gone to somebody else meanwhile.</summary>
    public OfferedHourId? HourId { get; private set; }

    /// <summary>No offered hour fitted; staff arrange one before admission.</summary>
    public bool ArrangeHour { get; private set; }

    public DateTime StartedUtc { get; private set; }

    public DateTime? SentUtc { get; private set; }

    public DateTime? DecidedUtc { get; private set; }

    public PractitionerId? DecidedBy { get; private set; }

    /// <summary>When staff last decided to keep a place that had been in doubt.</summary>
    public DateTime? KeptUtc { get; private set; }

    public PayerPath Payer { get; private set; }

    /// <summary>After a decline: the named places that can help now, for the client to read.</summary>
    public string? PlacesToGo { get; private set; }

    /// <summary>Every move, in order, with who, when and why.</summary>
    public IReadOnlyList<EnrollmentMove> Moves => _moves;

    /// <summary>
    /// True once a place of one program is asked for or kept, or a track is waited for: from then on the client's answer to which program
    /// no longer changes by itself.
    /// </summary>
    public bool ProgramIsSettled => Status == EnrollmentStatus.Waitlisted || (Status != EnrollmentStatus.Draft && GroupId is not null);

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
    public void Choose(GroupId group, DateOnly start, PractitionerId? therapist, OfferedHourId? hour = null)
    {
        (GroupId, StartDate, StartMovedFrom, TherapistId, HourId, ArrangeHour) = (group, start, null, therapist, hour, therapist is null);
        Raise(new PlaceChosen(Id, ClientId, group, start));
    }

    /// <summary>Takes over the therapist of a weekly hour that staff have arranged; the rest of the choice stays.</summary>
    public void TakeHourWith(PractitionerId therapist) => (TherapistId, HourId, ArrangeHour) = (therapist, null, false);

    /// <summary>Forgets a choice that could not be kept; without one, nothing happens.</summary>
    public void ForgetChoice()
    {
        if (GroupId is not { } group)
            return;
        (GroupId, StartDate, StartMovedFrom, TherapistId, HourId, ArrangeHour) = (null, null, null, null, null, false);
        Raise(new ChoiceForgotten(Id, ClientId, group));
    }

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
    public void Admit(DateOnly start, PractitionerId therapist) =>
        (StartMovedFrom, StartDate, TherapistId, ArrangeHour) = (start == StartDate ? StartMovedFrom : null, start, therapist, false);

    /// <summary>Staff keep the place though it is in doubt; from now on it is not, until something new happens.</summary>
    public void Keep(DateTime nowUtc)
    {
        KeptUtc = nowUtc;
        Raise(new PlaceKept(Id, ClientId));
    }

    /// <summary>Names where a client who is declined can go next; at least one place.</summary>
    public void NamePlacesToGo(string places) => PlacesToGo = places;
}
