using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ReachingPeople;

/// <summary>Nobody has to call any more.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Inquiry">Which request for a call.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Seen">The version that was read.</param>
public sealed record CloseInquiry(Guid Key, InquiryId Inquiry, InquiryResult Result, int Seen) : ICommand;

/// <summary>Closes a request for a call with its result; it is removed when its time is over.</summary>
public sealed class CloseInquiryHandler(PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, CloseInquiry ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(Reach.Inquiries) || !Enum.IsDefined(ask.Result))
            return await unit.RefuseAsync(actor, ask, ask.Inquiry.Value, stop);
        return await unit.RunAsync<CloseInquiry, Done>(
            actor, ask, [Claim.Inquiry(ask.Inquiry, ask.Seen)],
            async (db, ct) => (await db.Inquiries.SingleAsync(row => row.Id == ask.Inquiry, ct)).Close(ask.Result, staff.Id, clock.UtcNow), stop);
    }
}
