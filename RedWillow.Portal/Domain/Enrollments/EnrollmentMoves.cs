using static RedWillow.Portal.Domain.Enrollments.EnrollmentStatus;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>
/// The one table of how an enrollment may move, and who may move it. No software admits, declines or discharges.
/// That a client moves only their own, and staff only whom they may see, is for the caller to establish.
/// </summary>
public static class EnrollmentMoves
{
    private const StaffRoles Intake = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director;
    private const StaffRoles Care = Intake | StaffRoles.Counselor;

    private static readonly Movers ClientOrIntake = new(Client: true, Intake, System: false);
    private static readonly Movers Anyone = new(Client: true, Care, System: true);
    private static readonly Movers CareTeam = new(Client: false, Care, System: false);
    private static readonly Movers IntakeStaff = new(Client: false, Intake, System: false);
    private static readonly Movers FirstAttendance = new(Client: false, Care, System: true);
    private static readonly Movers Licensed = new(Client: false, StaffRoles.Clinician, System: false);
    private static readonly Movers Administrator = new(Client: false, StaffRoles.Admin, System: false);

    private static readonly Dictionary<(EnrollmentStatus From, EnrollmentStatus To), Movers> Table = new()
    {
        [(Draft, Requested)] = ClientOrIntake,
        [(Draft, Waitlisted)] = ClientOrIntake,
        [(Draft, ConsultationRequired)] = Anyone,
        [(Draft, Withdrawn)] = ClientOrIntake,

        [(Requested, Approved)] = Licensed,
        [(Requested, Waitlisted)] = IntakeStaff,
        [(Requested, ConsultationRequired)] = Anyone,
        [(Requested, Declined)] = Licensed,
        [(Requested, Withdrawn)] = ClientOrIntake,

        [(ConsultationRequired, Requested)] = Licensed,
        [(ConsultationRequired, Waitlisted)] = Licensed,
        [(ConsultationRequired, Declined)] = Licensed,
        [(ConsultationRequired, Withdrawn)] = ClientOrIntake,

        [(Waitlisted, Requested)] = ClientOrIntake,
        [(Waitlisted, ConsultationRequired)] = Anyone,
        [(Waitlisted, Declined)] = Licensed,
        [(Waitlisted, Withdrawn)] = ClientOrIntake,

        [(Approved, Active)] = FirstAttendance,
        [(Approved, ConsultationRequired)] = Anyone,
        [(Approved, Withdrawn)] = ClientOrIntake,

        [(Active, OnHold)] = CareTeam,
        [(Active, Completed)] = Licensed,
        [(Active, Discharged)] = Licensed,

        [(OnHold, Active)] = CareTeam,
        [(OnHold, Completed)] = Licensed,
        [(OnHold, Discharged)] = Licensed,
    };

    /// <summary>Null when the actor may make this move, or <see cref="IllegalMove"/>, <see cref="NeedsClinician"/>,
    /// <see cref="NeedsAdmin"/>, <see cref="NeedsStaff"/> or <see cref="NotThere"/>.</summary>
    public static Refusal? Check(EnrollmentStatus from, EnrollmentStatus to, Actor actor)
    {
        if (actor is Actor.Visitor)
            return new NotThere();
        if (For(from, to) is not { } movers)
            return new IllegalMove(from, to);
        if (movers.Includes(actor))
            return null;
        if (movers == Licensed)
            return new NeedsClinician(to);
        return movers == Administrator ? new NeedsAdmin(to) : new NeedsStaff(to);
    }

    /// <summary>True when the table has this move, whoever makes it.</summary>
    public static bool IsLegal(EnrollmentStatus from, EnrollmentStatus to) => For(from, to) is not null;

    /// <summary>True when only the remark that it was entered in error can follow. A client has at most one that is not.</summary>
    public static bool IsTerminal(EnrollmentStatus status) => status is Completed or Discharged or Withdrawn or Declined or EnteredInError;

    /// <summary>True when the request has been answered, or has ended. One that was paused after admission waits for an answer again.</summary>
    public static bool IsDecided(EnrollmentStatus status) => status >= Approved;

    private static Movers? For(EnrollmentStatus from, EnrollmentStatus to) =>
        to == EnteredInError && from != EnteredInError ? Administrator : Table.GetValueOrDefault((from, to));

    private sealed record Movers(bool Client, StaffRoles Roles, bool System)
    {
        public bool Includes(Actor actor) => actor switch
        {
            Actor.Client => Client,
            Actor.System => System,
            _ => actor.Has(Roles),
        };
    }
}

/// <summary>Why an enrollment was withdrawn.</summary>
public enum WithdrawalReason
{
    /// <summary>The client took the request back.</summary>
    ClientDecided = 1,

    /// <summary>Admitted, but absent from the first session and not reached; staff released the place.</summary>
    DidNotStart = 2,

    /// <summary>The client found help elsewhere.</summary>
    WentElsewhere = 3,
    Other = 4,
}

/// <summary>An enrollment does not move from the one status to the other .</summary>
public sealed record IllegalMove(EnrollmentStatus From, EnrollmentStatus To) : Refusal
{
    public override IReadOnlyList<object> Facts => [From, To];
}

/// <summary>Only a licensed clinician moves an enrollment there.</summary>
public sealed record NeedsClinician(EnrollmentStatus To) : Refusal
{
    public override IReadOnlyList<object> Facts => [To];
}

/// <summary>Only an administrator says that an enrollment was entered in error.</summary>
public sealed record NeedsAdmin(EnrollmentStatus To) : Refusal
{
    public override IReadOnlyList<object> Facts => [To];
}

/// <summary>Another member of staff, or a person at all, has to move an enrollment there.</summary>
public sealed record NeedsStaff(EnrollmentStatus To) : Refusal
{
    public override IReadOnlyList<object> Facts => [To];
}
