using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>
/// A center's first week on one running portal: from the empty database and the code on the console to a chair that somebody leaves and
/// the next one takes. Everybody does their own part, in windows of their own.
/// </summary>
/// <remarks>
/// What has to be walked, and where it is:
/// <list type="bullet">
/// <item>First administrator, rooms, staff, licenses, invitations, hours; three tracks opened, one planned with interest: <see cref="MoveInAsync"/>.</item>
/// <item>Two current clients placed and signed in, one of them in week 7: <see cref="BringCurrentClientsAsync"/>.</item>
/// <item>A visitor asks for a call; two attempts: <see cref="CallAsync"/>. Its result, and a client who enrolls online: <see cref="EnrollAsync"/>.</item>
/// <item>A caller without an e-mail address, by the desk: <see cref="EnterCallerAsync"/>.</item>
/// <item>An intake booked and recorded; both admitted: <see cref="TalkAndAdmitAsync"/>.</item>
/// <item>A session with one late, one who left early, one unplanned guest, one who did not come, with the outreach: <see cref="HoldSessionAsync"/>.</item>
/// <item>Individual hours marked: <see cref="GiveHoursAsync"/>. The rest of the week's sheets: <see cref="EndWeekAsync"/>.</item>
/// <item>A lost second factor reset: <see cref="LoseAppAsync"/>.</item>
/// <item>A client leaves, the chair shows as opening: <see cref="LeaveAsync"/>. The next client chooses it: <see cref="TakeChairAsync"/>.</item>
/// </list>
/// </remarks>
public sealed partial class MovingInTests(BrowserFixture browser) : BrowserTest(browser)
{
    private readonly FixedClock _clock = FixedClock.Now();
    private PortalHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_center_moves_in_and_has_its_first_week()
    {
        _clock.MoveTo(NextMonday(_clock.Today), new(10, 0));
        await using var host = await (await PortalHost.EmptyAsync()).WithClock(_clock).StartAsync();
        _host = host;
        await MoveInAsync();
        await BringCurrentClientsAsync();
        await CallAsync();
        await EnrollAsync();
        await EnterCallerAsync();
        await TalkAndAdmitAsync();
        await HoldSessionAsync();
        await GiveHoursAsync();
        Assert.Null(await FindAsync(db => db.Enrollments.Where(row => row.Status == EnrollmentStatus.Approved).Select(row => db.Clients.Single(client => client.Id == row.ClientId).Email)));
        await GetAddressAsync();
        await LoseAppAsync();
        await LeaveAsync();
        await TakeChairAsync();
        await EndWeekAsync();
        await CheckWhatIsKeptAsync();
    }

    private static DateOnly NextMonday(DateOnly today) => today.AddDays((((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7) + 1);

    // A window of their own, signed in; what is about signing in does it by hand.
    private async Task AsAsync(string email, Func<Visit, Task> act, int width = 1280)
    {
        await using var visit = await Browser.VisitAsync(_host, width);
        await visit.SignInAsync(email);
        await act(visit);
    }

    private async Task<T> FindAsync<T>(Func<PortalDbContext, IQueryable<T>> query)
    {
        await using var db = await _host.Databases.CreateDbContextAsync(Stop);
        return await query(db).SingleAsync(Stop);
    }
}
