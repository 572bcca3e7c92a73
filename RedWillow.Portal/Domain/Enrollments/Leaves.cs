using System.Globalization;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>A client's leaves, read off the moves of the enrollment. Weeks on leave do not count .</summary>
public static class Leaves
{
    /// <summary>How many days a leave lasts at most; seat and hour are kept that long .</summary>
    public const int LongestDays = 14;

    /// <summary>From the day a leave began up to the day the client was back, which may have been noted later; one that goes on has an open end.</summary>
    /// <param name="moves">The moves, in any order.</param>
    /// <param name="dateOf">The day at the center at an instant.</param>
    public static IReadOnlyList<DateSpan> Of(IEnumerable<EnrollmentMove> moves, Func<DateTime, DateOnly> dateOf)
    {
        var leaves = new List<DateSpan>();
        DateOnly? began = null;
        foreach (var move in moves.OrderBy(static move => move.AtUtc))
        {
            if (move.To == EnrollmentStatus.OnHold)
            {
                began = dateOf(move.AtUtc);
            }
            else if (began is { } from)
            {
                leaves.Add(new DateSpan(from, BackOn(move) ?? dateOf(move.AtUtc)));
                began = null;
            }
        }

        if (began is { } open)
            leaves.Add(DateSpan.OpenFrom(open));
        return leaves;
    }

    /// <summary>How the move of a return that is noted later keeps the day of it.</summary>
    /// <param name="day">The day on which the client was back.</param>
    public static string Code(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The day that <see cref="Code"/> wrote; null for anything else.</summary>
    /// <param name="code">Why a move was made.</param>
    public static DateOnly? Read(string? code) =>
        DateOnly.TryParseExact(code, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly? BackOn(EnrollmentMove move) => move.To == EnrollmentStatus.Active ? Read(move.Reason) : null;
}
