using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Data;

/// <summary>
/// From when a client is told that a request was declined: at the next office hour, by page and mail alike, when somebody can be called
/// about it. Until then everything the client sees stands as it did before. A day that is closed meanwhile puts it off for both: the page
/// asks whenever it is read, and the mail once more when it is due.
/// </summary>
public static class DeclineTelling
{
    /// <summary>The moment, in UTC.</summary>
    public static async Task<DateTime> DeclineToldFromAsync(
        this PortalDbContext db, DateTime decidedUtc, OfficeHours hours, ProgramClock clock, CancellationToken stop)
    {
        var local = clock.Zone.ToLocal(decidedUtc);
        var opens = hours.NextOpen(local, await db.ClosedDaysAsync(stop));
        if (opens == local)
            return decidedUtc;
        var told = clock.Zone.ToUtc(DateOnly.FromDateTime(opens), TimeOnly.FromDateTime(opens));
        return told.Succeeded ? told.Value : decidedUtc;
    }

    /// <summary>The client's request that was declined, with its moves, while they are not told; null otherwise.</summary>
    public static async Task<Enrollment?> UntoldDeclineAsync(
        this PortalDbContext db, ClientId client, OfficeHours hours, ProgramClock clock, CancellationToken stop)
    {
        var declined = await db.Enrollments.AsNoTracking().Include(row => row.Moves)
            .Where(row => row.ClientId == client && row.Status == EnrollmentStatus.Declined)
            .OrderByDescending(row => row.DecidedUtc).FirstOrDefaultAsync(stop);
        return declined?.DecidedUtc is { } decided && await db.DeclineToldFromAsync(decided, hours, clock, stop) > clock.UtcNow ? declined : null;
    }

    /// <summary>Until when a mail waits because what caused it belongs to a decline that its reader is not told of; null when it does not.</summary>
    public static async Task<DateTime?> UntoldUntilAsync(
        this PortalDbContext db, ClientId client, DateTime causedUtc, OfficeHours hours, ProgramClock clock, CancellationToken stop) =>
        await db.UntoldDeclineAsync(client, hours, clock, stop) is { DecidedUtc: { } decided } && causedUtc >= decided
            ? await db.DeclineToldFromAsync(decided, hours, clock, stop)
            : null;

    /// <summary>
    /// Answers a client's command about a request when none of theirs is open: <see cref="NotOnlineNow"/> while they are not told of a decline,
    /// so that nothing is told apart from a request that goes on; otherwise <see cref="NotThere"/>. A command that was answered before is
    /// answered the same again.
    /// </summary>
    public static Task<Result<T>> NoOpenRequestAsync<TAsk, T>(
        this PortalUnitOfWork unit, Actor.Client me, TAsk ask, OfficeHours hours, ProgramClock clock, CancellationToken stop)
        where TAsk : ICommand =>
        unit.RunAsync<TAsk, T>(
            me, ask, [], async (db, ct) => await db.UntoldDeclineAsync(me.Id, hours, clock, ct) is null ? new NotThere() : (Result<T>)new NotOnlineNow(), stop);

    /// <summary>The talks a client sees: what is not cancelled, and the intake that a decline they are not told of has cancelled.</summary>
    public static IQueryable<TalkAppointment> ShownBeside(this IQueryable<TalkAppointment> talks, Enrollment? untold)
    {
        var (id, decided) = (untold?.Id, untold?.DecidedUtc);
        return talks.Where(row => row.Status != TalkStatus.Cancelled || (id != null && row.EnrollmentId == id && row.EndedUtc >= decided));
    }

    /// <summary>Where a declined request stood before.</summary>
    public static EnrollmentStatus BeforeDecline(this Enrollment declined) =>
        declined.Moves.Where(static move => move.To == EnrollmentStatus.Declined).MaxBy(static move => move.AtUtc)!.From;
}
