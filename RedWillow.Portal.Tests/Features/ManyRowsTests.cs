using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Features.FindingTrack;
using RedWillow.Portal.Features.FollowingAbsences;
using RedWillow.Portal.Features.FollowingClients;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Features.PlacingCurrentClients;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features;

/// <summary>What a list asks of the database does not grow with the center.</summary>
public sealed class ManyRowsTests
{
    [Theory, OnEachDatabase]
    public async Task Forty_groups_and_five_hundred_people_take_as_many_queries_as_four_and_thirty(Database database)
    {
        var desk = await StayDesk.OpenAsync(database, capacity: 60, choosing: 1);
        await GrowAsync(database, desk, groups: 2, active: 2, waiting: 28);
        var few = await CountsAsync(database, desk);
        await GrowAsync(database, desk, groups: 36, active: 38, waiting: 432);

        Assert.Equal(few, await CountsAsync(database, desk));
        Assert.All(few, list => Assert.InRange(list.Value, 1, 25));
    }

    [Theory, OnEachDatabase]
    public async Task The_queue_and_the_calls_are_paged(Database database)
    {
        var desk = await StayDesk.OpenAsync(database);
        await GrowAsync(database, desk, groups: 0, active: 0, waiting: 60);

        var first = (await database.Get<RequestQueueQuery>().HandleAsync(desk.FrontDesk, new(), default))!;
        var last = (await database.Get<RequestQueueQuery>().HandleAsync(desk.FrontDesk, new(Page: 99), default))!;
        var none = (await database.Get<RequestQueueQuery>().HandleAsync(desk.FrontDesk, new(RequestShow.Started, 2), default))!;
        Assert.Equal((60, 3, PageOf.Size, 60), (first.At.Total, first.At.Pages, first.Rows.Count, first.Counts[RequestShow.Decide]));
        Assert.Equal((3, 10), (last.At.Number, last.Rows.Count));
        Assert.Equal((1, 0), (none.At.Number, none.Rows.Count));
        Assert.Empty(first.Rows.Select(row => row.Id).Intersect(last.Rows.Select(row => row.Id)));
        // The oldest wait longest and stand first.
        Assert.True(first.Rows[0].WaitingSinceUtc < last.Rows[^1].WaitingSinceUtc);
        await using var db = database.CreateContext();
        Assert.Equal(PageOf.Size + 10, db.AuditEntries.Count(row => row.Act == "RequestQueueRead" && row.ClientId != null));

        var calls = (await database.Get<ConsultationsQuery>().HandleAsync(desk.FrontDesk, false, 3, default))!;
        Assert.Equal((60, 3, 10), (calls.At.Total, calls.At.Number, calls.Rows.Count));
    }

    [Theory, OnEachDatabase]
    public async Task Who_is_to_be_reached_and_who_had_no_hour_are_paged(Database database)
    {
        const int more = PageOf.Size + 2;
        var desk = await StayDesk.OpenAsync(database, capacity: 60);
        List<StayOf> stays = [];
        for (var made = 0; made < more; made++)
            stays.Add(await desk.ActiveAsync(weeks: 5, withHour: false));
        await desk.Clinic.ChangeAsync(db =>
        {
            var session = db.GroupSessions.First(row => row.GroupId == desk.Clinic.Evening.Id).Id;
            db.AddRange(stays.Select(stay => new OutreachTask { Id = new(Guid.CreateVersion7()), ClientId = stay.Who.Id, EnrollmentId = stay.Id, SessionId = session }
                .Open(OutreachReason.UnexcusedAbsence, database.Clock.UtcNow, desk.Today)));
            db.AddRange(stays.Select(stay => new CareTeamReview
            {
                Id = new(Guid.CreateVersion7()), ClientId = stay.Who.Id, EnrollmentId = stay.Id, Reason = ReviewReason.TwoUnexcused, OpenedUtc = database.Clock.UtcNow,
            }));
        });

        Task<FollowUpView?> FollowUpAsync(int page) => database.Get<FollowUpQuery>().HandleAsync(desk.Director, new(page, page), default);
        var (first, last) = ((await FollowUpAsync(1))!, (await FollowUpAsync(99))!);
        Assert.Equal((PageOf.Size, 2, more, 2), (first.Outreach.Rows.Count, last.Outreach.Rows.Count, last.Outreach.At.Total, last.Outreach.At.Number));
        Assert.Equal((PageOf.Size, 2, more), (first.Reviews!.Rows.Count, last.Reviews!.Rows.Count, last.Reviews.At.Total));
        Assert.Equal(more, first.Outreach.Rows.Concat(last.Outreach.Rows).Select(row => row.Id).Distinct().Count());
        var day = (await database.Get<TodayQuery>().HandleAsync(desk.Director, default))!;
        Assert.Equal((5, more, 5, more), (day.Outreach.Rows.Count, day.Outreach.At.Total, day.Reviews.Rows.Count, day.Reviews.At.Total));

        var without = (await database.Get<WeeksWithoutHourQuery>().HandleAsync(desk.Director, new(LastWeek: 2), default))!;
        Assert.Equal((PageOf.Size, more, 2, more), (without.ThisWeek.Rows.Count, without.ThisWeek.At.Total, without.LastWeek.Rows.Count, without.LastWeek.At.Total));
    }

