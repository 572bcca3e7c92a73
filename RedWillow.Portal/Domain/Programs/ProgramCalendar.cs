namespace RedWillow.Portal.Domain.Programs;

/// <summary>What a closure touches.</summary>
[Flags]
public enum ClosureScope
{
    None = 0,
    Groups = 1,
    Individual = 2,
    Office = 4,
    Everything = Groups | Individual | Office,
}

/// <summary>A day that is closed: ticked by an administrator, no longer a proposal.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Reason">Its name, for instance of the holiday.</param>
/// <param name="Affects">What does not take place.</param>
public sealed record ClosedDay(DateOnly Date, string Reason, ClosureScope Affects);

/// <summary>The days on which something does not take place. Holidays are rows, never code.</summary>
public sealed class ProgramCalendar(IEnumerable<ClosedDay> closed)
{
    private readonly ILookup<DateOnly, ClosedDay> _closed = closed.ToLookup(static day => day.Date);

    /// <summary>The first closure on a date that touches any of <paramref name="what"/>, or null.</summary>
    public ClosedDay? For(DateOnly date, ClosureScope what) => _closed[date].FirstOrDefault(day => (day.Affects & what) != 0);
}
