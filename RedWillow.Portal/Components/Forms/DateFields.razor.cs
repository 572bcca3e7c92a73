using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RedWillow.Portal.Components.Forms;

public partial class DateFields
{
    private enum DatePart
    {
        Month,
        Day,
        Year,
    }

    /// <summary>The first day that makes sense; null for any.</summary>
    [Parameter]
    public DateOnly? Earliest { get; set; }

    /// <summary>The last day that makes sense; null for any.</summary>
    [Parameter]
    public DateOnly? Latest { get; set; }

    /// <summary>It is the person's own birthday, so a browser may fill it in.</summary>
    [Parameter]
    public bool Birthday { get; set; }

    protected override string FirstElementId => $"{Id}-{WrongPart ?? DatePart.Month}";

    private string Described => Problem is null ? Id + "-hint" : $"{Id}-hint {Id}-error";

    private DateMistake Mistake => (CurrentValue ?? new DateParts()).Read(out _);

    private DatePart? WrongPart => Mistake switch
    {
        DateMistake.MonthMissing or DateMistake.MonthWrong => DatePart.Month,
        DateMistake.DayMissing or DateMistake.DayWrong or DateMistake.NoSuchDate => DatePart.Day,
        DateMistake.YearMissing or DateMistake.YearWrong => DatePart.Year,
        _ => null,
    };

    protected override string? Check()
    {
        var mistake = (CurrentValue ?? new DateParts()).Read(out var date);
        return mistake switch
        {
            DateMistake.Empty => Optional ? null : Missing ?? Text["DateMissing"],
            DateMistake.None when date < Earliest => Text["TooEarly", Long(Earliest.Value)],
            DateMistake.None when date > Latest => Text["TooLate", Long(Latest.Value)],
            DateMistake.None => null,
            _ => Text[mistake.ToString()],
        };
    }

    private static string Long(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);

    private string? Token(string part) => Birthday ? "bday-" + part : "off";

    private string? Wrong(DatePart part) => Problem is not null && (WrongPart ?? part) == part ? "true" : null;
}
