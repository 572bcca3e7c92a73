using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Features.TakingAttendance;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.FollowingAbsences;

/// <summary>A group with clients who did not come, marked by their counselor.</summary>
internal sealed class AbsentClients(Database database, RunningGroup group)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public RunningGroup Group => group;

    public static async Task<AbsentClients> InAsync(Database database)
    {
        var group = await RunningGroup.InAsync(database);
        await group.HireAsync(RunningGroup.Clinician, RunningGroup.FrontDesk);
        return new(database, group);
    }

    /// <summary>A client who missed yesterday's session without a word; with <paramref name="twice"/> today's as well, which asks for a review.</summary>
    public async Task<Member> MissAsync(string name, bool twice = false)
    {
        var begun = database.Clock.Today.AddDays(-8);
        var member = await group.JoinAsync(name, EnrollmentStatus.Active, begun, firstAttended: begun);
        await MarkAsync(begun, member, AttendanceWord.Came);
        await MarkAsync(database.Clock.Today.AddDays(-1), member, AttendanceWord.Absent);
        if (twice)
            await MarkAsync(database.Clock.Today, member, AttendanceWord.Absent);
        return member;
    }

    public async Task MarkAsync(DateOnly day, Member who, AttendanceWord word)
    {
        var session = await group.SessionOnAsync(day);
        Assert.True((await database.Get<MarkAttendanceHandler>().HandleAsync(
            group.Counselor, new(Guid.NewGuid(), session, who.Id, word) { Seen = await database.SeenAsync(session, who.Id) }, Stop)).Succeeded);
    }

    public async Task<OutreachTask> OutreachAsync(Member who)
    {
        await using var db = database.CreateContext();
        return await db.OutreachTasks.OrderBy(row => row.OpenedUtc).ThenBy(row => row.Id).FirstAsync(row => row.ClientId == who.Id, Stop);
    }

    public async Task<CareTeamReview> ReviewAsync(Member who)
    {
        await using var db = database.CreateContext();
        return await db.CareTeamReviews.SingleAsync(row => row.ClientId == who.Id, Stop);
    }
}
