using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using RedWillow.Portal.Components;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.GivingIndividual;

/// <summary>A therapist's own appointments of a week, and with this week earlier ones that wait for a mark.</summary>
public sealed partial class AppointmentsPage(
    AppointmentsQuery appointments, WeeksWithoutHourQuery weeks, MarkAppointmentHandler mark, Refusals refusals, ProgramClock clock, ILogger<AppointmentsPage> log)
{
    private readonly Dictionary<(HourClaimId, DateOnly), string> _saidOf = [];
    private readonly Dictionary<(HourClaimId, DateOnly), AppointmentStatus> _standsAt = [];
    private HashSet<(HourClaimId, DateOnly)> _settled = [];
    private Task _turn = Task.CompletedTask;
    private AppointmentsView? _view;
    private WeeksWithoutHour? _without;
    private WeeksWithoutHourAsk? _shown;
    private string? _said;
    private bool _loading = true;

    /// <summary>A day of the week to show, as yyyy-MM-dd; anything else is this week.</summary>
    [SupplyParameterFromQuery(Name = "week")]
    private string? Week { get; set; }

    [SupplyParameterFromQuery(Name = "now")]
    private string? NowPage { get; set; }

    [SupplyParameterFromQuery(Name = "last")]
    private string? LastPage { get; set; }

    private WeeksWithoutHourAsk Without => new(PageOf.Asked(NowPage), PageOf.Asked(LastPage));

    protected override async Task OnParametersSetAsync()
    {
        // What was chosen is saved before another week takes its place.
        await _turn;
        await LatestAsync(appointments.HandleAsync(Actor, WeekNav.Read(Week), Stop), Show);
        if (_without is null || _shown != Without)
            (_without, _shown) = (await weeks.HandleAsync(Actor, Without, Stop), Without);
        _loading = false;
    }

    private static string Address(WeeksWithoutHourAsk ask) => QueryHelpers.AddQueryString(PortalRoutes.StaffAppointments, new Dictionary<string, string?>
    {
        ["now"] = PageOf.Code(ask.ThisWeek), ["last"] = PageOf.Code(ask.LastWeek),
    });

    private static string Address(DateOnly day) => $"{PortalRoutes.StaffAppointments}?week={day:yyyy-MM-dd}";

    private void Show(AppointmentsView? view)
    {
        (_view, _said) = (view, null);
        AppointmentRow[] rows = view is null ? [] : [.. view.Unmarked, .. view.Week, .. view.Coming];
        foreach (var row in rows)
            _standsAt[KeyOf(row)] = row.Status;
        // As it was when the week was opened: what is marked now stays open for a second thought.
        _settled = [.. rows.Where(static row => !row.HasCome || row.Status != AppointmentStatus.Booked).Select(KeyOf)];
    }

    private static (HourClaimId, DateOnly) KeyOf(AppointmentRow row) => (row.Hour, row.Date);

    private string? SaidOf(AppointmentRow row) => _saidOf.GetValueOrDefault(KeyOf(row));

    // One after the other, in the order of the choices: each says what the one before it left.
    private Task MarkAsync(AppointmentRow row, AppointmentStatus status)
    {
        _view = With(row, one => one with { Status = status });
        return _turn = AfterAsync(_turn, () => SaveAsync(row, status));
    }

    private static async Task AfterAsync(Task before, Func<Task> act)
    {
        // The choice is drawn before it is judged: taking it back is a change then, which the page draws too.
        await Task.Yield();
        // The page may be left meanwhile: what was chosen after that one is saved all the same.
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        await act();
    }

    private async Task SaveAsync(AppointmentRow row, AppointmentStatus status)
    {
        string said;
        try
        {
            // What was chosen is saved, though the page is left meanwhile.
            var answer = await mark.HandleAsync(Actor, new(Guid.NewGuid(), row.Hour, row.Date, status, _standsAt[KeyOf(row)]), CancellationToken.None);
            if (answer.Succeeded || answer.Refusal is MarkedMeanwhile)
            {
                _standsAt[KeyOf(row)] = answer.Refusal is MarkedMeanwhile meanwhile ? meanwhile.Stands : status;
                _without = await weeks.HandleAsync(Actor, Without, Stop);
            }

            if (!answer.Succeeded)
                _view = With(row, one => one.Status == status ? one with { Status = _standsAt[KeyOf(row)] } : one);
            said = answer.Succeeded
                ? "Saved " + TimeText.Of(TimeOnly.FromDateTime(clock.Zone.ToLocal(answer.Value.SavedUtc)))
                : "Not saved: " + refusals.Sentence(answer.Refusal);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "An appointment was not marked.");
            said = "Not saved, try again";
        }

        _saidOf[KeyOf(row)] = said;
        _said = $"{row.Client}: {said}.";
    }

    private AppointmentsView With(AppointmentRow row, Func<AppointmentRow, AppointmentRow> change)
    {
        AppointmentRow Changed(AppointmentRow one) => KeyOf(one) == KeyOf(row) ? change(one) : one;
        return _view! with { Week = [.. _view.Week.Select(Changed)], Coming = [.. _view.Coming.Select(Changed)], Unmarked = [.. _view.Unmarked.Select(Changed)] };
    }
}
