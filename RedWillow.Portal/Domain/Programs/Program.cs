namespace RedWillow.Portal.Domain.Programs;

/// <summary>What an intensive outpatient program treats.</summary>
public enum ProgramKind
{
    SubstanceUse = 1,
    MentalHealth = 2,
}

/// <summary>When in the day a track's groups meet.</summary>
public enum TimeOfDay
{
    Daytime = 1,
    Evening = 2,
}

/// <summary>What a track takes. A planned or closed track takes interest only .</summary>
public enum TrackStatus
{
    Open = 1,
    Planned = 2,
    Closed = 3,
}
