namespace RedWillow.Portal.Domain.Time;

/// <summary>
/// Instants from <see cref="StartUtc"/> up to, but not including, <see cref="EndUtc"/>.
/// Something that ends at ten and something that starts at ten do not overlap.
/// </summary>
public readonly record struct TimeRange
{
    /// <summary>The instants between two, the second not included.</summary>
    /// <param name="startUtc">The first instant.</param>
    /// <param name="endUtc">The first instant no longer in it; not before the start.</param>
    /// <exception cref="ArgumentException">A time is not UTC, or the end lies before the start.</exception>
    public TimeRange(DateTime startUtc, DateTime endUtc)
    {
        if (startUtc.Kind != DateTimeKind.Utc)
            throw new ArgumentException("The start of a range is an instant in UTC.", nameof(startUtc));
        if (endUtc.Kind != DateTimeKind.Utc)
            throw new ArgumentException("The end of a range is an instant in UTC.", nameof(endUtc));
        if (endUtc < startUtc)
            throw new ArgumentException("A range does not end before it starts.", nameof(endUtc));
        StartUtc = startUtc;
        EndUtc = endUtc;
    }

    public DateTime StartUtc { get; }

    public DateTime EndUtc { get; }

    /// <summary>Elapsed minutes, whatever the wall clock did in between.</summary>
    public double Minutes => (EndUtc - StartUtc).TotalMinutes;

    public bool IsEmpty => EndUtc == StartUtc;

    /// <summary>The range that starts at an instant and lasts <paramref name="minutes"/> of elapsed time.</summary>
    public static TimeRange Lasting(DateTime startUtc, int minutes) => new(startUtc, startUtc.AddMinutes(minutes));

    public bool Contains(DateTime instantUtc) => StartUtc <= instantUtc && instantUtc < EndUtc;

    /// <summary>True when some instant lies in both. An empty range overlaps nothing.</summary>
    public bool Overlaps(TimeRange other) =>
        !IsEmpty && !other.IsEmpty && StartUtc < other.EndUtc && other.StartUtc < EndUtc;
}
