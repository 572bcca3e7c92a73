using RedWillow.Portal.Tests.Architecture.Specimens.Data;

namespace RedWillow.Portal.Tests.Architecture.Specimens.Domain;

public sealed class ReadsTheDatabase
{
    public Func<SpecimenContext, Task<int>> InALambda { get; } = async db => await db.SaveNothingAsync();
}

public sealed class ReadsAFile
{
    public string Text() => File.ReadAllText("rules");
}

public sealed class ReadsTheClock
{
    public DateTime Now() => DateTime.UtcNow;
}

public sealed class ReadsTheClockInALambda
{
    public Func<DateTimeOffset> Now { get; } = () => DateTimeOffset.Now;
}

public sealed class ReadsTheClockLater
{
    public async Task<DateTime> NowAsync()
    {
        await Task.Yield();
        return DateTime.Today;
    }
}

public sealed class KnowsZones
{
    public string Name() => TimeZoneInfo.Utc.Id;
}

public class CanBeDerived;

public sealed record ChangeableEvent
{
    public int Seats { get; set; }
}

public record struct ChangeableValue(int Seats);

public sealed record FixedEvent(int Seats)
{
    public int Free { get; init; }
}

public readonly record struct FixedValue(int Seats);
