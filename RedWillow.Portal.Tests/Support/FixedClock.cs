using Microsoft.Extensions.Time.Testing;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Tests.Support;

/// <summary>A clock that stands still until told to move, in the center's zone.</summary>
public sealed class FixedClock
{
    /// <summary>A Tuesday morning in standard time, with no clock change near.</summary>
    public static readonly DateTime UsualLocalNow = new(2026, 1, 13, 10, 0, 0, DateTimeKind.Unspecified);

    private FixedClock(DateTime local)
    {
        Zone = ProgramZone.Find("America/Denver");
        var utc = Zone.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        Assert.True(utc.Succeeded, $"{local} does not exist at the center.");
        Time = new FakeTimeProvider(new DateTimeOffset(utc.Value));
        Program = new ProgramClock(Time, Zone);
    }

    /// <summary>What the portal takes as its time.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>What handlers and queries take.</summary>
    public ProgramClock Program { get; }

    public ProgramZone Zone { get; }

    public DateOnly Today => Program.Today;

    public DateTime UtcNow => Program.UtcNow;

    /// <summary>The usual moment: Tuesday, 13 January 2026, 10:00 at the center.</summary>
    public static FixedClock Usual() => new(UsualLocalNow);

    /// <summary>A moment on the center's wall clock.</summary>
    public static FixedClock At(int year, int month, int day, int hour = 10, int minute = 0) =>
        new(new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified));

    /// <summary>This moment, standing still: for data that was made around the real today.</summary>
    public static FixedClock Now() => new(ProgramZone.Find("America/Denver").ToLocal(TimeProvider.System.GetUtcNow().UtcDateTime));

    /// <summary>Moves on to a moment on the center's wall clock.</summary>
    public void MoveTo(DateOnly day, TimeOnly time) => Time.Advance(Zone.ToUtc(day, time).Value - UtcNow);

    public void Advance(TimeSpan by) => Time.Advance(by);
}
