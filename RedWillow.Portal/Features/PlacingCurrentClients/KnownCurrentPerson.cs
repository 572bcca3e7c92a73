using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.PlacingCurrentClients;

/// <summary>Who is placed, and the stay that becomes theirs.</summary>
internal sealed record CurrentPerson(Client Client, Enrollment Stay);

/// <summary>
/// A current client who has registered already, or whom front desk has begun to enter. Their account stays theirs, and the task list that
/// is open becomes the stay. What they told themselves is kept; only what is missing is taken from the paper file.
/// </summary>
internal static class KnownCurrentPerson
{
    /// <summary>What taking a person over touches: them, what is open, and what they hold.</summary>
    public static async Task<IReadOnlyList<Claim>> KnownClaimsAsync(this PortalDbContext db, ClientId who, CancellationToken stop)
    {
        var stays = await OpenOf(db, who).Select(row => row.Id).ToListAsync(stop);
        var groups = await db.SeatClaims.Where(row => row.ClientId == who).Select(row => row.GroupId).Distinct().ToListAsync(stop);
        var caseloads = await db.HourClaims.Where(row => row.ClientId == who).Select(row => row.PractitionerId).Distinct().ToListAsync(stop);
        return
        [
            Claim.Client(who), .. stays.Select(one => Claim.Enrollment(one)), .. groups.Select(one => Claim.Group(one)), .. caseloads.Select(one => Claim.Caseload(one)),
        ];
    }

    public static async Task<Result<CurrentPerson>> TakeOverAsync(
        this PortalDbContext db, BlindIndex index, ClientId who, PersonDetails told, (Actor.Staff Staff, DateTime NowUtc) by, IReadOnlyList<Claim> claims,
        CancellationToken stop)
    {
        if (!(await db.FindPeopleAsync(index, told.Email, told.Phone, stop)).Contains(who))
            return new NotThere();
        if (told.Email is { } email && (await db.FindPeopleAsync(index, email, null, stop)).Any(known => known != who))
            return new PersonKnown();
        var client = await db.Clients.SingleAsync(row => row.Id == who, stop);
        var open = await OpenOf(db, who).Include(row => row.Moves).SingleOrDefaultAsync(stop);
        if (open is { Status: not EnrollmentStatus.Draft } sent)
            return new IllegalMove(sent.Status, EnrollmentStatus.Active);
        if (await db.SafetyFlags.AnyAsync(row => row.ClientId == who && row.ClearedUtc == null, stop))
            return new FlagNotCleared();
        if (await db.ReleaseHoldsAsync(who, claims, stop) is { } conflict)
            return conflict;

        client.Identify(client.PreferredName, client.LegalName ?? told.LegalName?.Trim(), client.DateOfBirth ?? told.BirthDate);
        client.ReachAt(client.Phone ?? told.Phone, client.SafeContact == SafeContact.None ? told.Safe : client.SafeContact);
        if (client.Email is null && told.Email is { } fresh)
        {
            if (await db.Users.AnyAsync(PortalUsers.HasAddress(index.OfEmail(fresh)), stop))
                return new EmailTaken();
            client.WriteTo(fresh.Trim(), told.Safe.HasFlag(SafeContact.Email));
        }

        if (open is null)
        {
            open = Enrollment.Begin(new(Guid.CreateVersion7()), who, by.NowUtc);
            db.Add(open);
        }

        open.ForgetChoice();
        await db.FinishTogetherAsync(by.Staff, open, by.NowUtc, stop);
        return new CurrentPerson(client, open);
    }

    private static IQueryable<Enrollment> OpenOf(PortalDbContext db, ClientId who) =>
        db.Enrollments.Where(row => row.ClientId == who && row.Status < EnrollmentStatus.Completed);
}
