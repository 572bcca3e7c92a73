using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.BookingIntake;
using RedWillow.Portal.Platform.Settings;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.BookingIntake;

public sealed class OwnIntakeTests
{
    [Theory, OnEachDatabase]
    public async Task Where_the_center_allows_it_a_client_books_gives_back_and_books_again(Database database)
    {
        var (desk, me) = await OpenAsync(database, AdmissionItem.Intake);
        var seen = (await Query(database).HandleAsync(me, default))!;
        Assert.Equal((null, true, 3), (seen.Booked, seen.MayBook, seen.Offers.Count));

        Assert.True((await BookAsync(database, desk, me)).Succeeded);
        Assert.IsType<TalkBookedAlready>((await BookAsync(database, desk, me, day: 6, hour: 10)).Refusal);
        seen = (await Query(database).HandleAsync(me, default))!;
        Assert.Equal((new TalkTime(database.Clock.Today, 16 * 60, 60), "Rosa Lindqvist", true, false), (seen.Booked, seen.With, seen.MayCancel, seen.MayBook));

        Assert.True((await CancelAsync(database, me)).Succeeded);
        Assert.IsType<NotThere>((await CancelAsync(database, me)).Refusal);
        Assert.True((await BookAsync(database, desk, me)).Succeeded);
        database.Clock.Advance(TimeSpan.FromHours(6));
        Assert.IsType<TalkEnded>((await CancelAsync(database, me)).Refusal);
        await using var db = database.CreateContext();
        Assert.All(await db.TalkAppointments.ToListAsync(), talk => Assert.Null(talk.BookedBy));
    }

    [Theory, OnEachDatabase]
    public async Task A_hold_of_their_own_that_ran_out_stands_in_nobodys_way(Database database)
    {
        var (desk, me) = await OpenAsync(database, AdmissionItem.Intake, AdmissionItem.GroupSeat, AdmissionItem.WeeklyHour);
        await desk.Clinic.ChangeAsync(db => db.Add(SeatClaim.Hold(
            new(Guid.CreateVersion7()), desk.Clinic.Daytime.Id, me.Id, db.Enrollments.Single().Id, desk.Clinic.Next, database.Clock.UtcNow.AddMinutes(10))));
        Assert.IsType<TalkTimeTaken>((await BookAsync(database, desk, me, day: 6, hour: 10)).Refusal);
        database.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains((await Query(database).HandleAsync(me, default))!.Offers, offer => offer.Time.Date == database.Clock.Today.AddDays(6));

        Assert.True((await BookAsync(database, desk, me, day: 6, hour: 10)).Succeeded);

        await using var db = database.CreateContext();
        Assert.Empty(await db.SeatClaims.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task A_booking_claims_the_calendar_and_the_groups_of_the_client(Database database)
    {
        var (desk, me) = await OpenAsync(database, AdmissionItem.Intake);
        async Task<(int, int)> VersionsAsync()
        {
            await using var db = database.CreateContext();
            return (await db.CenterCalendars.Select(row => row.Version).SingleAsync(), await db.Groups.Where(row => row.Id == desk.Clinic.Evening.Id).Select(row => row.Version).SingleAsync());
        }

        var (calendar, group) = await VersionsAsync();
        Assert.True((await BookAsync(database, desk, me)).Succeeded);
        Assert.Equal((calendar + 1, group + 1), await VersionsAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Where_the_center_arranges_it_nobody_books_alone(Database database)
    {
        var (desk, me) = await OpenAsync(database, AdmissionItem.Intake);

        Assert.IsType<NotThere>((await BookAsync(database, desk, me, allowed: false)).Refusal);
        var seen = (await Query(database, allowed: false).HandleAsync(me, default))!;
        Assert.Equal((false, 0), (seen.MayBook, seen.Offers.Count));
    }

    [Theory, OnEachDatabase]
    public async Task A_talk_that_comes_first_keeps_the_choice_closed(Database database)
    {
        var (desk, me) = await OpenAsync(database, AdmissionItem.Intake, AdmissionItem.SafetyFlag);

        Assert.IsType<NotThere>((await BookAsync(database, desk, me)).Refusal);
        Assert.False((await Query(database).HandleAsync(me, default))!.MayBook);
        Assert.IsType<NotThere>((await BookAsync(database, desk, desk.FrontDesk)).Refusal);
        Assert.Null(await Query(database).HandleAsync(desk.FrontDesk, default));
    }

    private static async Task<(AdmissionDesk Desk, Actor.Client Me)> OpenAsync(Database database, params AdmissionItem[] without)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(without);
        await using var db = database.CreateContext();
        var client = await db.Enrollments.Where(row => row.Id == id).Select(row => row.ClientId).SingleAsync();
        return (desk, new(new(client.Value), client));
    }

    private static IOptions<PolicySettings> Policy(bool allowed) => Options.Create(new PolicySettings { ClientsBookIntake = allowed });

    private static OwnIntakeQuery Query(Database database, bool allowed = true) => new(database.Factory, database.Clock.Program, Policy(allowed), database.Get<IOptions<CenterSettings>>());

    private static Task<Result<Done>> BookAsync(Database database, AdmissionDesk desk, Actor actor, int day = 0, int hour = 16, bool allowed = true) =>
        new BookOwnIntakeHandler(database.Unit, database.Factory, database.Clock.Program, Policy(allowed), database.Get<IOptions<CenterSettings>>()).HandleAsync(
            actor, new(Guid.NewGuid(), new(desk.Clinic.Therapist.Id, database.Clock.Today.AddDays(day), hour * 60)), default);

    private static Task<Result<Done>> CancelAsync(Database database, Actor actor) => database.Get<CancelOwnIntakeHandler>().HandleAsync(actor, new(Guid.NewGuid()), default);
}
