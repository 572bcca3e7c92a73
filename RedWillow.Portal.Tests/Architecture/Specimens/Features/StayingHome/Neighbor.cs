namespace RedWillow.Portal.Tests.Architecture.Specimens.Features.StayingHome;

public sealed class Neighbor
{
    public int Sugar() => 1;
}
