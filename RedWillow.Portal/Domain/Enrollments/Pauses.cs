namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>
/// When a stay that had been admitted was stopped: a talk comes first again, or it was withdrawn. Its place is kept or given back, and its
/// client is expected nowhere, until it goes on.
/// </summary>
public static class Pauses
{
    /// <summary>True when the stay had been stopped at that moment and had not gone on yet.</summary>
    /// <param name="moves">The moves, in any order.</param>
    /// <param name="local">The moment, by the clock at the center.</param>
    /// <param name="toLocal">The clock at the center at an instant.</param>
    public static bool Cover(IEnumerable<EnrollmentMove> moves, DateTime local, Func<DateTime, DateTime> toLocal)
    {
        var last = moves.Where(static move => IsExpected(move.From) != IsExpected(move.To)).Where(move => toLocal(move.AtUtc) <= local).MaxBy(static move => (move.AtUtc, move.Id));
        return last is not null && !IsExpected(last.To);
    }

    // Where a stay stands whose client comes, or came while it lasted.
    private static bool IsExpected(EnrollmentStatus status) =>
        status is EnrollmentStatus.Approved or EnrollmentStatus.Active or EnrollmentStatus.OnHold or EnrollmentStatus.Completed or EnrollmentStatus.Discharged;
}
