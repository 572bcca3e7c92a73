namespace RedWillow.Portal.Domain.People;

/// <summary>How a person is reached first.</summary>
public enum FirstWay
{
    /// <summary>They have not said yet what is safe, or said that nothing is and that they call: nothing is promised.</summary>
    Unsaid = 0,
    Call = 1,
    Text = 2,
    Email = 3,
}

/// <summary>From what a person called safe to the way they are reached first (45 CFR 164.522(b)).</summary>
public static class FirstWays
{
    /// <summary>A call where calls or voice messages are safe; otherwise a text; otherwise mail.</summary>
    public static FirstWay First(this SafeContact safe) => safe switch
    {
        _ when (safe & (SafeContact.Call | SafeContact.Voicemail)) != 0 => FirstWay.Call,
        _ when safe.HasFlag(SafeContact.Text) => FirstWay.Text,
        _ when safe.HasFlag(SafeContact.Email) => FirstWay.Email,
        _ => FirstWay.Unsaid,
    };
}
