namespace RedWillow.Portal.Domain.Programs;

/// <summary>A program at one time of day. Its groups take enrollments only while it is open .</summary>
public sealed class Track : Aggregate
{
    private Track()
    {
    }

    public TrackId Id { get; private set; }

    public ProgramKind Program { get; private set; }

    public TimeOfDay TimeOfDay { get; private set; }

    public TrackStatus Status { get; private set; }

    public static Track Plan(TrackId id, ProgramKind program, TimeOfDay timeOfDay, TrackStatus status)
    {
        var track = new Track { Id = id, Program = program, TimeOfDay = timeOfDay, Status = status };
        track.Raise(new TrackChanged(id, status));
        return track;
    }

    public void Become(TrackStatus status)
    {
        Status = status;
        Raise(new TrackChanged(Id, status));
    }

    /// <summary>Notes that a client would like this track when it opens.</summary>
    public void NoteInterest(ClientId client) => Raise(new InterestNoted(Id, client));
}

/// <summary>A client would like a planned track when it opens.</summary>
public sealed class TrackInterest
{
    public required TrackId TrackId { get; init; }

    public required ClientId ClientId { get; init; }

    public required DateTime NotedUtc { get; init; }

    /// <summary>When the client was written to because the track had opened; null while they wait.</summary>
    public DateTime? InvitedUtc { get; private set; }

    public void Invited(DateTime nowUtc) => InvitedUtc = nowUtc;

    /// <summary>The track closed again, and the client asks once more.</summary>
    public void AskAgain() => InvitedUtc = null;
}

/// <summary>A track was opened, planned or closed.</summary>
public sealed record TrackChanged(TrackId Track, TrackStatus Status) : DomainEvent
{
    public override Guid Subject => Track.Value;
}

/// <summary>A client who had asked was told that the track takes enrollments.</summary>
public sealed record InterestInvited(TrackId Track, ClientId Who) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Track.Value;
}

/// <summary>A client asked to hear when a track opens.</summary>
public sealed record InterestNoted(TrackId Track, ClientId Who) : DomainEvent
{
    public override ClientId? Client => Who;

    public override Guid Subject => Track.Value;
}

/// <summary>The track takes interest, not enrollments .</summary>
public sealed record TrackNotOpen : Refusal;
