namespace RedWillow.Portal.Components;

/// <summary>What pages say about the center: from the settings <c>Center</c>.</summary>
public sealed class Center
{
    /// <summary>The full name; only on public pages, never in anything sent out or in a page title.</summary>
    public string Name { get; init; } = "Red Willow Counseling and Recovery";

    /// <summary>The name for titles, senders and the masthead.</summary>
    public string ShortName { get; init; } = "Red Willow";

    public string Phone { get; init; } = "(385) 483-4931";

    public string City { get; init; } = "Salt Lake City, Utah";

    /// <summary>Where "Leave this site" goes: a harmless page of another site.</summary>
    public Uri SafeExit { get; init; } = new("https://www.weather.gov/slc/");

    /// <summary>The telephone number as a link target.</summary>
    public string PhoneLink => "tel:+1" + string.Concat(Phone.Where(char.IsAsciiDigit));
}
