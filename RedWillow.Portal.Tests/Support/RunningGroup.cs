using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Tests.Support;

/// <summary>
/// A group under way in a database: Monday, Tuesday and Thursday, 9:00 to 12:15, with sessions from two weeks ago
/// to three weeks ahead. At the usual moment today's session is in progress.
/// </summary>
public sealed class RunningGroup
{
    private static readonly TimeOnly Nine = new(9, 0);

    private readonly IDbContextFactory<PortalDbContext> _contexts;
    private readonly FixedClock _clock;

    private RunningGroup(IDbContextFactory<PortalDbContext> contexts, FixedClock clock) => (_contexts, _clock) = (contexts, clock);

    public GroupId Id { get; } = new(Guid.CreateVersion7());

    public PractitionerId CounselorId { get; } = new(Guid.CreateVersion7());

    public RoomId RoomId { get; } = new(Guid.CreateVersion7());

    /// <summary>Who leads the group.</summary>
    public Actor.Staff Counselor => new(new(CounselorId.Value), CounselorId, StaffRoles.Counselor);

    /// <summary>A counselor who leads another group.</summary>
    public static Actor.Staff OtherCounselor { get; } = SomeStaff(StaffRoles.Counselor);

    public static Actor.Staff Clinician { get; } = SomeStaff(StaffRoles.Clinician);

    public static Actor.Staff Director { get; } = SomeStaff(StaffRoles.Director);

    public static Actor.Staff FrontDesk { get; } = SomeStaff(StaffRoles.FrontDesk);

    public static Task<RunningGroup> InAsync(Database database) => InAsync(database.Factory, database.Clock);

    public static Task<RunningGroup> InAsync(IDbContextFactory<PortalDbContext> contexts, FixedClock clock) =>
        InAsync(contexts, clock, new(Reference.SubstanceUseDaytime, "Cottonwood", Nine));

    /// <summary>Another group on the same days.</summary>
    public static Task<RunningGroup> BesideAsync(Database database, GroupBeside group) => InAsync(database.Factory, database.Clock, group);

    private static async Task<RunningGroup> InAsync(IDbContextFactory<PortalDbContext> contexts, FixedClock clock, GroupBeside like)
    {
        var running = new RunningGroup(contexts, clock);
        var first = ProgramWeek.Of(clock.Today).Previous.Previous.Monday;
        var pattern = WeeklyPattern.Create([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday], like.Start, 60, 60, 60, 15).Value!;
        var plan = new GroupPlan(like.Track, like.Name, like.Capacity, pattern, running.CounselorId, running.RoomId, first);
        var group = Group.Open(running.Id, like.Start == Nine ? "d1" : $"x{like.Start.Hour}", plan);

        await using var db = await contexts.CreateDbContextAsync();
        db.Practitioners.Add(Practitioner.Join(
            running.CounselorId, "Ana Reyes", new License("LCSW", "1234567-3501", clock.Today.AddYears(1)), "English, Spanish", ProgramKind.SubstanceUse));
        db.Rooms.Add(Room.Open(running.RoomId, like.Start == Nine ? "Aspen room" : $"{like.Name} room", 14));
        db.Groups.Add(group);
        for (var day = first; day <= clock.Today.AddDays(21); day = day.AddDays(1))
        {
            if (group.Meetings.FirstOrDefault(row => row.Weekday == day.DayOfWeek) is { } meeting)
                db.GroupSessions.Add(GroupSession.Schedule(
                    new(Guid.CreateVersion7()), meeting, group.ClinicalMinutes, day, clock.Zone.Id, clock.Zone.ToUtc(day, like.Start).Value));
        }

        await db.SaveChangesAsync();
        return running;
    }

    /// <summary>Those who lead no group are known as somebody who works here.</summary>
    public async Task HireAsync(params Actor.Staff[] staff)
    {
        await using var db = await _contexts.CreateDbContextAsync();
        db.Practitioners.AddRange(staff.Select(actor => Practitioner.Join(actor.Id, $"Sam {actor.Roles}", null, "English", null)));
        await db.SaveChangesAsync();
    }

