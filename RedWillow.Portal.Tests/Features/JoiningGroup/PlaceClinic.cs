using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.JoiningGroup;

/// <summary>
/// A small clinic of one test's own: an evening group on Mondays, Wednesdays and Thursdays at 17:30, a second one in the daytime on the same
/// days at 9:00, a therapist with hours, and clients with empty task lists.
/// </summary>
internal sealed class PlaceClinic(Database database)
{
    public static readonly DayOfWeek[] MeetingDays = [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Thursday];

    private readonly List<(Actor.Client Who, EnrollmentId Enrollment)> _clients = [];

    public Group Evening { get; private set; } = null!;

    public Group Daytime { get; private set; } = null!;

    public Practitioner Therapist { get; private set; } = null!;

    /// <summary>Tuesdays at 16:00: free for whoever attends either group.</summary>
    public OfferedHour Tuesday { get; private set; } = null!;

    /// <summary>Mondays at 18:00: during the evening group.</summary>
    public OfferedHour MondayEvening { get; private set; } = null!;

    /// <summary>Mondays at 10:00: during the daytime group, which the therapist does not lead.</summary>
    public OfferedHour MondayMorning { get; private set; } = null!;

    public IReadOnlyList<(Actor.Client Who, EnrollmentId Enrollment)> Clients => _clients;

    /// <summary>The next session of both groups: tomorrow, a Wednesday.</summary>
    public DateOnly Next { get; } = database.Clock.Today.AddDays(1);

    /// <summary>The first session that a client can choose alone: the day after tomorrow, a Thursday.</summary>
    public DateOnly First { get; } = database.Clock.Today.AddDays(2);

    /// <summary>A session seven weeks away, still ahead however far a race moves the clock.</summary>
    public DateOnly Last { get; } = database.Clock.Today.AddDays(50);

    public static async Task<PlaceClinic> OpenAsync(Database database, int capacity = 12, int clients = 1)
    {
        var clinic = new PlaceClinic(database);
        await clinic.ChangeAsync(db => clinic.Fill(db, capacity, clients));
        return clinic;
    }

