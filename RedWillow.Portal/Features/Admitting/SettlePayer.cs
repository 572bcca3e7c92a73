using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Features.Admitting;

/// <summary>Staff settled how treatment is paid for.</summary>
public sealed record SettlePayer(Guid Key, EnrollmentId Enrollment, PayerPath Path) : ICommand;

/// <summary>Notes the payer path: one item of the admission checklist .</summary>
public sealed class SettlePayerHandler(PortalUnitOfWork unit)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, SettlePayer ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.FrontDesk | StaffRoles.Clinician | StaffRoles.Director) || !Enum.IsDefined(ask.Path))
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        return await unit.RunAsync<SettlePayer, Done>(actor, ask, [Claim.Enrollment(ask.Enrollment)], async (db, ct) =>
        {
            var enrollment = await db.Enrollments.SingleAsync(row => row.Id == ask.Enrollment, ct);
            if (enrollment.HasEnded)
                return new AlreadyDecided();
            if (ask.Path is (PayerPath.Authorized or PayerPath.AuthorizationNotRequired) && await NeedsConsentAsync(db, ask.Enrollment, ct))
                return new ConsentBeforeInsurer();
            enrollment.SettlePayer(ask.Path);
            return Done.Instance;
        }, stop);
    }

    private static async Task<bool> NeedsConsentAsync(PortalDbContext db, EnrollmentId id, CancellationToken stop)
    {
        var told = await db.EnrollmentAnswers.AsNoTracking().Where(row => row.EnrollmentId == id && row.Question == Question.Program).ToListAsync(stop);
        return InsurerConsent.IsNeeded(told.FirstOrDefault()?.Value) && !(await db.LoadSignedPapersAsync([id], stop))[id].Contains(DocumentKind.TpoConsent);
    }
}
