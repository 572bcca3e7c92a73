using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Account;

/// <summary>Somebody tried to sign in with a password. The subject says "the same address", never which.</summary>
public sealed record PasswordTried(Guid Trace, string Outcome) : DomainEvent
{
    public override Guid Subject => Trace;
}

/// <summary>Somebody typed a mailed code. The subject says "the same address", never which.</summary>
public sealed record CodeTried(Guid Trace, string Outcome) : DomainEvent
{
    public override Guid Subject => Trace;
}

/// <summary>Somebody asked for a mail to an address: a confirmation, a new password, or a code.</summary>
public sealed record AccountMailAsked(Guid Trace, string Kind) : DomainEvent
{
    public override Guid Subject => Trace;
}

/// <summary>Something about an account changed.</summary>
/// <param name="Account">Whose.</param>
/// <param name="What">What, in one word.</param>
public sealed record AccountChanged(Guid Account, string What) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>Somebody typed a second factor.</summary>
public sealed record SecondFactorTried(Guid Account, bool Right) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>Somebody showed a passkey to sign in.</summary>
/// <param name="Account">Whose it is; empty when it is nobody's or proved nothing.</param>
/// <param name="Opened">Whether it opened the account.</param>
public sealed record PasskeyTried(Guid Account, bool Opened) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>Somebody who is signed in proved that it is still them, and asked for what a device needs to make a passkey.</summary>
public sealed record PasskeyAsked(Guid Account) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>Somebody who is signed in did not prove themself with the password they have.</summary>
/// <param name="Account">Whose page it was.</param>
/// <param name="Why">That it was wrong, or came too soon after others.</param>
public sealed record PasswordChangeRefused(Guid Account, string Why) : DomainEvent
{
    public override Guid Subject => Account;
}

/// <summary>The mailed link is too old, used, or was never one of ours.</summary>
public sealed record LinkNotGood : Refusal;

/// <summary>The password typed to prove who is asking is not the right one.</summary>
public sealed record WrongPassword : Refusal;

/// <summary>The code from the authenticator app is not the one of this moment.</summary>
public sealed record WrongCode : Refusal;
