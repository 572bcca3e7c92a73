using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Components.Fields;

namespace RedWillow.Portal.Features.TakingAttendance;

/// <summary>Minutes typed for one person.</summary>
public sealed record MarkMinutes(int? Late, int? Early);

/// <summary>One person of an open sheet.</summary>
public sealed partial class MarkRow
{
    private Segmented<MarkChoice?>? _choice;
    private NumberBox? _late;
    private NumberBox? _early;
    private ElementReference _retry;

    [Parameter, EditorRequired]
    public required MarkRowState State { get; set; }

    /// <summary>Changes with the row, so that it is drawn again.</summary>
    [Parameter]
    public int Edition { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>The day of the sheet.</summary>
    [Parameter, EditorRequired]
    public required DateOnly Day { get; set; }

    /// <summary>The local day.</summary>
    [Parameter, EditorRequired]
    public required DateOnly Today { get; set; }

    /// <summary>The most minutes that can be typed.</summary>
    [Parameter]
    public int Most { get; set; }

    [Parameter]
    public EventCallback<MarkChoice?> OnChoose { get; set; }

    [Parameter]
    public EventCallback<MarkMinutes> OnMinutes { get; set; }

    [Parameter]
    public EventCallback OnRetry { get; set; }

    [Parameter]
    public EventCallback OnUndo { get; set; }

    [Parameter]
    public EventCallback OnTakeOff { get; set; }

    /// <summary>Closing asked for what is missing here.</summary>
    [Parameter]
    public bool Asked { get; set; }

    /// <summary>The box that waits, or the choice that is not saved.</summary>
    public static string FieldOf(MarkRowState row) => row.Draft.Choice switch
    {
        MarkChoice.Late => $"{KeyOf(row)}-late",
        MarkChoice.LeftEarly => $"{KeyOf(row)}-early",
        var choice => $"{KeyOf(row)}-{AttendanceWords.Choices.TakeWhile(one => one.Value != choice).Count()}",
    };

    /// <summary>Leads to the choice, when a button of the row is gone.</summary>
    public ValueTask FocusChoiceAsync() => _choice?.FocusAsync() ?? ValueTask.CompletedTask;

    /// <summary>Leads to what keeps the row from being saved.</summary>
    public ValueTask FocusAsync() => (State, State.Draft.Choice) switch
    {
        (_, MarkChoice.Late) when _late is not null => _late.FocusAsync(),
        (_, MarkChoice.LeftEarly) when _early is not null => _early.FocusAsync(),
        ({ Saving: RowSaving.Failed }, not null) => _retry.FocusAsync(),
        _ => FocusChoiceAsync(),
    };

    private static string KeyOf(MarkRowState row) => $"m-{row.Row.Client.Value:N}";

    private string? ProblemOf(MarkChoice choice) => AttendanceWords.MinutesProblem(State.Draft, choice, Most, Asked);

    private string Key => KeyOf(State);

    private bool IsTrouble => State.Saving is RowSaving.Failed or RowSaving.Refused || State.Draft.HasTooFewMinutes;

    private string Standing => State.Row switch
    {
        { GuestOf: { } home } => $"Guest from {home}",
        { IsGuest: true } => "Before the agreed start",
        { Week: { } week } => $"Week {week}",
        _ => "First session",
    };

    private string Said => State switch
    {
        { Draft.HasTooFewMinutes: true } => $"Not saved: type a number from 1 to {Most}",
        { WaitsForMinutes: true } => "Type the minutes, then it saves",
        { Saving: RowSaving.Saving } => "Saving…",
        { Saving: RowSaving.Failed } => "Not saved, try again",
        { Saving: RowSaving.Refused } => $"Not saved: {State.Problem}",
        { Mark: { } mark } => $"Saved {AttendanceWords.Moment(mark.SavedAt, Today, Day)}{AttendanceWords.Counted(mark)}",
        { Row.OnLeave: true } or { Row.IsExpected: false } => "Nothing to do",
        _ => "Not marked yet",
    };
}
