using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Attendance;

/// <summary>The mark of one client on a session's sheet.</summary>
public sealed record SheetLine(ClientId Client, AttendanceStatus Status);

/// <summary>When a session's sheet may be written, and when it is complete.</summary>
public static class AttendanceSheet
{
    /// <summary>How long before the start marking opens, in minutes .</summary>
    public const int OpensBefore = 30;

    /// <summary>Null when marks may be entered now, or <see cref="TooEarlyToMark"/> (R-52).</summary>
    public static TooEarlyToMark? CheckMarking(DateTime startUtc, DateTime nowUtc)
    {
        var opens = startUtc.AddMinutes(-OpensBefore);
        return nowUtc < opens ? new TooEarlyToMark(opens) : null;
    }

    /// <summary>
    /// Null when the session may close: it is over, and every expected client has exactly one final status and nobody else has one.
    /// Otherwise <see cref="SessionNotOver"/> or <see cref="SheetIncomplete"/>.
    /// </summary>
    public static Refusal? CheckClosing(
        IReadOnlyCollection<ClientId> expected, IReadOnlyCollection<SheetLine> lines, TimeRange session, DateTime nowUtc)
    {
        if (nowUtc < session.EndUtc)
            return new SessionNotOver(session.EndUtc);

        var finals = lines.Where(static line => IsFinal(line.Status)).Select(static line => line.Client).ToList();
        var open = expected.Distinct().Except(finals).Count();
        var surplus = finals.Count - expected.Intersect(finals).Count();
        return open + surplus > 0 ? new SheetIncomplete(open, surplus) : null;
    }

    /// <summary>True for every status but Expected.</summary>
    public static bool IsFinal(AttendanceStatus status) => status != AttendanceStatus.Expected;
}

/// <summary>Marking opens 30 minutes before the session .</summary>
/// <param name="OpensUtc">When it opens.</param>
public sealed record TooEarlyToMark(DateTime OpensUtc) : Refusal
{
    public override IReadOnlyList<object> Facts => [OpensUtc];
}

/// <summary>A session closes after its end.</summary>
/// <param name="EndUtc">When it ends.</param>
public sealed record SessionNotOver(DateTime EndUtc) : Refusal
{
    public override IReadOnlyList<object> Facts => [EndUtc];
}

/// <summary>Not everyone expected has exactly one final status .</summary>
/// <param name="Open">How many expected clients have none.</param>
/// <param name="Surplus">How many marks are second ones, or of clients who were not expected.</param>
public sealed record SheetIncomplete(int Open, int Surplus) : Refusal
{
    public override IReadOnlyList<object> Facts => [Open, Surplus];
}
