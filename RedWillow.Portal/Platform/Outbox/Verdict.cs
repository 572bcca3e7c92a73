namespace RedWillow.Portal.Platform.Outbox;

/// <summary>What is to be done with an outbox row at the moment of sending it.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>This mail goes out.</summary>
    public sealed record Send(Letter Letter) : Verdict;

    /// <summary>Nothing goes out any more, and the reason is kept.</summary>
    /// <param name="Reason">One of <see cref="UnsentReasons"/>.</param>
    public sealed record Drop(string Reason) : Verdict;

    /// <summary>Not now, though nothing is wrong.</summary>
    public sealed record Wait(DateTime UntilUtc) : Verdict;
}

/// <summary>Why a mail was not sent, or not yet: codes that are kept with the row.</summary>
public static class UnsentReasons
{
    /// <summary>The event is nothing that the client is told.</summary>
    public const string NothingToTell = "NothingToTell";

    /// <summary>The client did not say that mail is safe.</summary>
    public const string NotSafe = "NotSafe";

    /// <summary>The client has no address.</summary>
    public const string NoAddress = "NoAddress";

    /// <summary>The account is shut, or gone.</summary>
    public const string AccountShut = "AccountShut";

    /// <summary>Nobody writes to this client any more: they have died. The code says less than it knows, because it is kept in the clear.</summary>
    public const string NotWrittenTo = "NotWrittenTo";

    /// <summary>The account has another address by now; a link in the mail would reach the wrong person.</summary>
    public const string AddressChanged = "AddressChanged";

    /// <summary>The client chose another reminder, or none.</summary>
    public const string NotWanted = "NotWanted";

    /// <summary>Cancelled, closed, given up, or the stay has ended or pauses.</summary>
    public const string NoAppointment = "NoAppointment";

    /// <summary>The appointment is at another time that day; that has a reminder of its own.</summary>
    public const string Moved = "Moved";

    /// <summary>The appointment has begun.</summary>
    public const string TooLate = "TooLate";

    /// <summary>The code in it works no longer.</summary>
    public const string CodeOver = "CodeOver";

    /// <summary>It waits for the end of the quiet hours, or for the office to open.</summary>
    public const string NotYet = "NotYet";

    /// <summary>The mail server will never take this mail.</summary>
    public const string Refused = "Refused";

    /// <summary>The mail server could not be talked to.</summary>
    public const string ServerAway = "ServerAway";

    /// <summary>Somebody began to send it and did not come to the end.</summary>
    public const string Interrupted = "Interrupted";
}
