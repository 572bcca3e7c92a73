using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Domain.Reaching;

/// <summary>
/// Whom one may try to reach how. Nothing is safe until the person says so (45 CFR 164.522(b)), unless they themself asked to be reached
/// this way.
/// </summary>
public static class Attempts
{
    /// <summary>The longest note, in characters: one line, no story.</summary>
    public const int LongestNote = 500;

    /// <summary>How far ahead another try may be planned, in days.</summary>
    public const int FurthestDays = 90;

    /// <summary>Why somebody may not be reached like this: <see cref="WayNotSafe"/>, <see cref="VoicemailNotSafe"/> or <see cref="AskedNotToBeCalled"/>; null when they may.</summary>
    /// <param name="way">How.</param>
    /// <param name="result">What came of it: a message left by phone needs more than a call.</param>
    /// <param name="safe">What they called safe.</param>
    /// <param name="noCalls">They asked not to be called; see <see cref="WantsNoCalls"/>.</param>
    /// <param name="atTheirWish">They asked to be reached this way.</param>
    public static Refusal? WhyNot(ContactWay way, ContactResult result, SafeContact safe, bool noCalls, bool atTheirWish) => way switch
    {
        _ when atTheirWish => null,
        ContactWay.Phone when noCalls => new AskedNotToBeCalled(),
        _ when !IsSafe(way, safe) => new WayNotSafe(way),
        ContactWay.Phone when result == ContactResult.LeftMessage && !safe.HasFlag(SafeContact.Voicemail) => new VoicemailNotSafe(),
        _ => null,
    };

    /// <summary>Whether a way is one they called safe. Who stands in front of us chose to; nobody is asked about letters, so none is safe.</summary>
    public static bool IsSafe(ContactWay way, SafeContact safe) => way switch
    {
        ContactWay.Phone => safe.HasFlag(SafeContact.Call),
        ContactWay.Text => safe.HasFlag(SafeContact.Text),
        ContactWay.Email => safe.HasFlag(SafeContact.Email),
        _ => way == ContactWay.InPerson,
    };

    /// <summary>They asked not to be called, and have not asked for a call since.</summary>
    public static bool WantsNoCalls(IEnumerable<ContactAttempt> attempts) =>
        attempts.Where(static row => row.Result == ContactResult.AskedNotToCall || row is { Way: ContactWay.Phone, AtTheirWish: true })
            .MaxBy(static row => (row.AtUtc, row.Id)) is { Result: ContactResult.AskedNotToCall };

    /// <summary>Why nobody may be tried then: <see cref="TryAgainPast"/> or <see cref="TryAgainTooFar"/>; null when they may.</summary>
    public static Refusal? WhyNotAgain(DateTime againUtc, DateTime nowUtc) =>
        againUtc <= nowUtc ? new TryAgainPast()
        : againUtc > nowUtc.AddDays(FurthestDays) ? new TryAgainTooFar(FurthestDays)
        : null;
}

/// <summary>They did not call this way safe.</summary>
public sealed record WayNotSafe(ContactWay Way) : Refusal
{
    public override IReadOnlyList<object> Facts => [Way];
}

/// <summary>They did not call a message on their phone safe.</summary>
public sealed record VoicemailNotSafe : Refusal;

/// <summary>They asked not to be called.</summary>
public sealed record AskedNotToBeCalled : Refusal;

/// <summary>The next try lies in the past.</summary>
public sealed record TryAgainPast : Refusal;

/// <summary>The next try lies further ahead than anybody plans.</summary>
public sealed record TryAgainTooFar(int Days) : Refusal
{
    public override IReadOnlyList<object> Facts => [Days];
}
