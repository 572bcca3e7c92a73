using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Account;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Outbox;

namespace RedWillow.Portal.Features.ConfiguringSchedule;

/// <summary>Everybody who asked to hear when a track opens is written to, once.</summary>
public sealed record InviteInterested(Guid Key, TrackId Track) : ICommand;

/// <summary>How many were written to, and whom to call instead.</summary>
/// <param name="Written">A neutral mail is on its way to so many.</param>
/// <param name="ToCall">The short codes of clients for whom mail is not safe, or who have no account; they stay on the count.</param>
public sealed record InterestAnswer(int Written, IReadOnlyList<string> ToCall);

/// <summary>The track takes no enrollments yet.</summary>
public sealed record OpenTrackFirst : Refusal;

/// <summary>
/// They asked for this mail with their account, so it goes to the account's address; a client who has since said how to be reached and
/// left mail out is called instead. Who was written to is not written to again.
/// </summary>
public sealed class InviteInterestedHandler(PortalUnitOfWork unit, IAccountMail mail, ProgramClock clock)
{
    public async Task<Result<InterestAnswer>> HandleAsync(Actor actor, InviteInterested ask, CancellationToken stop)
    {
        if (!actor.Has(StaffRoles.Admin))
            return await unit.RefuseAsync(actor, ask, ask.Track.Value, stop);
        return await unit.RunAsync<InviteInterested, InterestAnswer>(actor, ask, [Claim.Track(ask.Track)], async (db, token) =>
        {
            if (!await db.Tracks.AnyAsync(row => row.Id == ask.Track && row.Status == TrackStatus.Open, token))
                return new OpenTrackFirst();
            var waiting = await (
                from interest in db.TrackInterests
                where interest.TrackId == ask.Track && interest.InvitedUtc == null
                join client in db.Clients on interest.ClientId equals client.Id
                join account in db.Users.Where(row => !row.Disabled) on (ClientId?)client.Id equals account.ClientId into accounts
                from account in accounts.DefaultIfEmpty()
                orderby interest.NotedUtc
                select new { interest, client.Reference, client.SafeContact, account }).ToListAsync(token);
            var toCall = new List<string>();
            foreach (var one in waiting)
            {
                if (one.account is null || (one.SafeContact != SafeContact.None && !one.SafeContact.HasFlag(SafeContact.Email)))
                {
                    toCall.Add(one.Reference);
                    continue;
                }

                await mail.AvailableAsync(db, one.account);
                one.interest.Invited(clock.UtcNow);
                db.Record(new InterestInvited(ask.Track, one.interest.ClientId));
            }

            return new InterestAnswer(waiting.Count - toCall.Count, toCall);
        }, stop);
    }
}