    /// <summary>Puts rows in the way an earlier use of the portal would have; the unit of work and its audit are not what is tested.</summary>
    public async Task ChangeAsync(Action<PortalDbContext> change)
    {
        await using var db = database.CreateContext();
        change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Everything that has to be told before a request, or a wait, is answered; the program was.</summary>
    public Task AnswerAllAsync(int client) => ChangeAsync(db =>
    {
        foreach (var question in Question.NeededToSend.Where(question => question != Question.Program))
        {
            var answer = new EnrollmentAnswer { EnrollmentId = _clients[client].Enrollment, Question = question };
            answer.Save(question switch { Question.PreferredName => "Sam", Question.BirthDate => "1990-07-24", Question.SafeContact => "Email", _ => "No" }, database.Clock.UtcNow);
            db.Add(answer);
        }
    });

    /// <summary>A client has a talk with the therapist, one of each kind.</summary>
    public Task BookTalkAsync(int client, DateOnly day, int hour, TalkKind kind = TalkKind.Consultation) => ChangeAsync(db => db.Add(TalkAppointment.ForClient(
        new(Guid.CreateVersion7()), kind, _clients[client].Who.Id, _clients[client].Enrollment, Therapist.Id, new(day, hour * 60, 50), null,
        database.Clock.UtcNow)));

    /// <summary>From a day on the evening group takes half an hour of breaks, not a quarter.</summary>
    public Task PlanLongerBreaksAsync(DateOnly from) => ChangeAsync(db =>
    {
        var group = db.Groups.Include(row => row.Meetings).Single(row => row.Id == Evening.Id);
        var meeting = group.Meetings[0];
        var pattern = WeeklyPattern.Create(MeetingDays, meeting.Start, 60, 60, 60, 30).Value!;
        group.Change(new GroupPlan(group.TrackId, group.Name, group.Capacity, pattern, meeting.CounselorId, meeting.RoomId, from));
    });

    /// <summary>Opens more evening groups, each with a counselor and a room of its own.</summary>
    public Task OpenMoreAsync(int groups) => ChangeAsync(db =>
    {
        for (var made = 0; made < groups; made++)
        {
            var name = Guid.NewGuid().ToString("N")[..6];
            var counselor = Practitioner.Join(new(Guid.CreateVersion7()), "Counselor " + name, new("LCSW", name, database.Clock.Today.AddYears(1)), "English", null);
            var room = Room.Open(new(Guid.CreateVersion7()), "Room " + name, 14);
            db.AddRange(counselor, room);
            Group(db, name, Reference.SubstanceUseEvening, 12, new(17, 30), counselor, room);
        }
    });

    public (Actor.Client Who, EnrollmentId Enrollment) Add(PortalDbContext db)
    {
        var client = Client.Register(new(Guid.CreateVersion7()), Guid.NewGuid().ToString("N")[..8], "Sam", null, "en-US", database.Clock.UtcNow);
        var enrollment = Enrollment.Begin(new(Guid.CreateVersion7()), client.Id, database.Clock.UtcNow);
        var answer = new EnrollmentAnswer { EnrollmentId = enrollment.Id, Question = Question.Program };
        answer.Save(nameof(ProgramKind.SubstanceUse), database.Clock.UtcNow);
        db.AddRange(client, enrollment, answer);
        _clients.Add((new Actor.Client(new AccountId(Guid.CreateVersion7()), client.Id), enrollment.Id));
        return _clients[^1];
    }

    private void Fill(PortalDbContext db, int capacity, int clients)
    {
        var license = new License("LCSW", "1", database.Clock.Today.AddYears(1));
        Therapist = Practitioner.Join(new(Guid.CreateVersion7()), "Rosa Lindqvist", license, "English, Spanish", ProgramKind.SubstanceUse);
        var counselor = Practitioner.Join(new(Guid.CreateVersion7()), "Tom Bay", license, "English", null);
        var room = Room.Open(new(Guid.CreateVersion7()), "Juniper", 14);
        db.AddRange(Therapist, counselor, room);
        Evening = Group(db, "e1", Reference.SubstanceUseEvening, capacity, new(17, 30), counselor, room);
        Daytime = Group(db, "d1", Reference.SubstanceUseDaytime, capacity, new(9, 0), counselor, room);
        (Tuesday, MondayEvening, MondayMorning) = (Hour(DayOfWeek.Tuesday, 16), Hour(DayOfWeek.Monday, 18), Hour(DayOfWeek.Monday, 10));
        db.AddRange(Tuesday, MondayEvening, MondayMorning);
        for (var more = 0; more < clients; more++)
            Add(db);
    }

    private OfferedHour Hour(DayOfWeek day, int hour) => new()
    {
        Id = new(Guid.CreateVersion7()), PractitionerId = Therapist.Id, Weekday = day, StartMinute = hour * 60, Minutes = 50, From = database.Clock.Today.AddDays(-30),
    };

    private Group Group(PortalDbContext db, string slug, TrackId track, int capacity, TimeOnly start, Practitioner counselor, Room room)
    {
        var today = database.Clock.Today;
        var pattern = WeeklyPattern.Create(MeetingDays, start, 60, 60, 60, 15).Value!;
        var group = RedWillow.Portal.Domain.Groups.Group.Open(
            new(Guid.CreateVersion7()), slug, new GroupPlan(track, slug.ToUpperInvariant(), capacity, pattern, counselor.Id, room.Id, today.AddDays(-30)));
        db.Add(group);
        foreach (var date in Enumerable.Range(0, 60).Select(today.AddDays).Where(date => MeetingDays.Contains(date.DayOfWeek)))
        {
            var meeting = group.Meetings.Single(one => one.Weekday == date.DayOfWeek);
            db.Add(GroupSession.Schedule(
                new(Guid.CreateVersion7()), meeting, 180, date, database.Clock.Zone.Id, database.Clock.Zone.ToUtc(date, start).Value));
        }

        return group;
    }
}
