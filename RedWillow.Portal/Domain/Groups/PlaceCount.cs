using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Groups;

/// <summary>
/// How many places of a group are taken on a day: the one count behind every page that says a number. Members are "7 of 12" everywhere;
/// who has a place but is no member is said beside it, and who comes later is never among them.
/// </summary>
/// <param name="Members">Whose stay it is, those on leave included.</param>
/// <param name="Held">Kept for requests and for who is choosing.</param>
/// <param name="Guests">Here for this one day.</param>
/// <param name="Later">Members whose first day is still to come.</param>
/// <param name="HeldLater">Kept from a day to come on.</param>
public readonly record struct PlaceCount(int Members, int Held, int Guests, int Later, int HeldLater)
{
    /// <summary>The count on a day; a claim that has run out is not among the claims.</summary>
    public static PlaceCount On(DateOnly day, IEnumerable<TakenSeat> seats)
    {
        var count = new PlaceCount();
        foreach (var (span, kind) in seats)
        {
            count = kind switch
            {
                ClaimKind.Member when span.Contains(day) => count with { Members = count.Members + 1 },
                ClaimKind.Guest when span.Contains(day) => count with { Guests = count.Guests + 1 },
                ClaimKind.Guest => count,
                _ when span.Contains(day) => count with { Held = count.Held + 1 },
                ClaimKind.Member when span.From > day => count with { Later = count.Later + 1 },
                _ when span.From > day => count with { HeldLater = count.HeldLater + 1 },
                _ => count,
            };
        }

        return count;
    }
}

/// <summary>A claim on a seat, as far as occupancy depends on it.</summary>
/// <param name="Span">Its days.</param>
/// <param name="Kind">What for.</param>
public readonly record struct TakenSeat(DateSpan Span, ClaimKind Kind);
