using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Data;

/// <summary>A talk before admission with whom it is for.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">What for.</param>
/// <param name="Time">When.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Name">The name to use.</param>
/// <param name="Reference">The short code.</param>
/// <param name="Phone">Never shown without <paramref name="Safe"/>.</param>
/// <param name="Safe">The ways that are safe.</param>
/// <param name="Client">Who; null for somebody who asked for a call.</param>
/// <param name="Enrollment">The request; null for somebody who asked for a call.</param>
/// <param name="Inquiry">The inquiry.</param>
public sealed record TalkOfStaff(
    TalkId Id, TalkKind Kind, TalkTime Time, TalkStatus Status, string Name, string Reference, string? Phone, SafeContact Safe,
    ClientId? Client, EnrollmentId? Enrollment, InquiryId? Inquiry);

/// <summary>The talks that a clinician holds, with the person each is for: whether client or somebody who asked for a call.</summary>
public static class TalksOfStaff
{
    /// <summary>The chosen talks that were not cancelled, the first one first, by three queries.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="whose">Which talks.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<TalkOfStaff>> LoadTalksAsync(
        this PortalDbContext db, Expression<Func<TalkAppointment, bool>> whose, CancellationToken stop)
    {
        var talks = await db.TalkAppointments.AsNoTracking().Where(whose).Where(row => row.Status != TalkStatus.Cancelled)
            .OrderBy(row => row.Date).ThenBy(row => row.StartMinute).ToListAsync(stop);
        if (talks.Count == 0)
            return [];
        var (people, asked) = (talks.Select(row => row.ClientId).OfType<ClientId>().ToList(), talks.Select(row => row.InquiryId).OfType<InquiryId>().ToList());
        var clients = await db.Clients.AsNoTracking().Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        var inquiries = await db.Inquiries.AsNoTracking().Where(row => asked.Contains(row.Id)).ToDictionaryAsync(row => row.Id, stop);
        return talks.ConvertAll(talk =>
        {
            var (name, reference, phone, safe) = talk.ClientId is { } client
                ? (clients[client].PreferredName, clients[client].Reference, clients[client].Phone, clients[client].SafeContact)
                : (inquiries[talk.InquiryId!.Value].Name, inquiries[talk.InquiryId.Value].Reference, inquiries[talk.InquiryId.Value].Phone, inquiries[talk.InquiryId.Value].Safe);
            return new TalkOfStaff(talk.Id, talk.Kind, talk.Time, talk.Status, name, reference, phone, safe, talk.ClientId, talk.EnrollmentId, talk.InquiryId);
        });
    }
}
