using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.BookingTalks;

/// <summary>The talks of one person.</summary>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Client">The client; null for an inquiry.</param>
/// <param name="Enrollment">The request.</param>
/// <param name="Inquiry">The inquiry.</param>
/// <param name="Phone">E.164; never shown without the ways that are safe.</param>
/// <param name="Email">Their own.</param>
/// <param name="Safe">The ways that are safe.</param>
/// <param name="Kinds">What can be booked now.</param>
/// <param name="Talks">What is and was booked, the newest first.</param>
public sealed record TalkPageView(
    string Name, string Reference, ClientId? Client, EnrollmentId? Enrollment, InquiryId? Inquiry, string? Phone, string? Email, SafeContact Safe,
    IReadOnlyList<TalkKind> Kinds, IReadOnlyList<TalkLine> Talks);

/// <summary>One talk.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What for.</param>
/// <param name="Time">When.</param>
/// <param name="With">The clinician.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="HasCome">It can be said to have been held or missed.</param>
public sealed record TalkLine(TalkId Id, TalkKind Kind, TalkTime Time, string With, TalkStatus Status, bool HasCome);

/// <summary>What is booked for a request or an inquiry, and the times that can be had. Reading it is itself recorded.</summary>
public sealed class TalkQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<TalkPageView?> HandleAsync(Actor actor, EnrollmentId? request, InquiryId? inquiry, CancellationToken stop)
    {
        if (!actor.Has(Booking.May))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return request is { } id ? await OfRequestAsync(db, actor, id, stop) : inquiry is { } call ? await OfInquiryAsync(db, actor, call, stop) : null;
    }

    /// <summary>The times that can be had, the first one first; for a talk that is moved, as if it were not there.</summary>
    public async Task<IReadOnlyList<TalkOffer>> OffersAsync(Actor actor, TalkKind kind, ClientId? client, TalkId? moving, CancellationToken stop)
    {
        if (!actor.Has(Booking.May))
            return [];
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.LoadTalkOffersAsync(kind, client, moving, null, clock.LocalNow, clock.UtcNow, stop);
    }

    private async Task<TalkPageView?> OfRequestAsync(PortalDbContext db, Actor actor, EnrollmentId id, CancellationToken stop)
    {
        var enrollment = await db.Enrollments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);
        if (enrollment is null)
            return null;
        await unit.RecordReadAsync(actor, "TalksRead", id.Value, [enrollment.ClientId], stop);
        var client = await db.Clients.AsNoTracking().SingleAsync(row => row.Id == enrollment.ClientId, stop);
        var talks = await LinesAsync(db.TalkAppointments.Where(row => row.EnrollmentId == id), db, stop);
        TalkKind[] kinds = enrollment.HasEnded ? [] : EnrollmentMoves.IsDecided(enrollment.Status) ? [TalkKind.Consultation] : [TalkKind.IntakeAssessment, TalkKind.Consultation];
        return new(client.PreferredName, client.Reference, client.Id, id, null, client.Phone, client.Email, client.SafeContact, Free(kinds, talks), talks);
    }

    private async Task<TalkPageView?> OfInquiryAsync(PortalDbContext db, Actor actor, InquiryId id, CancellationToken stop)
    {
        var inquiry = await db.Inquiries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);
        if (inquiry is null)
            return null;
        await unit.RecordReadAsync(actor, "TalksRead", id.Value, [], stop);
        var talks = await LinesAsync(db.TalkAppointments.Where(row => row.InquiryId == id), db, stop);
        TalkKind[] kinds = inquiry.IsOpen ? [TalkKind.Consultation] : [];
        return new(inquiry.Name, inquiry.Reference, null, null, id, inquiry.Phone, inquiry.Email, inquiry.Safe, Free(kinds, talks), talks);
    }

    private async Task<IReadOnlyList<TalkLine>> LinesAsync(IQueryable<TalkAppointment> whose, PortalDbContext db, CancellationToken stop)
    {
        var rows = await (
            from talk in whose.AsNoTracking()
            join person in db.Practitioners.AsNoTracking() on talk.PractitionerId equals person.Id
            orderby talk.Date descending, talk.StartMinute descending
            select new { Talk = talk, person.Name, person.Credential }).ToListAsync(stop);
        return [.. rows.Select(row => new TalkLine(row.Talk.Id, row.Talk.Kind, row.Talk.Time, $"{row.Name}, {row.Credential}", row.Talk.Status, row.Talk.Time.Begins <= clock.LocalNow))];
    }

    private static IReadOnlyList<TalkKind> Free(TalkKind[] kinds, IReadOnlyList<TalkLine> talks) =>
        [.. kinds.Where(kind => !talks.Any(talk => talk.Kind == kind && talk.Status == TalkStatus.Booked))];
}
