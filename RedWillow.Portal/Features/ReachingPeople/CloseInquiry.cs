using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ReachingPeople;

/// <summary>Nobody has to call any more.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Inquiry">Which request for a call.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Seen">The version that was read.</param>
public sealed record CloseInquiry(Guid Key, InquiryId Inquiry, InquiryResult Result, int Seen) : ICommand;

/// <summary>Closes a request for a call with its result; it is removed when its time is over. A consultation that was to come is cancelled with it.</summary>
public sealed class CloseInquiryHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, CloseInquiry ask, CancellationToken stop)
    {
        if (actor is not Actor.Staff staff || !actor.Has(Reach.Inquiries) || !Enum.IsDefined(ask.Result))
            return await unit.RefuseAsync(actor, ask, ask.Inquiry.Value, stop);
        await using var look = await contexts.CreateDbContextAsync(stop);
        var clinicians = await Booked(look, ask.Inquiry).Select(row => row.PractitionerId).ToListAsync(stop);
        Claim[] claims = [Claim.Inquiry(ask.Inquiry, ask.Seen), .. clinicians.Select(one => Claim.Caseload(one))];
        return await unit.RunAsync<CloseInquiry, Done>(actor, ask, claims, async (db, ct) =>
        {
            if (await Booked(db, ask.Inquiry).SingleOrDefaultAsync(ct) is { } talk)
            {
                if (!claims.Contains(Claim.Caseload(talk.PractitionerId)))
                    return new Conflict();
                talk.End(TalkStatus.Cancelled, staff.Id, clock.UtcNow);
                db.Record(talk.Happened(TalkChange.Cancelled));
            }

            return (await db.Inquiries.SingleAsync(row => row.Id == ask.Inquiry, ct)).Close(ask.Result, staff.Id, clock.UtcNow);
        }, stop);
    }

    private static IQueryable<TalkAppointment> Booked(PortalDbContext db, InquiryId id) => db.TalkAppointments.Where(row => row.InquiryId == id && row.Status == TalkStatus.Booked);
}
