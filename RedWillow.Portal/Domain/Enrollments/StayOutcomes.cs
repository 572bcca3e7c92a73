namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>A leave has another day of return.</summary>
public sealed record LeaveChanged(EnrollmentId Enrollment, ClientId Who, DateOnly ReturnOn) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>A clinician dated the end of a stay, or left it open again.</summary>
public sealed record EndDated(EnrollmentId Enrollment, ClientId Who, DateOnly? LastDay) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>The discharge form of a stay was recorded.</summary>
public sealed record DischargeRecorded(EnrollmentId Enrollment, ClientId Who, Disposition Disposition, DateOnly LastDay) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>The day of return must lie after today and at most 14 days after the leave began .</summary>
/// <param name="Latest">The latest day there is.</param>
public sealed record ReturnDayOutOfRange(DateOnly Latest) : Refusal
{
    public override IReadOnlyList<object> Facts => [Latest, Leaves.LongestDays];
}

/// <summary>A client is back from leave on a day of it, up to today.</summary>
/// <param name="First">The day on which the leave began.</param>
public sealed record BackDayOutOfRange(DateOnly First) : Refusal
{
    public override IReadOnlyList<object> Facts => [First];
}

/// <summary>The client is not in treatment and not on leave.</summary>
public sealed record NotInTreatment : Refusal;

/// <summary>The client is not on leave.</summary>
public sealed record NotOnLeave : Refusal;

/// <summary>A stay is completed after a number of weeks; before that the director decides .</summary>
public sealed record TooEarlyToComplete(int Weeks, int Least) : Refusal
{
    public override IReadOnlyList<object> Facts => [Weeks, Least];
}

/// <summary>An end before that many weeks needs a reason .</summary>
public sealed record EndReasonNeeded(int Least) : Refusal
{
    public override IReadOnlyList<object> Facts => [Least];
}

/// <summary>How the stay ended is chosen from the list.</summary>
public sealed record DispositionNeeded : Refusal;

/// <summary>What was agreed for the time after, and where the client goes next, is needed .</summary>
public sealed record AftercareNeeded : Refusal;

/// <summary>A reason is needed.</summary>
public sealed record ReasonNeeded : Refusal;

/// <summary>A text is longer than it may be.</summary>
public sealed record TextTooLong(int Most) : Refusal
{
    public override IReadOnlyList<object> Facts => [Most];
}

/// <summary>The last day of a stay lies before today, or further ahead than one can be dated.</summary>
/// <param name="Latest">The latest day there is.</param>
public sealed record LastDayOutOfRange(DateOnly Latest) : Refusal
{
    public override IReadOnlyList<object> Facts => [Latest];
}

/// <summary>The end has not been dated, or its day has not come.</summary>
public sealed record EndNotReached : Refusal;

/// <summary>The chair had not begun when the last day was dated, and was given back: no later day can keep it.</summary>
public sealed record PlaceGivenBack : Refusal;

/// <summary>From that day on the seat has been promised to somebody else.</summary>
/// <param name="From">The first day that is promised.</param>
public sealed record SeatPromised(DateOnly From) : Refusal
{
    public override IReadOnlyList<object> Facts => [From];
}

/// <summary>From that day on the weekly hour has been promised to somebody else.</summary>
/// <param name="From">The first day that is promised.</param>
public sealed record HourPromised(DateOnly From) : Refusal
{
    public override IReadOnlyList<object> Facts => [From];
}
