namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>A client opened a task list.</summary>
public sealed record EnrollmentBegun(EnrollmentId Enrollment, ClientId Who) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>An answer was saved; which one, not what it says.</summary>
public sealed record AnswerSaved(EnrollmentId Enrollment, ClientId Who, string Question) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>The chosen group is chosen no more: it was let go, or could not be kept.</summary>
public sealed record ChoiceForgotten(EnrollmentId Enrollment, ClientId Who, GroupId Group) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>A group and a first date were chosen.</summary>
public sealed record PlaceChosen(EnrollmentId Enrollment, ClientId Who, GroupId Group, DateOnly Start) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>The first session does not take place, and the stay begins on a later one; or it takes place after all.</summary>
public sealed record StartMoved(EnrollmentId Enrollment, ClientId Who, DateOnly Start) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>How treatment is paid for was settled.</summary>
public sealed record PayerSettled(EnrollmentId Enrollment, ClientId Who, PayerPath Path) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>An enrollment moved from one status to another; the client hears of it in neutral words.</summary>
public sealed record EnrollmentMoved(EnrollmentId Enrollment, ClientId Who, EnrollmentStatus From, EnrollmentStatus To) : ClientNotice
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>The result of an intake was recorded.</summary>
public sealed record IntakeRecorded(EnrollmentId Enrollment, ClientId Who, IntakeOutcome Outcome) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>A reason for concern was raised or cleared.</summary>
public sealed record SafetyFlagChanged(SafetyFlagId Flag, ClientId Who, bool Cleared) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Flag.Value;
}

/// <summary>The client already has an enrollment that has not ended .</summary>
public sealed record AlreadyEnrolling : Refusal;

/// <summary>The hold on the place has run out.</summary>
public sealed record HoldExpired : Refusal;

/// <summary>Staff arrange the place for this client; choosing alone is closed.</summary>
public sealed record ArrangedByStaff : Refusal;

/// <summary>Questions that must be answered first are open.</summary>
/// <param name="Open">How many.</param>
public sealed record TasksOpen(int Open) : Refusal
{
    public override IReadOnlyList<object> Facts => [Open];
}

/// <summary>A request asks for a place, and none is chosen. The client can choose one, or wait for one.</summary>
public sealed record PlaceNotChosen : Refusal;

/// <summary>Another place has been chosen since the page was opened that sends it: nothing goes out that was not read.</summary>
public sealed record PlaceChanged : Refusal;

/// <summary>The request has been decided, or has ended.</summary>
public sealed record AlreadyDecided : Refusal;

/// <summary>
/// A client changes nothing about the request online for now; they can call. It says no more, because it is also what a client hears
/// whose request has been declined and who is not told yet.
/// </summary>
public sealed record NotOnlineNow : Refusal;

/// <summary>
/// The request asks for a place of the program the client told us about, so that answer stays. The client can call, or take the
/// request back and choose again.
/// </summary>
public sealed record ProgramSettled : Refusal;

/// <summary>A member of staff did what a task asked for.</summary>
public sealed record StaffTaskFinished(StaffTaskId Task, ClientId Who, StaffTaskKind Kind) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Task.Value;
}

/// <summary>An answer for which staff would go on together with the client has been changed by the client, before anybody took it up.</summary>
public sealed record AnswerChangedBack(EnrollmentId Enrollment, ClientId Who, string Question) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>A member of staff is asked to do something for a client.</summary>
public sealed record StaffTaskOpened(StaffTaskId Task, ClientId Who, StaffTaskKind Kind) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Task.Value;
}

/// <summary>The care team has taken this answer up; it is changed by talking with them.</summary>
public sealed record AnswerTakenUp : Refusal;

/// <summary>A reason for concern stands until a licensed clinician has cleared it: no tick ends it, and nobody chooses a place before .</summary>
public sealed record FlagNotCleared : Refusal;
