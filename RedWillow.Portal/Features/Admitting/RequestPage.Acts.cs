using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>What can be done about a request, each with the words that say it was.</summary>
public sealed partial class RequestPage
{
    private Task FinishAsync(TaskView task) =>
        ActAsync(Act.Task, $"Done: {RequestWords.Task(task.Kind)}.", key => tasks.HandleAsync(Actor, new(key, task.Id), Stop));

    private Task ClearAsync(string note) =>
        ActAsync(Act.Clear, "The flag is cleared. The request goes on.", key => flags.HandleAsync(Actor, new(key, Enrollment, note), Stop));

    private async Task OfferHoursAsync(StartOption? start) =>
        _hours = start is { } from ? await places.HandleAsync(Actor, Enrollment, from.Group, from.Date, Stop) : [];

    private Task ArrangeAsync((StartOption? Start, OfferedHourId Hour) chosen) => ActAsync(
        Act.Arrange, "The place is kept for this client." + (_request!.Status == EnrollmentStatus.Waitlisted ? $" They are off the waitlist. {Notice(isDone: true)}" : null),
        key => chosen.Start is { } start
            ? place.HandleAsync(Actor, new(key, Enrollment, start.Group, start.Date, chosen.Hour), Stop)
            : hour.HandleAsync(Actor, new(key, Enrollment, chosen.Hour), Stop));

    private Task RecordAsync((IntakeOutcome Outcome, DateOnly ScreenedOn, string? Note) told) =>
        ActAsync(Act.Intake, "The intake is recorded.", key => intake.HandleAsync(Actor, new(key, Enrollment, told.Outcome, told.ScreenedOn, told.Note), Stop));

    private Task SettleAsync(PayerPath path) =>
        ActAsync(Act.Payer, "How treatment is paid for is noted.", key => payer.HandleAsync(Actor, new(key, Enrollment, path), Stop));

    private Task AdmitAsync(DateOnly start) => ActAsync(
        Act.Admit, $"{_request!.Name} is admitted. The first session is on {TimeText.Day(start)}. {Notice(isDone: true)}",
        key => admit.HandleAsync(Actor, new(key, Enrollment, start, _request.Version), Stop));

    private Task DeclineAsync((bool Talked, string Places, string? Note) told) => ActAsync(
        Act.Decline, "The request is declined. Seat and hour are free again.",
        key => decline.HandleAsync(Actor, new(key, Enrollment, told.Talked, told.Places, told.Note, _request!.Version), Stop));

    private Task WithdrawAsync(WithdrawalReason reason) => ActAsync(
        Act.Withdraw, "The request is withdrawn. Seat and hour are free again.",
        key => withdraw.HandleAsync(Actor, new(key, Enrollment, reason, _request!.Version), Stop));
}
