using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Calendar;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>The closed days of a year and the proposals, with what each touches.</summary>
public sealed partial class ClosuresPage(
    ClosuresQuery query, AddClosureHandler add, ConfirmClosureHandler confirm, ReopenClosureHandler reopen, ProgramClock clock, IDialogService dialogs)
{
    private Guid _key = Guid.NewGuid();
    private IReadOnlyList<ClosureLine>? _days;
    private Refusal? _refusal;
    private string? _done;
    private DateOnly? _date;
    private string? _dateProblem;
    private string? _reason;
    private string? _reasonProblem;
    private bool _isBusy;

    [SupplyParameterFromQuery(Name = "year")]
    private string? Year { get; set; }

    private bool CanEdit => Actor.Has(StaffRoles.Admin);

    private int Shown => Math.Clamp(
        int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : clock.Today.Year, Holidays.FirstYear, Holidays.LastYear);

    private IReadOnlyList<ClosureLine> Coming => [.. _days!.Where(day => day.CanChange)];

    private IReadOnlyList<ClosureLine> Past => [.. _days!.Where(day => !day.CanChange)];

    protected override Task OnParametersSetAsync()
    {
        (_done, _refusal) = (null, null);
        return LoadAsync();
    }

    private Task LoadAsync() => LatestAsync(query.HandleAsync(Actor, Shown, Stop), days => _days = days);

    private async Task AddAsync()
    {
        (_dateProblem, _reasonProblem) = (_date is null ? "Enter the day" : null, string.IsNullOrWhiteSpace(_reason) ? "Enter the reason" : null);
        if (_date is not { } date || _reasonProblem is not null || _isBusy)
            return;
        (_done, _refusal) = (null, AddClosure.WhyNot(date, clock.Today));
        if (_refusal is not null)
            return;
        if (await AgreedAsync(date) is { } day && await RunAsync(() => add.HandleAsync(Actor, new AddClosure(_key, date, _reason!), Stop), ScheduleWords.Closed(day)))
            (_date, _reason) = (null, null);
    }

    private async Task SwitchAsync(ClosureLine day)
    {
        if (day.Closed)
            await RunAsync(() => reopen.HandleAsync(Actor, new ReopenClosure(_key, day.Date), Stop), $"{TimeText.Day(day.Date)} is open again. Its sessions are restored.");
        else if (!_isBusy && await AgreedAsync(day.Date) is { } touched)
            await RunAsync(() => confirm.HandleAsync(Actor, new ConfirmClosure(_key, day.Date), Stop), ScheduleWords.Closed(touched));
    }

    /// <summary>What closing the day touches as it stands now, once it has been agreed to; a day that is closed already is refused unasked.</summary>
    private async Task<ClosureLine?> AgreedAsync(DateOnly date)
    {
        // A second press while the first is asking asks nothing.
        (_isBusy, _done, _refusal) = (true, null, null);
        var day = await query.HandleAsync(Actor, date, Stop);
        var agreed = day is { Closed: false } && await AgreesAsync(day);
        _isBusy = false;
        if (day is { Closed: true })
        {
            _refusal = new ClosureAlreadyThere(date, day.Reason);
            await LoadAsync();
        }

        return agreed ? day : null;
    }

    private Task<bool> AgreesAsync(ClosureLine day) =>
        dialogs.ConfirmGraveAsync($"Close {TimeText.Weekday(day.Date.DayOfWeek)}, {TimeText.Date(day.Date)}?", $"{ScheduleWords.Closing(day)} You can open the day again.", "Close the day");

    private async Task<bool> RunAsync(Func<Task<Result<Done>>> act, string done)
    {
        if (_isBusy)
            return false;
        (_isBusy, _done, _refusal) = (true, null, null);
        var answer = await act();
        (_isBusy, _refusal, _done, _key) = (false, answer.Refusal, answer.Succeeded ? done : null, Guid.NewGuid());
        await LoadAsync();
        return answer.Succeeded;
    }

    private static string Address(int year) => $"{PortalRoutes.AdminClosures}?year={year.ToString(CultureInfo.InvariantCulture)}";
}
