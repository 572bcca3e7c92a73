using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Features.TakingAttendance;

namespace RedWillow.Portal.Demo;

/// <summary>Who came instead, who did not come, and who was reached afterwards.</summary>
internal sealed class DemoAbsences(DemoStage stage)
{
    private static readonly ContactWay[] Ways = [ContactWay.Phone, ContactWay.Text, ContactWay.Email, ContactWay.InPerson];

    /// <summary>Now and then somebody of another group comes.</summary>
    public static bool Comes(GroupSession session) => session.Date.DayNumber % 13 == 0;

    /// <summary>
    /// Who is missing beyond the usual, by place in the group: one person at the newest session, who is still to be reached, and one who
    /// missed the last sessions before, which asks for a review.
    /// </summary>
    /// <param name="newer">There is a newer session of the counselor.</param>
    /// <param name="daysAgo">How long ago the session was.</param>
    /// <param name="watched">The group with somebody to be talked about.</param>
    public static int? Forced(bool newer, int daysAgo, bool watched) => !newer ? 2 : watched && daysAgo is > 2 and < 10 ? 4 : null;

    /// <summary>The first client of the program who is free then.</summary>
    public async Task AddGuestAsync(GroupSession session, Actor.Staff counselor, CancellationToken stop)
    {
        await using var db = await stage.Contexts.CreateDbContextAsync(stop);
        var beside = await (
            from stay in db.Enrollments
            join home in db.Groups on stay.GroupId equals home.Id
            where stay.Status == EnrollmentStatus.Active && home.Id != session.GroupId
                && db.Groups.Any(here => here.Id == session.GroupId && db.Tracks.Any(one => one.Id == here.TrackId
                    && db.Tracks.Any(other => other.Id == home.TrackId && other.Program == one.Program)))
            orderby stay.StartedUtc, stay.Id
            select stay.ClientId).Take(6).ToListAsync(stop);
        var add = stage.Make<AddGuestHandler>();
        foreach (var client in beside)
        {
            if ((await add.HandleAsync(counselor, new(DemoStage.NewKey(), session.Id, client), stop)).Succeeded)
                return;
        }
    }

    /// <summary>The counselor reaches everybody who did not come, each in a way that is safe.</summary>
    public async Task ReachAsync(GroupSession session, Actor.Staff counselor, CancellationToken stop)
    {
        await using var db = await stage.Contexts.CreateDbContextAsync(stop);
        var missing = await db.OutreachTasks.Where(row => row.SessionId == session.Id && row.ClosedUtc == null)
            .Join(db.Clients, row => row.ClientId, client => client.Id, (row, client) => new { client.Id, client.SafeContact }).ToListAsync(stop);
        var record = stage.Make<RecordAttemptHandler>();
        foreach (var client in missing)
        {
            var way = Array.Find(Ways, one => Attempts.IsSafe(one, client.SafeContact));
            DemoStage.Must(await record.HandleAsync(
                counselor, new(DemoStage.NewKey(), client.Id, null, way, ContactResult.Reached, false, null, "Coming next time."), stop));
        }
    }
}
