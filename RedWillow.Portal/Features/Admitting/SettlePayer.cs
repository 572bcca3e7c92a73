using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
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
            return new NotThere();
        return await unit.RunAsync<SettlePayer, Done>(actor, ask, [Claim.Enrollment(ask.Enrollment)], async (db, ct) =>
        {
            var enrollment = await db.Enrollments.SingleAsync(row => row.Id == ask.Enrollment, ct);
            if (enrollment.HasEnded)
                return new AlreadyDecided();
            enrollment.SettlePayer(ask.Path);
            return Done.Instance;
        }, stop);
    }
}
