using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Waiting;
using RedWillow.Portal.Platform;

namespace RedWillow.Portal.Features.JoiningGroup;

/// <summary>A client waits for a place instead of choosing one; staff may say so for them.</summary>
/// <param name="Key">Made when the form opened.</param>
/// <param name="Enrollment">The client's task list; all answers stay.</param>
/// <param name="Track">The track waited for; it must be open.</param>
/// <param name="Group">One group of it, or null for any.</param>
/// <param name="PossibleHours">In the client's words, when they can come; at most <see cref="LongestNote"/> characters.</param>
public sealed record JoinWaitlist(Guid Key, EnrollmentId Enrollment, TrackId Track, GroupId? Group, string PossibleHours) : ICommand
{
    public const int LongestNote = 500;
}

/// <summary>The place in the line.</summary>
public sealed record WaitingPlace(WaitlistEntryId Entry);

/// <summary>
/// Puts the client in line, once they have told what is needed to send a request: an offer is answered by staff as a request is. Who waits
/// holds nothing, so a held place is let go.
/// </summary>
public sealed class JoinWaitlistHandler(PortalUnitOfWork unit, IDbContextFactory<PortalDbContext> contexts, ProgramClock clock)
{
    public async Task<Result<WaitingPlace>> HandleAsync(Actor actor, JoinWaitlist ask, CancellationToken stop)
    {
        if (await contexts.ClientActedForAsync(actor, ask.Enrollment, stop) is not { } client)
            return await unit.RefuseAsync(actor, ask, ask.Enrollment.Value, stop);
        var claims = await contexts.PlacementClaimsAsync(client, ask.Enrollment, null, null, stop);
        return await unit.RunAsync<JoinWaitlist, WaitingPlace>(actor, ask, claims, (db, ct) => JoinAsync(db, actor, ask, claims, ct), stop);
    }

    private async Task<Result<WaitingPlace>> JoinAsync(
        PortalDbContext db, Actor actor, JoinWaitlist ask, IReadOnlyList<Claim> claims, CancellationToken stop)
    {
        if (await db.EnrollmentActedOnAsync(actor, ask.Enrollment, stop) is not { } enrollment)
            return new NotThere();
        if (await db.WhyNotChooseAsync(actor, enrollment, clock.Today, stop) is { } closed)
            return closed;
        if (await db.WhyNotAskAsync(enrollment.Id, stop) is { } open)
            return open;
        if (await WhyNotAsync(db, ask, stop) is { } refusal)
            return refusal;
        if (await db.ReleaseHoldsAsync(enrollment.ClientId, claims, stop) is { } conflict)
            return conflict;

        var entry = new WaitlistEntry
        {
            Id = new(Guid.CreateVersion7()), ClientId = enrollment.ClientId, EnrollmentId = ask.Enrollment, TrackId = ask.Track, GroupId = ask.Group,
            PossibleHours = ask.PossibleHours.Trim(), RequestedUtc = clock.UtcNow,
        };
        db.WaitlistEntries.Add(entry);
        db.Record(new WaitlistJoined(entry.Id, enrollment.ClientId, ask.Track));
        enrollment.ForgetChoice();
        await db.FinishTogetherAsync(actor, enrollment, clock.UtcNow, stop);
        return enrollment.MoveTo(EnrollmentStatus.Waitlisted, actor, clock.UtcNow).Then<WaitingPlace>(_ => new WaitingPlace(entry.Id));
    }

    private static async Task<Refusal?> WhyNotAsync(PortalDbContext db, JoinWaitlist ask, CancellationToken stop)
    {
        if (WrittenText.WhyNot(ask.PossibleHours, JoinWaitlist.LongestNote) is { } unreadable)
            return unreadable;
        if (await db.Tracks.AsNoTracking().FirstOrDefaultAsync(row => row.Id == ask.Track, stop) is not { } track)
            return new NotThere();
        if (ask.Group is not null && !await db.Groups.AnyAsync(row => row.Id == ask.Group && row.TrackId == ask.Track, stop))
            return new NotThere();
        if (track.Status != TrackStatus.Open)
            return new TrackNotOpen();
        return Choosing.WhyNot(await db.ProgramInMindAsync(ask.Enrollment, stop), track.Program);
    }
}
