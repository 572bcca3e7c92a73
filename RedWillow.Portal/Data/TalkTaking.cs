using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Data;

/// <summary>Takes, moves and ends talks; the one way for staff, for the client, and for what ends a request.</summary>
public static class TalkTaking
{
    /// <summary>
    /// Whether a time can be had, decided under the claims of the clinician and the client: <see cref="TalkTimeTaken"/> when it is not
    /// offered or somebody else has it. Holds of weekly hours whose time is over are removed first.
    /// </summary>
    public static async Task<Result<TalkTime>> FindTalkTimeAsync(
        this PortalDbContext db, TalkKind kind, ClientId? client, TalkId? moving, TalkPick pick, DateTime localNow, DateTime nowUtc, CancellationToken stop)
    {
        await db.RemoveExpiredHoldsAsync(pick.Clinician, nowUtc, stop);
        var offers = await db.LoadTalkOffersAsync(kind, client, moving, pick.Clinician, localNow, nowUtc, stop);
        var offer = offers.FirstOrDefault(row => row.Time.Date == pick.Date && row.Time.StartMinute == pick.StartMinute);
        return offer is null ? new TalkTimeTaken(pick.Date, new TimeOnly(pick.StartMinute / 60 % 24, pick.StartMinute % 60)) : offer.Time;
    }

    /// <summary>The caseloads of the talks that are booked for a request; an end of it claims them.</summary>
    public static Task<List<PractitionerId>> TalkCaseloadsAsync(this PortalDbContext db, EnrollmentId enrollment, CancellationToken stop) =>
        db.TalkAppointments.Where(row => row.EnrollmentId == enrollment && row.Status == TalkStatus.Booked).Select(row => row.PractitionerId).Distinct().ToListAsync(stop);

    /// <summary>
    /// Cancels the booked talks of a request that ends; of one that is declined its intake, silently until the client is told. One that
    /// appeared outside the claims is a <see cref="Conflict"/>.
    /// </summary>
    internal static async Task<Refusal?> CancelTalksAsync(
        this PortalDbContext db, EnrollmentId enrollment, IReadOnlyList<Claim> claims, PractitionerId? by, DateTime nowUtc, DateTime? declineToldUtc,
        CancellationToken stop)
    {
        var booked = db.TalkAppointments.Where(row => row.EnrollmentId == enrollment && row.Status == TalkStatus.Booked);
        if (declineToldUtc is not null)
            booked = booked.Where(row => row.Kind == TalkKind.IntakeAssessment);
        foreach (var talk in await booked.ToListAsync(stop))
        {
            if (!claims.Contains(Claim.Caseload(talk.PractitionerId)))
                return new Conflict();
            talk.End(TalkStatus.Cancelled, by, nowUtc);
            db.Record(talk.Happened(TalkChange.Cancelled, declineToldUtc));
        }

        return null;
    }
}
