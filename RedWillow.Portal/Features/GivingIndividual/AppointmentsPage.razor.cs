using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.GivingIndividual;

/// <summary>A therapist's own appointments of this week, and earlier ones that wait for a mark.</summary>
public sealed partial class AppointmentsPage(
    AppointmentsQuery appointments, WeeksWithoutHourQuery weeks, MarkAppointmentHandler mark, Refusals refusals, ProgramClock clock, ILogger<AppointmentsPage> log)
{
    private readonly Dictionary<(HourClaimId, DateOnly), string> _saidOf = [];
    private AppointmentsView? _view;
    private WeeksWithoutHour? _without;
    private string? _said;
    private bool _loading = true;

    protected override async Task OnInitializedAsync()
    {
        _view = await appointments.HandleAsync(Actor, Stop);
        _without = await weeks.HandleAsync(Actor, Stop);
        _loading = false;
    }

    private static (HourClaimId, DateOnly) KeyOf(AppointmentRow row) => (row.Hour, row.Date);

    private string? SaidOf(AppointmentRow row) => _saidOf.GetValueOrDefault(KeyOf(row));

    private async Task MarkAsync(AppointmentRow row, AppointmentStatus status)
    {
        _view = With(row, status);
        // The choice is drawn before it is judged: taking it back is a change then, which the page draws too.
        await Task.Yield();
        string said;
        try
        {
            var answer = await mark.HandleAsync(Actor, new(Guid.NewGuid(), row.Hour, row.Date, status), Stop);
            if (!answer.Succeeded)
                _view = With(row, row.Status);
            else
                _without = await weeks.HandleAsync(Actor, Stop);
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

    private AppointmentsView With(AppointmentRow row, AppointmentStatus status)
    {
        AppointmentRow Changed(AppointmentRow one) => KeyOf(one) == KeyOf(row) ? one with { Status = status } : one;
        return _view! with { Week = [.. _view.Week.Select(Changed)], Coming = [.. _view.Coming.Select(Changed)], Unmarked = [.. _view.Unmarked.Select(Changed)] };
    }
}
