namespace RedWillow.Portal.Domain;

/// <summary>
/// An expected "no". The code is stable and names the sentence a person reads; the facts fill its gaps.
/// A refusal never carries personal data beyond what the actor may already see.
/// </summary>
public abstract record Refusal
{
    /// <summary>The stable name under which the sentence for this refusal is kept.</summary>
    public string Code => GetType().Name;

    /// <summary>What fills the gaps of the sentence, in order.</summary>
    public virtual IReadOnlyList<object> Facts => [];
}

/// <summary>It does not exist, or it is not the actor's to see: the two are never told apart.</summary>
public sealed record NotThere : Refusal;

/// <summary>Somebody changed it after the actor opened it.</summary>
public sealed record StaleEdit : Refusal;

/// <summary>The same form was sent a second time with other content.</summary>
public sealed record FormAlreadyUsed : Refusal;

/// <summary>The database refused what the rules had let through: another change was faster.</summary>
public sealed record Conflict : Refusal;
