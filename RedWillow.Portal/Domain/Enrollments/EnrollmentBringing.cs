namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>The one way into treatment beside the table of moves: the client was in treatment before the portal.</summary>
public sealed partial class Enrollment
{
    private const StaffRoles MayBring = StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director;

    /// <summary>
    /// For a client brought along: the day from which weeks count. Attendance marked here does not move it. Null for everybody else.
    /// </summary>
    public DateOnly? BroughtFrom { get; private set; }

    /// <summary>
    /// Makes an empty task list the stay of a client who was admitted and began before the portal. It is no admission: who admitted, and
    /// under which license, stands in the balance, and the move says that it is an opening balance.
    /// </summary>
    /// <param name="balance">What the client brings along.</param>
    /// <param name="countsFrom">The day from which weeks count.</param>
    /// <param name="group">The group attended.</param>
    /// <param name="therapist">Who gives the weekly hour.</param>
    /// <param name="payer">How treatment is paid for.</param>
    /// <param name="actor">Staff who place current clients.</param>
    public Result<Done> BringAlong(
        OpeningBalance balance, DateOnly countsFrom, GroupId group, PractitionerId? therapist, PayerPath payer, Actor actor)
    {
        if (Status != EnrollmentStatus.Draft)
            return new IllegalMove(Status, EnrollmentStatus.Active);
        if (actor is not Actor.Staff staff || !staff.Has(MayBring))
            return new NeedsStaff(EnrollmentStatus.Active);
        _moves.Add(new EnrollmentMove
        {
            Id = Guid.CreateVersion7(), EnrollmentId = Id, From = Status, To = EnrollmentStatus.Active, AtUtc = balance.EnteredUtc, By = staff.Id,
            Reason = nameof(OpeningBalance),
        });
        (GroupId, TherapistId, ArrangeHour, Payer) = (group, therapist, therapist is null, payer);
        (StartDate, FirstAttended, BroughtFrom) = (balance.OriginalStart, countsFrom, countsFrom);
        Status = EnrollmentStatus.Active;
        Raise(new BroughtAlong(
            Id, ClientId, balance.OriginalStart, balance.Weeks, balance.GroupSessions, balance.IndividualSessions, balance.AdmittedBy));
        return Done.Instance;
    }
}