    /// <summary>A client with a member's seat, and if wanted a weekly hour with the counselor on Wednesdays.</summary>
    public async Task<Member> JoinAsync(
        string name, EnrollmentStatus status = EnrollmentStatus.Approved, DateOnly? from = null, TimeOnly? wednesdayHour = null, DateOnly? firstAttended = null)
    {
        var (now, start) = (_clock.UtcNow.AddDays(-30), from ?? _clock.Today.AddDays(-1));
        var client = Client.Register(new(Guid.CreateVersion7()), "RW-" + Guid.NewGuid().ToString("N")[..5], name, null, "en-US", now);
        client.ReachAt("(801) 555-0" + Guid.NewGuid().GetHashCode() % 100, SafeContact.Text);
        var stay = Enrollment.Begin(new(Guid.CreateVersion7()), client.Id, now);
        var path = new[] { EnrollmentStatus.Requested, EnrollmentStatus.Approved, EnrollmentStatus.Active, EnrollmentStatus.OnHold };
        foreach (var to in path.Where(to => (int)to <= (int)status || (status != EnrollmentStatus.Requested && to == EnrollmentStatus.Approved)))
            Assert.True(Moved(stay, to, now.AddHours((int)to)).Succeeded);
        stay.Choose(Id, start, CounselorId);
        if (firstAttended is not null)
            Assert.True(stay.Attended(firstAttended, Clinician, now).Succeeded);
        var seat = SeatClaim.Hold(new(Guid.CreateVersion7()), Id, client.Id, stay.Id, start, now);
        seat.Become(status is EnrollmentStatus.Requested ? ClaimKind.Request : ClaimKind.Member);

        await using var db = await _contexts.CreateDbContextAsync();
        db.Clients.Add(client);
        db.Enrollments.Add(stay);
        db.SeatClaims.Add(seat);
        var hour = wednesdayHour is { } at ? HourAt(client.Id, stay.Id, at, start) : null;
        if (hour is not null)
            db.HourClaims.Add(hour);
        await db.SaveChangesAsync();
        return new(client.Id, stay.Id, client.Reference, name, hour?.Id);
    }

    public async Task<SessionId> SessionOnAsync(DateOnly day)
    {
        await using var db = await _contexts.CreateDbContextAsync();
        return await db.GroupSessions.Where(row => row.GroupId == Id && row.Date == day).Select(row => row.Id).SingleAsync();
    }

    private HourClaim HourAt(ClientId client, EnrollmentId stay, TimeOnly at, DateOnly start)
    {
        var offered = new OfferedHour
        {
            Id = new(Guid.CreateVersion7()), PractitionerId = CounselorId, Weekday = DayOfWeek.Wednesday, StartMinute = at.Hour * 60, Minutes = 50, From = start,
        };
        var hour = HourClaim.Hold(new(Guid.CreateVersion7()), offered, client, stay, start, _clock.UtcNow);
        hour.Become(ClaimKind.Member);
        return hour;
    }

    // A leave that began thirty days ago is over by its own rule: it begins yesterday, which is what a roster shows.
    private Result<Done> Moved(Enrollment stay, EnrollmentStatus to, DateTime at) => to is EnrollmentStatus.OnHold
        ? stay.Pause(_clock.Today.AddDays(9), "Away.", Clinician, _clock.Today.AddDays(-1), at)
        : stay.MoveTo(to, Clinician, at);

    private static Actor.Staff SomeStaff(StaffRoles roles) => new(new(Guid.NewGuid()), new(Guid.NewGuid()), roles);
}

/// <summary>A group to run beside another one.</summary>
public sealed record GroupBeside(TrackId Track, string Name, TimeOnly Start, int Capacity = 12);

/// <summary>A client of a running group.</summary>
public sealed record Member(ClientId Id, EnrollmentId Enrollment, string Reference, string Name, HourClaimId? Hour)
{
    public Actor.Client Actor => new(new(Id.Value), Id);
}
