using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Features.WatchingSystem;

/// <summary>Kinds of mail and reasons for silence, as an administrator reads them.</summary>
public static class MailWords
{
    public static string OfKind(string kind) => kind switch
    {
        AccountMailKinds.Confirm => "Confirm an address",
        AccountMailKinds.AlreadyRegistered => "Already has an account",
        AccountMailKinds.Reset => "New password",
        AccountMailKinds.Code => "Code to sign in",
        AccountMailKinds.Invite => "Invitation",
        AccountMailKinds.FactorReset => "Second step was reset",
        AccountMailKinds.Available => "What was asked about is here",
        AccountMailKinds.Changed => "Sign-in was changed",
        AccountMailKinds.Moved => "Address was changed",
        Reminder.Kind => "Reminder",
        nameof(TalkBooked) or nameof(TalkMoved) or nameof(TalkCancelled) => "News about an appointment",
        nameof(EnrollmentMoved) => "News about a request",
        _ => kind.StartsWith(Letters.AccountPrefix, StringComparison.Ordinal) ? "About an account" : "News",
    };

    public static string OfReason(string reason) => reason switch
    {
        UnsentReasons.NothingToTell => "Nothing to tell",
        UnsentReasons.NotSafe => "Mail is not safe for the client",
        UnsentReasons.NoAddress => "No address",
        UnsentReasons.AccountShut => "The account is shut",
        UnsentReasons.NotWrittenTo => "Nobody writes to this client any more",
        UnsentReasons.AddressChanged => "The account has another address now",
        UnsentReasons.NotWanted => "Another reminder, or none, was chosen",
        UnsentReasons.NoAppointment => "The appointment does not take place",
        UnsentReasons.Moved => "The appointment was moved; the new time has its own reminder",
        UnsentReasons.TooLate => "The appointment had begun",
        UnsentReasons.CodeOver => "The code worked no longer",
        UnsentReasons.ServerAway => "The mail server could not be reached",
        UnsentReasons.Interrupted => "Sending was interrupted",
        _ when reason.StartsWith(UnsentReasons.Refused, StringComparison.Ordinal) => Refused(reason[UnsentReasons.Refused.Length..]),
        _ => $"A fault in sending ({reason})",
    };

    /// <summary>"5 minutes", "3 hours", "2 days".</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalMinutes: < 2 } => "a minute",
        { TotalHours: < 2 } => $"{(int)time.TotalMinutes} minutes",
        { TotalDays: < 2 } => $"{(int)time.TotalHours} hours",
        _ => $"{(int)time.TotalDays} days",
    };

    private static string Refused(string code) => code.Length > 0
        ? $"The mail server refused the address or the mail (answer {code})"
        : "The address cannot be written to";
}
