using System.Globalization;

namespace RedWillow.Portal.Platform;

/// <summary>Which page of a list is shown.</summary>
public sealed record PageOf
{
    /// <summary>How many rows a page has.</summary>
    public const int Size = 25;

    private PageOf(int number, int total) => (Number, Total) = (number, total);

    /// <summary>Which page, from 1.</summary>
    public int Number { get; }

    /// <summary>How many rows there are on all pages.</summary>
    public int Total { get; }

    /// <summary>How many pages there are; at least 1.</summary>
    public int Pages => PagesOf(Total);

    /// <summary>How many rows stand on earlier pages.</summary>
    public int Skip => (Number - 1) * Size;

    /// <summary>The page that was asked for, or the nearest there is.</summary>
    /// <param name="asked">From 1; anything is taken.</param>
    /// <param name="total">How many rows there are.</param>
    public static PageOf Nearest(int asked, int total) => new(Math.Clamp(asked, 1, PagesOf(total)), total);

    /// <summary>The number that stands in an address; the first page where none does.</summary>
    public static int Asked(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    /// <summary>What an address says about a page; nothing for the first.</summary>
    public static string? Code(int number) => number > 1 ? number.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>The address of a page of a list about which an address says nothing else.</summary>
    public static string Address(string path, int number) => Code(number) is { } code ? $"{path}?page={code}" : path;

    private static int PagesOf(int total) => Math.Max(1, (total + Size - 1) / Size);
}

/// <summary>One page of a list.</summary>
/// <param name="Rows">What stands on it.</param>
/// <param name="At">Which page, of how many rows.</param>
public sealed record Paged<T>(IReadOnlyList<T> Rows, PageOf At)
{
    /// <summary>A page of a list whose rows are all known; the nearest there is.</summary>
    /// <param name="all">Every row, in order.</param>
    /// <param name="asked">Which page, from 1.</param>
    public static Paged<T> Of(IReadOnlyList<T> all, int asked)
    {
        var at = PageOf.Nearest(asked, all.Count);
        return new([.. all.Skip(at.Skip).Take(PageOf.Size)], at);
    }

    /// <summary>Only the first rows of the page, where the list itself stands elsewhere.</summary>
    public Paged<T> Few(int most) => this with { Rows = [.. Rows.Take(most)] };
}
