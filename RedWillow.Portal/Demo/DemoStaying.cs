using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.RequestingEnrollment;

namespace RedWillow.Portal.Demo;

/// <summary>What staff do about a client: intake, payer, admission or decline; and how a stay pauses or ends.</summary>
internal sealed class DemoStaying(DemoStage stage, DemoSetup clinic)
{
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
                DemoStage.NewKey(), enrollment, Talked: true, "Huntsman Mental Health Institute, 801-583-2500", null, await VersionAsync(enrollment, stop)), stop));
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

    /// <summary>The stay pauses or ends, as a licensed clinician decides it.</summary>
    public async Task TurnAsync(EnrollmentId enrollment, EnrollmentStatus to, CancellationToken stop)
    {
        var claims = await stage.Contexts.ClaimsOfAsync(enrollment, null, stop);
        DemoStage.Must(await stage.Unit.RunAsync<TurnDemoStay, Done>(clinic.Clinician, new(DemoStage.NewKey(), enrollment, to), claims, async (db, ct) =>
        {
            var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == enrollment, ct);
            if (EnrollmentMoves.IsTerminal(to))
            {
                stay.EndOn(stage.Today);
                if (await db.ReleasePlaceAsync(stay, claims, clinic.Clinician.Id, stage.Today, stage.UtcNow, ct) is { } conflict)
                    return conflict;
            }

            return stay.MoveTo(to, clinic.Clinician, stage.UtcNow);
        }, stop));
    }

    private async Task<int> VersionAsync(EnrollmentId enrollment, CancellationToken stop)
    {
        await using var db = await stage.Contexts.CreateDbContextAsync(stop);
        return await db.Enrollments.Where(row => row.Id == enrollment).Select(row => row.Version).SingleAsync(stop);
    }

    private sealed record TurnDemoStay(Guid Key, EnrollmentId Enrollment, EnrollmentStatus To) : ICommand;
}
