using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.BookingTalks;

/// <summary>Staff book a talk with a clinician, for a request or for somebody who asked for a call.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Kind">What for.</param>
/// <param name="Enrollment">The request; null for an inquiry.</param>
/// <param name="Inquiry">The inquiry; null for a request.</param>
/// <param name="Pick">With whom and when.</param>
public sealed record BookTalk(Guid Key, TalkKind Kind, EnrollmentId? Enrollment, InquiryId? Inquiry, TalkPick Pick) : ICommand;

/// <summary>Takes one of the offered times; nobody else has the clinician then. A client is told in neutral words.</summary>
public sealed class BookTalkHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, BookTalk ask, CancellationToken stop)
    {
        var about = ask.Enrollment?.Value ?? ask.Inquiry?.Value ?? ask.Key;
        if (actor is not Actor.Staff staff || !actor.Has(Booking.May) || !Enum.IsDefined(ask.Kind) || await ClaimsAsync(ask, stop) is not { } claims)
            return await unit.RefuseAsync(actor, ask, about, stop);
        return await unit.RunAsync<BookTalk, Done>(
            actor, ask, claims, (db, ct) => ask.Inquiry is null ? ForRequestAsync(db, staff, ask, ct) : ForInquiryAsync(db, staff, ask, ct), stop);
    }

    // One of the two, and an intake only for a request; what is not there is not told apart from what is wrong.
    private async Task<Claim[]?> ClaimsAsync(BookTalk ask, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var clinician = ask.Pick.Clinician;
        if (!await db.Practitioners.AnyAsync(row => row.Id == clinician, stop))
            return null;
        if (ask is { Enrollment: { } enrollment, Inquiry: null })
        {
            var client = await db.Enrollments.Where(row => row.Id == enrollment).Select(row => (ClientId?)row.ClientId).SingleOrDefaultAsync(stop);
            return client is { } who ? [.. await db.TalkClaimsAsync(clinician, who, stop), Claim.Enrollment(enrollment)] : null;
        }

        return ask is { Enrollment: null, Inquiry: { } inquiry, Kind: TalkKind.Consultation } && await db.Inquiries.AnyAsync(row => row.Id == inquiry, stop)
            ? [.. await db.TalkClaimsAsync(clinician, null, stop), Claim.Inquiry(inquiry)]
            : null;
    }

    private async Task<Result<Done>> ForRequestAsync(PortalDbContext db, Actor.Staff staff, BookTalk ask, CancellationToken stop)
    {
        var enrollment = await db.Enrollments.SingleAsync(row => row.Id == ask.Enrollment!.Value, stop);
        if (enrollment.HasEnded || (ask.Kind == TalkKind.IntakeAssessment && EnrollmentMoves.IsDecided(enrollment.Status)))
            return new AlreadyDecided();
        if (await db.TalkAppointments.AnyAsync(row => row.EnrollmentId == enrollment.Id && row.Kind == ask.Kind && row.Status == TalkStatus.Booked, stop))
            return new TalkBookedAlready();
        var time = await db.FindTalkTimeAsync(ask.Kind, enrollment.ClientId, null, ask.Pick, clock.LocalNow, clock.UtcNow, stop);
        return time.Then(found => Add(db, TalkAppointment.ForClient(
            new(Guid.CreateVersion7()), ask.Kind, enrollment.ClientId, enrollment.Id, ask.Pick.Clinician, found, staff.Id, clock.UtcNow)));
    }

    private async Task<Result<Done>> ForInquiryAsync(PortalDbContext db, Actor.Staff staff, BookTalk ask, CancellationToken stop)
    {
        var inquiry = await db.Inquiries.SingleAsync(row => row.Id == ask.Inquiry!.Value, stop);
        if (!inquiry.IsOpen)
            return new InquiryClosedAlready();
        if (await db.TalkAppointments.AnyAsync(row => row.InquiryId == inquiry.Id && row.Status == TalkStatus.Booked, stop))
            return new TalkBookedAlready();
        var time = await db.FindTalkTimeAsync(ask.Kind, null, null, ask.Pick, clock.LocalNow, clock.UtcNow, stop);
        return time.Then(found => Add(db, TalkAppointment.ForInquiry(new(Guid.CreateVersion7()), inquiry.Id, ask.Pick.Clinician, found, staff.Id, clock.UtcNow)));
    }

    private static Result<Done> Add(PortalDbContext db, TalkAppointment talk)
    {
        db.TalkAppointments.Add(talk);
        db.Record(talk.Happened(TalkChange.Booked));
        return Done.Instance;
    }
}
