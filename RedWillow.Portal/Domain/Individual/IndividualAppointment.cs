using RedWillow.Portal.Domain.Attendance;

namespace RedWillow.Portal.Domain.Individual;

/// <summary>
/// What became of a client's individual hour in one week. A week about which nothing was recorded has no row:
/// its appointment follows from the weekly hour.
/// </summary>
public sealed class IndividualAppointment
{
    public required AppointmentId Id { get; init; }

    public required HourClaimId HourClaimId { get; init; }

    public required ClientId ClientId { get; init; }

    public required PractitionerId PractitionerId { get; init; }

    public required DateOnly Date { get; init; }

    public required int StartMinute { get; init; }

    public required int Minutes { get; init; }

    public AppointmentStatus Status { get; private set; }

    public PractitionerId? MarkedBy { get; private set; }

    public DateTime? MarkedUtc { get; private set; }

    /// <summary>Says what became of it; by nobody when it follows from something else.</summary>
    public void Mark(AppointmentStatus status, PractitionerId? by, DateTime nowUtc) => (Status, MarkedBy, MarkedUtc) = (status, by, nowUtc);
}

/// <summary>An individual appointment was marked.</summary>
public sealed record AppointmentMarked(AppointmentId Appointment, ClientId Who, AppointmentStatus Status, AppointmentStatus Before) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Appointment.Value;
}
