using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ReachingPeople;

public sealed class DemoReachingTests
{
    [Fact]
    public async Task The_demo_has_calls_attempts_and_talks_and_no_session_that_was_held_for_nobody()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().StartAsync();
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(stop);

        Assert.Equal(3, await db.Inquiries.CountAsync(row => row.ClosedUtc == null, stop));
        Assert.True(await db.ContactAttempts.CountAsync(row => row.InquiryId != null, stop) >= 2);
        Assert.Contains(TalkKind.Consultation, await db.TalkAppointments.Where(row => row.Status == TalkStatus.Booked).Select(row => row.Kind).ToListAsync(stop));
        // Before its first client a group may have met nobody; a group that never had one has not begun.
        Assert.Empty(await db.GroupSessions.Where(row => row.Status == SessionStatus.Closed && !db.SeatClaims.Any(seat => seat.GroupId == row.GroupId)).ToListAsync(stop));
    }
}
