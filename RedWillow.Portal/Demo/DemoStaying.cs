using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.Discharging;
using RedWillow.Portal.Features.RequestingEnrollment;

namespace RedWillow.Portal.Demo;

/// <summary>What staff do about a client: intake, payer, admission or decline; and how a stay pauses or ends.</summary>
internal sealed class DemoStaying(DemoStage stage, DemoSetup clinic)
{
    private const string NextPlace = "Huntsman Mental Health Institute, 801-583-2500";

    /// <summary>Intake and payer; then, where the fate goes that far, admission.</summary>
    public async Task DecideAsync(Actor.Client client, EnrollmentId enrollment, DemoClient person, DateOnly start, CancellationToken stop)
    {
        if (person.Fate == DemoFate.Withdrawn)
        {
            DemoStage.Must(await stage.Make<WithdrawRequestHandler>().HandleAsync(client, new(DemoStage.NewKey()), stop));
            return;
        }

        if (person.Fate == DemoFate.Declined)
        {
            DemoStage.Must(await stage.Make<DeclineRequestHandler>().HandleAsync(clinic.Clinician, new(
                DemoStage.NewKey(), enrollment, Talked: true, NextPlace, null, await VersionAsync(enrollment, stop)), stop));
            return;
        }

        if (person.Fate == DemoFate.EnteredInError)
        {
            DemoStage.Must(await stage.Make<MarkEnteredInErrorHandler>().HandleAsync(clinic.Admin, new(
                DemoStage.NewKey(), enrollment, "Asked twice, with two addresses.", await VersionAsync(enrollment, stop)), stop));
            return;
        }

        DemoStage.Must(await stage.Make<RecordIntakeHandler>().HandleAsync(
            clinic.Clinician, new(DemoStage.NewKey(), enrollment, IntakeOutcome.Appropriate, stage.Today, null), stop));
        DemoStage.Must(await stage.Make<SettlePayerHandler>().HandleAsync(
            clinic.FrontDesk, new(DemoStage.NewKey(), enrollment, PayerPath.Authorized), stop));
        if (person.Fate == DemoFate.RequestedComplete)
            return;
        DemoStage.Must(await stage.Make<AdmitClientHandler>().HandleAsync(
            clinic.Clinician, new(DemoStage.NewKey(), enrollment, start, await VersionAsync(enrollment, stop)), stop));
    }

    /// <summary>The stay pauses or ends, as staff decide it.</summary>
    public async Task TurnAsync(EnrollmentId stay, DemoFate fate, CancellationToken stop)
    {
        var seen = await VersionAsync(stay, stop);
        switch (fate)
        {
            case DemoFate.OnHold:
                DemoStage.Must(await stage.Make<PauseStayHandler>().HandleAsync(
                    clinic.FrontDesk, new(DemoStage.NewKey(), stay, stage.Today.AddDays(10), "Away for a family visit.", seen), stop));
                break;
            case DemoFate.Completing:
                DemoStage.Must(await stage.Make<DateCompletionHandler>().HandleAsync(
                    clinic.Clinician, new(DemoStage.NewKey(), stay, stage.Today.AddDays(14), null, seen), stop));
                break;
            case DemoFate.Completed:
                DemoStage.Must(await stage.Make<DateCompletionHandler>().HandleAsync(
                    clinic.Clinician, new(DemoStage.NewKey(), stay, stage.Today, null, seen), stop));
                DemoStage.Must(await stage.Make<CompleteStayHandler>().HandleAsync(
                    clinic.Clinician, new(DemoStage.NewKey(), stay, "Weekly hour with an outpatient therapist.", NextPlace, await VersionAsync(stay, stop)), stop));
                break;
            default:
                DemoStage.Must(await stage.Make<DischargeClientHandler>().HandleAsync(
                    clinic.Clinician,
                    new(DemoStage.NewKey(), stay, Disposition.LeftAgainstAdvice, "Moved away for work.", "Has the crisis numbers and a list of places.", NextPlace, seen), stop));
                break;
        }
    }

    private async Task<int> VersionAsync(EnrollmentId enrollment, CancellationToken stop)
    {
        await using var db = await stage.Contexts.CreateDbContextAsync(stop);
        return await db.Enrollments.Where(row => row.Id == enrollment).Select(row => row.Version).SingleAsync(stop);
    }
}
