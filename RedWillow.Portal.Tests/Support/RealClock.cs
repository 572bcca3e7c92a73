namespace RedWillow.Portal.Tests.Support;

/// <summary>Tests of a promise in seconds, and races that need the whole machine: they run by themselves when all others are done, so that nothing but the portal can be late.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealClock
{
    public const string Name = "By the real clock";
}
