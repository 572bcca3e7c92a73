using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.ReachingPeople;

/// <summary>One request for a call, as far as the reader may see it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">What a form that was opened now has seen.</param>
/// <param name="Reference">Its short code.</param>
/// <param name="Name">The name to use.</param>
/// <param name="ForSomeoneElse">They ask for another person.</param>
/// <param name="On">The day on which they asked.</param>
/// <param name="BusinessDays">How long they have waited.</param>
/// <param name="Result">How it ended; null while it is open.</param>
/// <param name="ClosedBy">Who closed it.</param>
/// <param name="Contact">How to reach them; null for readers who see name, status and age alone.</param>
public sealed record InquiryView(
    InquiryId Id, int Version, string Reference, string Name, bool ForSomeoneElse, DateOnly On, int BusinessDays, InquiryResult? Result, string? ClosedBy,
    InquiryContact? Contact);

/// <summary>How to reach somebody who asked for a call; a number is never without the ways that are safe.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="Email">Their own.</param>
/// <param name="Safe">The ways that are safe.</param>
/// <param name="WantsNoCalls">They asked not to be called.</param>
/// <param name="Times">When they can talk.</param>
/// <param name="Days">On which days.</param>
/// <param name="Culture">The language to talk in.</param>
/// <param name="Attempts">What was tried, the newest first.</param>
/// <param name="TalkOn">When and with whom a consultation is booked; null while it is not.</param>
public sealed record InquiryContact(
    string? Phone, string? Email, SafeContact Safe, bool WantsNoCalls, TalkTimes Times, TalkDays Days, string Culture, IReadOnlyList<AttemptLine> Attempts,
    string? TalkOn);

/// <summary>One request for a call. Reading it is itself recorded.</summary>
public sealed class InquiryQuery(IDbContextFactory<PortalDbContext> contexts, PortalUnitOfWork unit, ProgramClock clock)
{
    public async Task<InquiryView?> HandleAsync(Actor actor, InquiryId id, CancellationToken stop)
    {
        if (!actor.Has(Reach.LookAtInquiries))
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        var row = await db.Inquiries.AsNoTracking().SingleOrDefaultAsync(inquiry => inquiry.Id == id, stop);
        if (row is null)
            return null;
        await unit.RecordReadAsync(actor, "InquiryRead", id.Value, [], stop);
        var by = row.ClosedBy is { } who ? await db.Practitioners.Where(person => person.Id == who).Select(person => person.Name).SingleAsync(stop) : null;
        var on = clock.Zone.DateOf(row.ReceivedUtc);
        var days = BusinessDays.Since(on, clock.Today, await db.ClosedDaysAsync(stop));
        return new(id, row.Version, row.Reference, row.Name, row.ForSomeoneElse, on, days, row.Result, by, actor.Has(Reach.Inquiries) ? await ContactAsync(db, row, stop) : null);
    }

    private async Task<InquiryContact> ContactAsync(PortalDbContext db, Inquiry row, CancellationToken stop)
    {
        var noCalls = Attempts.WantsNoCalls(await db.ContactAttempts.AsNoTracking().Where(attempt => attempt.InquiryId == row.Id).ToListAsync(stop));
        return new(
            row.Phone, row.Email, row.Safe, noCalls, row.Times, row.Days, row.Culture,
            await db.LoadAttemptsAsync(attempt => attempt.InquiryId == row.Id, clock.Zone, stop), await TalkOnAsync(db, row.Id, stop));
    }

    private static async Task<string?> TalkOnAsync(PortalDbContext db, InquiryId id, CancellationToken stop)
    {
        var booked = await (
            from talk in db.TalkAppointments.AsNoTracking()
            join person in db.Practitioners.AsNoTracking() on talk.PractitionerId equals person.Id
            where talk.InquiryId == id && talk.Status == TalkStatus.Booked
            select new { Talk = talk, person.Name }).SingleOrDefaultAsync(stop);
        return booked is null ? null : $"{TimeText.Day(booked.Talk.Date)}, {TimeText.Range(booked.Talk.Time.Start, booked.Talk.Time.End)}, {booked.Name}";
    }
}
