using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>A correction as it is being written, before it is an entry. Each row has its own, so that opening another one drops nothing.</summary>
public sealed class CorrectionDraft(SheetMark mark)
{
    public MarkDraft Mark { get; } = MarkDraft.Of(mark);

    /// <summary>The mark it was opened on, or was shown since: what a colleague makes of it meanwhile is looked at first.</summary>
    public MarkSeen Seen { get; private set; } = mark.Seen;

    public string? Reason { get; set; }

    /// <summary>Stays the same until there is an answer, so that a save that is tried again counts once.</summary>
    public Guid Key { get; private set; } = Guid.NewGuid();

    /// <summary>Saving asked for what is missing.</summary>
    public bool Asked { get; private set; }

    /// <summary>Why the portal said no.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>It may or may not have arrived; what was typed is kept.</summary>
    public bool HasFailed { get; private set; }

    public string? ChoiceProblem => Asked && Mark.Choice is null ? "Choose what it was" : null;

    public string? ReasonProblem => Asked && string.IsNullOrWhiteSpace(Reason) ? "Say why it is corrected" : null;

    /// <summary>The entry, or null while something is missing.</summary>
    public CorrectionEntry? Read()
    {
        (Asked, Refusal, HasFailed) = (true, null, false);
        return Mark.Entry is null || string.IsNullOrWhiteSpace(Reason) ? null : new(Mark.Entry, Reason, Seen);
    }

    /// <summary>The newest mark stands beside it now.</summary>
    public void Show(SheetMark newest) => Seen = newest.Seen;

    /// <summary>What came of it; null when nobody answered.</summary>
    public void Answer<T>(Result<T>? answer)
    {
        (Refusal, HasFailed) = (answer?.Refusal, answer is null);
        if (answer is not null)
            Key = Guid.NewGuid();
    }
}
