namespace RedWillow.Portal.Domain.Groups;

/// <summary>How full a group is, in the words that clients and visitors read. They never read a number.</summary>
public enum SeatWords
{
    PlacesOpen = 1,
    FewPlaces = 2,
    Full = 3,
}

/// <summary>From free seats to words.</summary>
public static class FreeSeats
{
    /// <summary>Up to this many free seats are "a few", unless the settings say otherwise.</summary>
    public const int Few = 3;

    /// <summary>The word for a number of free seats; none or less is full.</summary>
    public static SeatWords InWords(int free, int few = Few) =>
        free <= 0 ? SeatWords.Full : free <= few ? SeatWords.FewPlaces : SeatWords.PlacesOpen;
}
