namespace RedWillow.Portal.Domain.Programs;

/// <summary>When somebody answers the phone: on business days from the first minute to before the last.</summary>
/// <param name="Opens">The first minute.</param>
/// <param name="Closes">The first minute after; later than <paramref name="Opens"/>.</param>
public sealed record OfficeHours(TimeOnly Opens, TimeOnly Closes)
{
    /// <summary>The moment itself while the office is open, or else when it opens next. Bad news waits until somebody can be called about it.</summary>
    /// <param name="local">A moment on the center's clock.</param>
    /// <param name="closed">Days on which the center is closed.</param>
    public DateTime NextOpen(DateTime local, IReadOnlySet<DateOnly> closed)
    {
        var today = DateOnly.FromDateTime(local);
        var day = BusinessDays.IsOne(today, closed) && local < today.ToDateTime(Closes) ? today : BusinessDays.After(today, closed);
        var opens = day.ToDateTime(Opens);
        return local > opens ? local : opens;
    }
}