    private static async Task<Dictionary<string, int>> CountsAsync(Database database, StayDesk desk)
    {
        var me = desk.Clinic.Clients[0].Who;
        var lists = new Dictionary<string, Func<Task<object?>>>
        {
            ["requests"] = async () => await database.Get<RequestQueueQuery>().HandleAsync(desk.FrontDesk, new(), default),
            ["calls"] = async () => await database.Get<ConsultationsQuery>().HandleAsync(desk.FrontDesk, false, 1, default),
            ["clients"] = async () => await database.Get<ClientListQuery>().HandleAsync(desk.FrontDesk, new(), default),
            ["groups"] = async () => await database.Get<GroupListQuery>().HandleAsync(desk.Admin, default),
            ["week"] = async () => await database.Get<WeekQuery>().HandleAsync(desk.Admin, null, default),
            ["chairs"] = async () => await database.Get<OccupancyQuery>().HandleAsync(desk.FrontDesk, default),
            ["start"] = async () => await database.Get<StartListQuery>().HandleAsync(desk.Admin, default),
            ["people"] = async () => await database.Get<PeopleQuery>().HandleAsync(desk.Admin, default),
            ["current"] = async () => await database.Get<CurrentPlacesQuery>().HandleAsync(desk.FrontDesk, default),
            ["tracks"] = async () => await database.Get<TrackCatalogQuery>().HandleAsync(Actor.Visitor.Instance, TrackFilter.Any, default),
            ["picker"] = async () => await database.Get<PlacesQuery>().HandleAsync(me, new(), default),
            ["today, front desk"] = async () => await database.Get<TodayQuery>().HandleAsync(desk.FrontDesk, default),
            ["today, counselor"] = async () => await database.Get<TodayQuery>().HandleAsync(desk.Counselor, default),
            ["my groups"] = async () => await database.Get<MyGroupsQuery>().HandleAsync(desk.Counselor, default),
            ["roster"] = async () => await database.Get<RosterQuery>().HandleAsync(desk.Counselor, desk.Clinic.Evening.Id, default),
            ["appointments"] = async () => await database.Get<AppointmentsQuery>().HandleAsync(desk.Clinician, null, default),
            ["weeks without an hour"] = async () => await database.Get<WeeksWithoutHourQuery>().HandleAsync(desk.FrontDesk, new(), default),
            ["follow-up"] = async () => await database.Get<FollowUpQuery>().HandleAsync(desk.FrontDesk, new(), default),
        };
        var counts = new Dictionary<string, int>();
        foreach (var (name, list) in lists)
            counts[name] = await Statements.CountAsync(async () => Assert.NotNull(await list()));
        return counts;
    }

    private static async Task GrowAsync(Database database, StayDesk desk, int groups, int active, int waiting)
    {
        if (groups > 0)
            await desk.Clinic.OpenMoreAsync(groups);
        for (var made = 0; made < active; made++)
            await desk.ActiveAsync(weeks: 5, withHour: false);
        await desk.Clinic.ChangeAsync(db => Wait(db, database.Clock.UtcNow, desk, waiting));
    }

    private static void Wait(PortalDbContext db, DateTime now, StayDesk desk, int count)
    {
        for (var made = 0; made < count; made++)
        {
            var at = now.AddMinutes(-made);
            var client = Client.Register(new(Guid.CreateVersion7()), Guid.NewGuid().ToString("N")[..8].ToUpperInvariant(), "Noor", null, "en-US", at);
            var stay = Enrollment.Begin(new(Guid.CreateVersion7()), client.Id, at);
            stay.Choose(desk.Clinic.Evening.Id, desk.Clinic.Last, null);
            Assert.True(stay.MoveTo(EnrollmentStatus.Requested, new Actor.Client(new(client.Id.Value), client.Id), at).Succeeded);
            var asked = Inquiry.Receive(
                new(Guid.CreateVersion7()), Guid.NewGuid().ToString("N")[..8], new(false, "Kim", "+18015550188", null, SafeContact.Call, TalkTimes.Morning, TalkDays.Monday, "en-US"), at);
            db.AddRange(client, stay, asked);
        }
    }
}
