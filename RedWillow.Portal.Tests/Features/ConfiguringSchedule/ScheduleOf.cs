using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

/// <summary>A center with a room, a counselor and an administrator, on one database.</summary>
internal sealed class ScheduleOf(Database database)
{
    public static readonly Actor.Staff Admin = new(new AccountId(Guid.NewGuid()), new PractitionerId(Guid.NewGuid()), StaffRoles.Admin);

    /// <summary>The Monday after the usual Tuesday: the third Monday of January, a federal holiday.</summary>
    public static readonly DateOnly Monday = new(2026, 1, 19);

    public Database Database => database;

    public RoomId Room { get; private set; }

    public PractitionerId Counselor { get; private set; }

    public static async Task<ScheduleOf> WithRoomAndCounselorAsync(Database database)
    {
        var center = new ScheduleOf(database);
        center.Room = await center.RoomAsync("Cottonwood", 14);
        center.Counselor = await center.StaffAsync("Dana Reyes", new DateOnly(2027, 6, 30));
        return center;
    }

    /// <summary>Mondays, Wednesdays and Thursdays at six, 60 + 60 + 60 minutes and a quarter of an hour of breaks.</summary>
    public AskedGroup Evening(DateOnly? from = null) => new(
        Reference.SubstanceUseEvening, "Evening A", 12,
        new AskedPattern([DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Thursday], new TimeOnly(18, 0), 60, 60, 60, 15), Counselor, Room, from ?? Monday);

    public async Task<RoomId> RoomAsync(string name, int seats)
    {
        var made = await database.Get<OpenRoomHandler>().HandleAsync(Admin, new OpenRoom(Guid.NewGuid(), name, seats), CancellationToken.None);
        return Assert.IsType<RoomId>(made.Value);
    }

    public async Task<PractitionerId> StaffAsync(string name, DateOnly licenseExpires, ProgramKind? therapistIn = null)
    {
        var person = Practitioner.Join(new PractitionerId(Guid.NewGuid()), name, new License("LCSW", "123", licenseExpires), "English", therapistIn);
        await using var db = database.CreateContext();
        db.Practitioners.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    public Task<Result<SavedGroup>> OpenAsync(AskedGroup group) => OpenAsync(Admin, new OpenGroup(Guid.NewGuid(), group));

    public Task<Result<SavedGroup>> OpenAsync(Actor actor, OpenGroup ask) => database.Get<OpenGroupHandler>().HandleAsync(actor, ask, CancellationToken.None);

    public async Task<SavedGroup> OpenedAsync(AskedGroup? group = null)
    {
        var made = await OpenAsync(group ?? Evening());
        Assert.Null(made.Refusal);
        return made.Value!;
    }

    public async Task<Result<SavedGroup>> ChangeAsync(GroupId group, AskedGroup to, string? seen = null) => await database.Get<ChangeGroupHandler>().HandleAsync(
        Admin, new ChangeGroup(Guid.NewGuid(), group, seen ?? (await FormAsync(group)).Stamp, to), CancellationToken.None);

    /// <summary>The group as a form that is opened now shows it.</summary>
    public async Task<GroupForEditing> FormAsync(GroupId group) => (await database.Get<GroupQuery>().HandleAsync(Admin, group, CancellationToken.None))!;

    /// <summary>Members of a group from a day on; each with a weekly hour at that time when one is named. A hold lasts ten minutes.</summary>
    public async Task<ClientId> MemberAsync(GroupId group, DateOnly from, OfferedHour? hour = null, ClaimKind kind = ClaimKind.Member)
    {
        var client = Client.Register(new ClientId(Guid.NewGuid()), Guid.NewGuid().ToString("N")[..6], "Robin", null, "en-US", database.Clock.UtcNow);
        var enrollment = Enrollment.Begin(new EnrollmentId(Guid.NewGuid()), client.Id, database.Clock.UtcNow);
        enrollment.Choose(group, from, hour?.PractitionerId);
        var seat = SeatClaim.Hold(new SeatClaimId(Guid.NewGuid()), group, client.Id, enrollment.Id, from, database.Clock.UtcNow.AddMinutes(10));
        if (kind != ClaimKind.Hold)
            seat.Become(kind);
        await using var db = database.CreateContext();
        db.AddRange(client, enrollment);
        await db.SaveChangesAsync();
        db.Add(seat);
        if (hour is not null)
        {
            var claim = HourClaim.Hold(new HourClaimId(Guid.NewGuid()), hour, client.Id, enrollment.Id, from, database.Clock.UtcNow);
            claim.Become(ClaimKind.Member);
            db.Add(claim);
        }

        await db.SaveChangesAsync();
        return client.Id;
    }

    /// <summary>An hour with a clinician, before admission.</summary>
    public async Task TalkAsync(PractitionerId clinician, ClientId client, DateOnly day, int hour)
    {
        await using var db = database.CreateContext();
        var request = await db.Enrollments.Where(row => row.ClientId == client).Select(row => row.Id).SingleAsync();
        db.Add(TalkAppointment.ForClient(new(Guid.NewGuid()), TalkKind.Consultation, client, request, clinician, new(day, hour * 60, 60), null, database.Clock.UtcNow));
        await db.SaveChangesAsync();
    }

    /// <summary>From when the client has a seat, and the first session they were promised.</summary>
    public async Task<(DateOnly Seat, DateOnly? Start)> StartOfAsync(ClientId client)
    {
        await using var db = database.CreateContext();
        return ((await db.SeatClaims.SingleAsync(row => row.ClientId == client)).From, (await db.Enrollments.SingleAsync(row => row.ClientId == client)).StartDate);
    }

    public async Task<OfferedHour> HourAsync(PractitionerId therapist, DayOfWeek day, TimeOnly start)
    {
        var made = await database.Get<OfferHourHandler>().HandleAsync(
            Admin, new OfferHour(Guid.NewGuid(), therapist, day, start, 50, database.Clock.Today), CancellationToken.None);
        Assert.Null(made.Refusal);
        await using var db = database.CreateContext();
        return await db.OfferedHours.SingleAsync(row => row.Id == made.Value);
    }

    public async Task<List<GroupSession>> SessionsAsync(GroupId group)
    {
        await using var db = database.CreateContext();
        return await db.GroupSessions.Where(row => row.GroupId == group).OrderBy(row => row.Date).ToListAsync();
    }

    public Task<Result<Done>> ConfirmAsync(DateOnly date) =>
        database.Get<ConfirmClosureHandler>().HandleAsync(Admin, new ConfirmClosure(Guid.NewGuid(), date), CancellationToken.None);

    public Task<Result<Done>> ReopenAsync(DateOnly date) =>
        database.Get<ReopenClosureHandler>().HandleAsync(Admin, new ReopenClosure(Guid.NewGuid(), date), CancellationToken.None);

    public async Task<int> ExtendAsync() =>
        (await database.Get<ExtendSessionsHandler>().HandleAsync(new Actor.System("test"), CancellationToken.None)).Value!.Made;
}
