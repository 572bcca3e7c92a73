using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Data;

/// <summary>Takes, moves and ends talks; the one way for staff, for the client, and for what ends a request.</summary>
public static class TalkTaking
{
    /// <summary>
    /// Whether a time can be had, decided under the claims of the clinician and the client: <see cref="TalkTimeTaken"/> when it is not
    /// offered or somebody else has it. Holds of the clinician's hours, and of the client, whose time is over are removed first.
    /// </summary>
    public static async Task<Result<TalkTime>> FindTalkTimeAsync(
        this PortalDbContext db, TalkKind kind, ClientId? client, TalkId? moving, TalkPick pick, DateTime localNow, DateTime nowUtc, CancellationToken stop)
    {
        await db.RemoveExpiredHoldsAsync(pick.Clinician, nowUtc, stop);
        if (client is { } who)
            await db.RemoveExpiredHoldsAsync(who, nowUtc, stop);
        var offers = await db.LoadTalkOffersAsync(kind, client, moving, pick.Clinician, localNow, nowUtc, stop);
        var offer = offers.FirstOrDefault(row => row.Time.Date == pick.Date && row.Time.StartMinute == pick.StartMinute);
        return offer is null ? new TalkTimeTaken(pick.Date, new TimeOnly(pick.StartMinute / 60 % 24, pick.StartMinute % 60)) : offer.Time;
    }

    /// <summary>
    /// What a talk with that clinician claims beside what it is about: the calendar, because a day may be closed meanwhile, and of a client
    /// the groups whose sessions they have then. Read without a lock.
    /// </summary>
    public static async Task<Claim[]> TalkClaimsAsync(this PortalDbContext db, PractitionerId clinician, ClientId? client, CancellationToken stop)
    {
        var groups = client is null ? [] : await db.SeatClaims.Where(row => row.ClientId == client).Select(row => row.GroupId).Distinct().ToListAsync(stop);
        return
        [
            Claim.Calendar, Claim.Caseload(clinician), .. client is { } who ? [Claim.Client(who)] : (Claim[])[], .. groups.Select(group => Claim.Group(group)),
        ];
    }

    /// <summary>The talks that are booked for a day.</summary>
    public static IQueryable<TalkAppointment> BookedOn(this IQueryable<TalkAppointment> talks, DateOnly day) =>
        talks.Where(row => row.Status == TalkStatus.Booked && row.Date == day);

    /// <summary>Cancels the talks of a day that is closed, and tells the clients; who asked for a call is called by staff.</summary>
    public static async Task<Refusal?> CancelTalksOnAsync(this PortalDbContext db, DateOnly day, IReadOnlyList<Claim> claims, DateTime nowUtc, CancellationToken stop)
    {
        foreach (var talk in await db.TalkAppointments.BookedOn(day).ToListAsync(stop))
        {
            if (!claims.Contains(Claim.Caseload(talk.PractitionerId)) || (talk.ClientId is { } client && !claims.Contains(Claim.Client(client))))
                return new Conflict();
            talk.End(TalkStatus.Cancelled, null, nowUtc);
            db.Record(talk.Happened(TalkChange.Cancelled));
        }

        return null;
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
        return await db.CancelAsync(booked, claims, by, nowUtc, declineToldUtc, stop);
    }

    /// <summary>Cancels the talks that are booked after the last day of a stay, and tells the client.</summary>
    internal static Task<Refusal?> CancelTalksAfterAsync(
        this PortalDbContext db, EnrollmentId enrollment, DateOnly lastDay, IReadOnlyList<Claim> claims, DateTime nowUtc, CancellationToken stop) =>
        db.CancelAsync(
            db.TalkAppointments.Where(row => row.EnrollmentId == enrollment && row.Status == TalkStatus.Booked && row.Date > lastDay), claims, null, nowUtc, null, stop);

    private static async Task<Refusal?> CancelAsync(
        this PortalDbContext db, IQueryable<TalkAppointment> booked, IReadOnlyList<Claim> claims, PractitionerId? by, DateTime nowUtc, DateTime? toldUtc,
        CancellationToken stop)
    {
        foreach (var talk in await booked.ToListAsync(stop))
        {
            if (!claims.Contains(Claim.Caseload(talk.PractitionerId)))
                return new Conflict();
            talk.End(TalkStatus.Cancelled, by, nowUtc);
            db.Record(talk.Happened(TalkChange.Cancelled, toldUtc));
        }

        return null;
    }
}
