namespace RedWillow.Portal.Domain.Time;

/// <summary>
/// The center's wall clock against UTC, with the one policy for the days on which clocks change:
/// a local time that is skipped is refused, one that happens twice means its first occurrence.
/// Clock law changes, so offsets always come from the zone data, never from code.
/// </summary>
public sealed class ProgramZone
{
    private readonly TimeZoneInfo _zone;

    private ProgramZone(TimeZoneInfo zone) => _zone = zone;

    /// <summary>The IANA name, for instance America/Denver.</summary>
    public string Id => _zone.Id;

    /// <summary>The zone with an IANA name.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know such a zone.</exception>
    public static ProgramZone Find(string id) => new(TimeZoneInfo.FindSystemTimeZoneById(id));

    /// <summary>The instant at which the center's clock shows this, or <see cref="NoSuchLocalTime"/>.</summary>
    public Result<DateTime> ToUtc(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        if (_zone.IsInvalidTime(local))
            return new NoSuchLocalTime(date, time);

        // Of two occurrences the first is the one further ahead of UTC.
        var offset = _zone.IsAmbiguousTime(local) ? _zone.GetAmbiguousTimeOffsets(local).Max() : _zone.GetUtcOffset(local);
        var ticks = local.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? new NoSuchLocalTime(date, time)
            : new DateTime(ticks, DateTimeKind.Utc);
    }

    /// <summary>From when the clock shows this, for <paramref name="minutes"/> of elapsed time, or <see cref="NoSuchLocalTime"/>.</summary>
    public Result<TimeRange> ToUtc(DateOnly date, TimeOnly time, int minutes) =>
        ToUtc(date, time).Then<TimeRange>(start => DateTime.MaxValue - start < TimeSpan.FromMinutes(minutes)
            ? new NoSuchLocalTime(date, time)
            : TimeRange.Lasting(start, minutes));

    /// <summary>What the center's clock shows at an instant.</summary>
    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, _zone);

    /// <summary>The day at the center at an instant; in the evening the UTC date is often the next one.</summary>
    public DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));
}

/// <summary>The clock at the center never shows this time: it is skipped when clocks go forward.</summary>
public sealed record NoSuchLocalTime(DateOnly Date, TimeOnly Time) : Refusal
{
    public override IReadOnlyList<object> Facts => [Date, Time];
}
