using System.Diagnostics.CodeAnalysis;

namespace RedWillow.Portal.Domain;

/// <summary>The answer to a request: a value, or the reason why not. A refusal is expected and carries what a page needs to offer a way on.</summary>
/// <typeparam name="T">What the caller gets when the answer is yes.</typeparam>
public sealed class Result<T>
{
    private Result(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>The value; meaningful only when <see cref="Succeeded"/>.</summary>
    public T? Value { get; }

    /// <summary>The reason why not; null when the answer is yes.</summary>
    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Continues with the value, or passes the refusal on.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => Succeeded ? next(Value) : Refusal;
}

/// <summary>The value of a request that has nothing to say but yes.</summary>
public readonly record struct Done
{
    public static Done Instance { get; }
}
