using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Waiting;

namespace RedWillow.Portal.Data;

/// <summary>
/// A claim is a write before the first read: raising the version takes the row's lock until the commit, on both providers,
/// and later reads in the transaction see the newest committed state.
/// </summary>
internal static class ClaimTaking
{
    /// <summary>Takes the claims in order. A row that is not there, or a form that is older than the row, is a refusal.</summary>
    public static async Task<Refusal?> TakeAsync(PortalDbContext db, Claim[] sorted, DateTime nowUtc, CancellationToken stop)
    {
        foreach (var claim in sorted)
        {
            if (await RaiseAsync(db, claim, nowUtc, stop) > 0)
                continue;
            if (claim.Seen is not null && await RaiseAsync(db, claim with { Seen = null }, nowUtc, stop) > 0)
                return new StaleEdit();
            return new NotThere();
        }

        return null;
    }

    /// <summary>Stops a programming mistake before it becomes a race: work that changed what it had not claimed.</summary>
    public static void DemandClaims(PortalDbContext db, Claim[] sorted)
    {
        var changed = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var claimed = sorted.Select(claim => (claim.Target, claim.Id)).ToHashSet();
        // A row that comes into being here is unknown to everybody else; nobody can race for it, and nobody could have claimed it.
        var made = changed.Where(entry => entry.State == EntityState.Added).Select(OwnGuard).OfType<Claim>().Select(own => (own.Target, own.Id)).ToHashSet();
        foreach (var entry in changed)
        {
            if (GuardOf(entry) is { } guard && !claimed.Contains((guard.Target, guard.Id)) && !made.Contains((guard.Target, guard.Id))
                && !(OwnGuard(entry) is { } own && claimed.Contains((own.Target, own.Id))) && !HasClaimedAddress(entry, sorted))
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} was changed without a claim on its {guard.Target}.");
        }
    }

    private static bool HasClaimedAddress(EntityEntry entry, Claim[] sorted) =>
        entry.Entity is PortalUser { NormalizedEmail: { } hash } && Array.Exists(sorted, claim => claim.EmailHash == hash);

    private static Claim? GuardOf(EntityEntry entry) => entry.Entity switch
    {
        SeatClaim seat => Claim.Group(seat.GroupId),
        HourClaim hour => Claim.Caseload(hour.PractitionerId),
        OfferedHour hour => Claim.Caseload(hour.PractitionerId),
        TalkAppointment talk => Claim.Caseload(talk.PractitionerId),
        AttendanceMark mark => Claim.Session(mark.SessionId),
        EnrollmentAnswer answer => Claim.Enrollment(answer.EnrollmentId),
        EnrollmentMove move => Claim.Enrollment(move.EnrollmentId),
        Discharge discharge => Claim.Enrollment(discharge.EnrollmentId),
        IntakeResult intake => Claim.Enrollment(intake.EnrollmentId),
        SafetyFlag flag => Claim.Enrollment(flag.EnrollmentId),
        Signature signature => Claim.Enrollment(signature.EnrollmentId),
        WaitlistEntry waiting => Claim.Enrollment(waiting.EnrollmentId),
        IndividualAppointment appointment => Claim.Caseload(appointment.PractitionerId),
        OutreachTask outreach => Claim.Client(outreach.ClientId),
        CareTeamReview review => Claim.Client(review.ClientId),
        OpeningBalance balance => Claim.Enrollment(balance.EnrollmentId),
        PaperConsent paper => Claim.Enrollment(paper.EnrollmentId),
        GroupMeeting meeting => Claim.Group(meeting.GroupId),
        GroupSession session => Claim.Group(session.GroupId),
        Closure => Claim.Calendar,
        _ when entry.State == EntityState.Added => null,
        _ => OwnGuard(entry),
    };

    private static Claim? OwnGuard(EntityEntry entry) => entry.Entity switch
    {
        PortalUser account => Claim.Account(account.Id),
        Client client => Claim.Client(client.Id),
        Enrollment enrollment => Claim.Enrollment(enrollment.Id),
        Track track => Claim.Track(track.Id),
        Group group => Claim.Group(group.Id),
        Practitioner practitioner => Claim.Caseload(practitioner.Id),
        Room room => Claim.Room(room.Id),
        GroupSession session => Claim.Session(session.Id),
        Inquiry inquiry => Claim.Inquiry(inquiry.Id),
        CenterCalendar => Claim.Calendar,
        _ => null,
    };

    private static Task<int> RaiseAsync(PortalDbContext db, Claim claim, DateTime nowUtc, CancellationToken stop) => claim.Target switch
    {
        ClaimTarget.Calendar => Raise(db.CenterCalendars.Where(row => row.Id == claim.Id), claim, stop),
        ClaimTarget.Client => Raise(db.Clients.Where(row => row.Id == new ClientId(claim.Id)), claim, stop),
        ClaimTarget.Enrollment => Raise(db.Enrollments.Where(row => row.Id == new EnrollmentId(claim.Id)), claim, stop),
        ClaimTarget.Track => Raise(db.Tracks.Where(row => row.Id == new TrackId(claim.Id)), claim, stop),
        ClaimTarget.Group => Raise(db.Groups.Where(row => row.Id == new GroupId(claim.Id)), claim, stop),
        ClaimTarget.Caseload => Raise(db.Practitioners.Where(row => row.Id == new PractitionerId(claim.Id)), claim, stop),
        ClaimTarget.Room => Raise(db.Rooms.Where(row => row.Id == new RoomId(claim.Id)), claim, stop),
        ClaimTarget.Session => Raise(db.GroupSessions.Where(row => row.Id == new SessionId(claim.Id)), claim, stop),
        ClaimTarget.Closure => Raise(db.Closures.Where(row => row.Id == new ClosureId(claim.Id)), claim, stop),
        ClaimTarget.Inquiry => Raise(db.Inquiries.Where(row => row.Id == new InquiryId(claim.Id)), claim, stop),
        ClaimTarget.Account => LockAsync(db.Users.Where(row => row.Id == claim.Id), stop),
        ClaimTarget.Address => RaiseAddressAsync(db, claim, nowUtc, stop),
        _ => throw new InvalidOperationException($"Nothing can be claimed as {claim.Target}."),
    };

    // An address that nobody has has no row to lock, so each that is typed has one among the tries, made at the first claim in the same statement.
    private static async Task<int> RaiseAddressAsync(PortalDbContext db, Claim claim, DateTime nowUtc, CancellationToken stop)
    {
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AttemptThrottles" ("Key", "Tries", "Failures", "OpensUtc", "Mails", "MailsSinceUtc")
            VALUES ({claim.Id.ToString("N")}, 1, 0, {nowUtc}, 0, {nowUtc})
            ON CONFLICT ("Key") DO UPDATE SET "Tries" = "AttemptThrottles"."Tries" + 1
            """, stop);
        await LockAsync(db.Users.Where(PortalUsers.HasAddress(claim.EmailHash!)), stop);
        return taken;
    }

    private static Task<int> LockAsync(IQueryable<PortalUser> accounts, CancellationToken stop) =>
        accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.AccessFailedCount, row => row.AccessFailedCount), stop);

    private static Task<int> Raise<TRow>(IQueryable<TRow> rows, Claim claim, CancellationToken stop)
        where TRow : Aggregate
    {
        if (claim.Seen is { } seen)
            rows = rows.Where(row => row.Version == seen);
        return rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), stop);
    }
}
