namespace RedWillow.Portal.Domain.Waiting;

/// <summary>A client waits for a seat and a weekly hour together. The client sees that they wait, never a rank.</summary>
public sealed class WaitlistEntry
{
    public required WaitlistEntryId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required EnrollmentId EnrollmentId { get; init; }

    public required TrackId TrackId { get; init; }

    /// <summary>The group asked for; null when any group of the track will do.</summary>
    public GroupId? GroupId { get; init; }

    /// <summary>Weekly hours the client can do, in their own words.</summary>
    public required string PossibleHours { get; init; }

    public required DateTime RequestedUtc { get; init; }

    public DateTime? EndedUtc { get; private set; }

    public void End(DateTime nowUtc) => EndedUtc = nowUtc;

    /// <summary>The same wait once more, for somebody who was given a place meanwhile and has it no longer: what they asked for and when stays .</summary>
    public WaitlistEntry GoOn() => new()
    {
        Id = new(Guid.CreateVersion7()), ClientId = ClientId, EnrollmentId = EnrollmentId, TrackId = TrackId, GroupId = GroupId,
        PossibleHours = PossibleHours, RequestedUtc = RequestedUtc,
    };
}

/// <summary>A client joined the waitlist.</summary>
public sealed record WaitlistJoined(WaitlistEntryId Entry, ClientId Who, TrackId Track) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Entry.Value;
}
