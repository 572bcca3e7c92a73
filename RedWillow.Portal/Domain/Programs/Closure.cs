namespace RedWillow.Portal.Domain.Programs;

/// <summary>
/// A day on which no group meets and no individual hour is given. A holiday is only a proposal:
/// it closes nothing until an administrator confirms it.
/// </summary>
public sealed class Closure : Aggregate
{
    private Closure()
    {
    }

    public ClosureId Id { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>What staff and clients read as the reason.</summary>
    public string Reason { get; private set; } = "";

    public ClosureKind Kind { get; private set; }

    /// <summary>Whether it closes the day. Proposals do not.</summary>
    public bool Confirmed { get; private set; }

    /// <summary>A holiday that the center may or may not keep.</summary>
    public static Closure Propose(ClosureId id, DateOnly date, string reason) => Make(id, date, reason, ClosureKind.Holiday, confirmed: false);

    /// <summary>A day the center itself decides to close.</summary>
    public static Closure Declare(ClosureId id, DateOnly date, string reason) => Make(id, date, reason, ClosureKind.Center, confirmed: true);

    public void Confirm()
    {
        Confirmed = true;
        Raise(new ClosureChanged(Id, Date, Confirmed));
    }

    /// <summary>Closes the day for a reason of the center's own, whatever it had been proposed for.</summary>
    public void ConfirmFor(string reason)
    {
        (Reason, Kind) = (reason, ClosureKind.Center);
        Confirm();
    }

    public void Reopen()
    {
        Confirmed = false;
        Raise(new ClosureChanged(Id, Date, Confirmed));
    }

    private static Closure Make(ClosureId id, DateOnly date, string reason, ClosureKind kind, bool confirmed)
    {
        var closure = new Closure { Id = id, Date = date, Reason = reason, Kind = kind, Confirmed = confirmed };
        closure.Raise(new ClosureChanged(id, date, confirmed));
        return closure;
    }
}

/// <summary>Where a closure comes from; a week it leaves short carries this as its reason .</summary>
public enum ClosureKind
{
    Holiday = 1,
    Center = 2,
}

/// <summary>
/// The one row whose version guards every closure, so that a day is never closed while sessions are being made for it.
/// </summary>
public sealed class CenterCalendar : Aggregate
{
    /// <summary>There is one calendar.</summary>
    public static readonly Guid OnlyId = new("0197c0de-0000-7000-8000-000000000001");

    public Guid Id { get; private set; } = OnlyId;
}

/// <summary>A closure was proposed, confirmed or taken back.</summary>
public sealed record ClosureChanged(ClosureId Closure, DateOnly Date, bool Confirmed) : DomainEvent
{
    public override Guid Subject => Closure.Value;
}
