namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>Why a place that is taken may be empty. A person decides: keep it, move the start, or release it .</summary>
public enum PlaceDoubt
{
    None = 0,

    /// <summary>Nobody has decided about the request for too long.</summary>
    Undecided = 1,

    /// <summary>Admitted, and marked absent instead of beginning.</summary>
    DidNotStart = 2,
}

/// <summary>When a place is in doubt: chairs must not leak.</summary>
public static class PlaceInDoubt
{
    /// <summary>Business days without a decision after which a place is in doubt.</summary>
    public const int LateAfterDays = 3;

    /// <summary>
    /// Since when an enrollment waits for a decision: since it was sent, or a place was found for it; a talk that comes first is given its own
    /// days, and a request that had waited before it has waited all along.
    /// </summary>
    /// <param name="moves">The moves, in any order.</param>
    /// <param name="began">When it was sent or, unsent, begun: that holds where no move says otherwise.</param>
    public static DateTime WaitsSince(IEnumerable<EnrollmentMove> moves, DateTime began)
    {
        var (since, talk, pausedAt) = (began, (DateTime?)null, EnrollmentStatus.Draft);
        foreach (var move in moves.OrderBy(static move => (move.AtUtc, move.Id)))
        {
            if (move.To == EnrollmentStatus.ConsultationRequired)
                (talk, pausedAt) = (move.AtUtc, move.From);
            else if (move.To == EnrollmentStatus.Requested && (talk is null || pausedAt != EnrollmentStatus.Requested))
                (since, talk) = (move.AtUtc, null);
            else
                talk = null;
        }

        return talk ?? since;
    }

    /// <summary>What stands against the place.</summary>
    /// <param name="status">Where the enrollment stands.</param>
    /// <param name="businessDays">How many business days have gone by since <see cref="WaitsSince"/>, or since its place was last kept.</param>
    /// <param name="absentOn">The last session since the first one asked for at which the client was marked absent; null when there is none.</param>
    /// <param name="keptOn">The day on which the place was last kept.</param>
    public static PlaceDoubt Of(EnrollmentStatus status, int businessDays, DateOnly? absentOn, DateOnly? keptOn) => status switch
    {
        EnrollmentStatus.Requested or EnrollmentStatus.ConsultationRequired when businessDays >= LateAfterDays => PlaceDoubt.Undecided,
        EnrollmentStatus.Approved when absentOn is { } day && (keptOn is null || day > keptOn) => PlaceDoubt.DidNotStart,
        _ => PlaceDoubt.None,
    };
}

/// <summary>Staff keep a place that had been in doubt.</summary>
public sealed record PlaceKept(EnrollmentId Enrollment, ClientId Who) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>Staff agreed on another first session for a client who holds a place.</summary>
public sealed record StartAgreed(EnrollmentId Enrollment, ClientId Who, DateOnly Start) : ClientNotice
{
    public override ClientId? Client => Who;

    public override Guid Subject => Enrollment.Value;
}

/// <summary>Nothing stands against this place now.</summary>
public sealed record PlaceNotInDoubt : Refusal;
