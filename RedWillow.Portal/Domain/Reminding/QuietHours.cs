namespace RedWillow.Portal.Domain.Reminding;

/// <summary>The hours of the center's clock in which nobody is reminded of anything. They may run over midnight.</summary>
/// <param name="From">The first quiet minute.</param>
/// <param name="Until">The first minute that is not quiet any more; the same as <paramref name="From"/> means that no hour is quiet.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>Whether a wall-clock time is quiet.</summary>
    public bool Cover(TimeOnly time) => From <= Until ? time >= From && time < Until : time >= From || time < Until;

    /// <summary>The moment itself when it is not quiet; otherwise the last minute before the quiet hours it lies in.</summary>
    public DateTime LastAllowedBefore(DateTime local)
    {
        var time = TimeOnly.FromDateTime(local);
        if (!Cover(time))
            return local;
        var began = DateOnly.FromDateTime(local).AddDays(time >= From ? 0 : -1).ToDateTime(From);
        return began.AddMinutes(-1);
    }

    /// <summary>The moment itself when it is not quiet; otherwise the end of the quiet hours it lies in.</summary>
    public DateTime FirstAllowedAfter(DateTime local)
    {
        var time = TimeOnly.FromDateTime(local);
        return Cover(time) ? DateOnly.FromDateTime(local).AddDays(time < Until ? 0 : 1).ToDateTime(Until) : local;
    }
}
