namespace RedWillow.Portal.Data.Identity;

/// <summary>
/// How often something was tried for one typed address, whether or not anybody has it. It makes the next try wait longer, up
/// to an hour. A day without a counted failure forgets them all, so nobody is locked out for good.
/// </summary>
public sealed class AttemptThrottle
{
    /// <summary>After so many failures nothing is looked at for a day; a mailed link opens the password at once, and a passkey always works.</summary>
    public const int MostFailures = 100;

    private const int FreeFailures = 5;
    private const int MailsPerHour = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private AttemptThrottle()
    {
    }

    /// <summary>A keyed hash of what was tried and for which address.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Every try, counted or not.</summary>
    public int Tries { get; private set; }

    public int Failures { get; private set; }

    /// <summary>Before this instant no try is looked at.</summary>
    public DateTime OpensUtc { get; private set; }

    public int Mails { get; private set; }

    public DateTime MailsSinceUtc { get; private set; }

    public static AttemptThrottle For(string key, DateTime nowUtc) => new() { Key = key, OpensUtc = nowUtc, MailsSinceUtc = nowUtc };

    /// <summary>Counts a try and says whether it may be looked at.</summary>
    public bool Try(DateTime nowUtc)
    {
        Tries++;
        if (nowUtc - OpensUtc >= Memory)
            Failures = 0;
        return Failures < MostFailures && nowUtc >= OpensUtc;
    }

    public void Failed(DateTime nowUtc)
    {
        Failures++;
        OpensUtc = Failures < FreeFailures ? nowUtc : nowUtc + Wait(Failures - FreeFailures);
    }

    public void Succeeded(DateTime nowUtc) => (Failures, OpensUtc) = (0, nowUtc);

    /// <summary>Counts a request for a mail and says whether one may go: three an hour.</summary>
    public bool TryMail(DateTime nowUtc)
    {
        Tries++;
        if (nowUtc - MailsSinceUtc >= TimeSpan.FromHours(1))
            (Mails, MailsSinceUtc) = (0, nowUtc);
        if (Mails >= MailsPerHour)
            return false;
        Mails++;
        return true;
    }

    // 1 s, 2 s, 4 s … one hour.
    private static TimeSpan Wait(int doublings) => doublings >= 12 ? LongestWait : TimeSpan.FromSeconds(1 << doublings);
}
