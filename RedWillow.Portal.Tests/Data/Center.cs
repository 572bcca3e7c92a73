using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>A command that says nothing but its key and a word.</summary>
public sealed record Plain(Guid Key, string Word = "") : ICommand
{
    public static Plain New(string word = "") => new(Guid.NewGuid(), word);
}

/// <summary>A small center in a test database: rooms, staff, groups and clients, made through the unit of work.</summary>
internal sealed class Center(Database database)
{
    /// <summary>A Monday well ahead of every clock.</summary>
    public static readonly DateOnly Monday = new(2030, 1, 7);

    private static readonly Actor.System Stage = new("stage");

    public Database Database => database;

    public async Task<ClientId[]> ClientsAsync(int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => new ClientId(Guid.CreateVersion7())).ToArray();
        await AddAsync(db => db.Clients.AddRange(ids.Select(id => Client.Register(
            id, Reference(id.Value), "Noor", null, "en-US", database.Clock.UtcNow))));
        // What is taken is taken for an enrollment; it has ended, so that a test may begin another.
        await database.ExecuteSqlAsync(string.Concat(ids.Select(id =>
            "INSERT INTO \"Enrollments\" (\"Id\", \"ClientId\", \"Status\", \"ArrangeHour\", \"StartedUtc\", \"Payer\", \"Version\") VALUES "
            + $"('{Raw.Text(StayOf(id).Value)}', '{Raw.Text(id.Value)}', 9, '0', '2025-01-06 00:00:00Z', 0, 0);")));
        return ids;
    }

    /// <summary>The enrollment that every client here comes with.</summary>
    public static EnrollmentId StayOf(ClientId client) => new(client.Value);

    public async Task<ClientId> ClientAsync() => (await ClientsAsync(1))[0];

    public async Task<PractitionerId> PractitionerAsync()
    {
        var id = new PractitionerId(Guid.CreateVersion7());
        await AddAsync(db => db.Practitioners.Add(Practitioner.Join(id, "Ana Reyes", new License("LCSW", "1", new(2031, 9, 30)), "English", null)));
        return id;
    }

    public async Task<RoomId> RoomAsync()
    {
        var id = new RoomId(Guid.CreateVersion7());
        await AddAsync(db => db.Rooms.Add(Room.Open(id, "Room " + Reference(id.Value), 14)));
        return id;
    }

    /// <summary>A group on Monday, Wednesday and Friday from 17:30, three hours and twenty minutes, in a room and with a counselor of its own.</summary>
    public async Task<GroupId> GroupAsync(int capacity)
    {
        var (id, room, counselor) = (new GroupId(Guid.CreateVersion7()), await RoomAsync(), await PractitionerAsync());
        var pattern = WeeklyPattern.Create([DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday], new(17, 30), 60, 60, 60, 20).Value!;
        await AddAsync(db => db.Groups.Add(Group.Open(id, Reference(id.Value)[..8], new GroupPlan(
            RedWillow.Portal.Data.Seed.Reference.SubstanceUseEvening, "Evening " + Reference(id.Value), capacity, pattern, counselor, room, Monday.AddYears(-1)))));
        return id;
    }

    /// <summary>A group in the daytime that has no weekly meetings yet.</summary>
    public async Task<GroupId> GroupWithoutMeetingsAsync()
    {
        var id = await GroupAsync(3);
        await database.ExecuteSqlAsync($"DELETE FROM \"GroupMeetings\" WHERE \"GroupId\" = '{Raw.Text(id.Value)}'");
        await database.ExecuteSqlAsync(Raw.Track(id, RedWillow.Portal.Data.Seed.Reference.SubstanceUseDaytime));
        return id;
    }

    private Task<Result<Done>> AddAsync(Action<PortalDbContext> add) => database.Unit.RunAsync<Plain, Done>(Stage, Plain.New(), [], (db, _) =>
    {
        add(db);
        return Task.FromResult<Result<Done>>(Done.Instance);
    }, CancellationToken.None);

    private static string Reference(Guid id) => id.ToString("N")[^12..];
}
