using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

public sealed class UnitOfWorkTests
{
    [Theory, OnEachDatabase]
    public async Task A_change_its_audit_row_its_notice_and_its_answer_are_one_commit(Database database)
    {
        var client = await new Center(database).ClientAsync();
        var before = await Rows.CountAsync(database);

        var answer = await TellAsync(database.Unit, client);

        Assert.True(answer.Succeeded);
        Assert.Equal(new Rows(2, 1, 1), await Rows.CountAsync(database) - before);
        await using var db = database.CreateContext();
        Assert.Equal("Inés", (await db.Clients.SingleAsync()).PreferredName);
        var row = await db.AuditEntries.SingleAsync(entry => entry.Act == nameof(ClientIdentified));
        Assert.Equal("system", row.ActorKind);
        Assert.Equal(client, row.ClientId);
        Assert.DoesNotContain("Inés", row.Detail, StringComparison.Ordinal);
        Assert.Equal(nameof(EnrollmentMoved), (await db.Outbox.SingleAsync()).Kind);
    }

    [Theory, OnEachDatabase]
    public async Task A_crash_before_the_commit_leaves_nothing(Database database)
    {
        var client = await new Center(database).ClientAsync();
        var before = await Rows.CountAsync(database);

        await Assert.ThrowsAsync<InvalidDataException>(() => TellAsync(Ask.UnitWith(database, new CrashAtCommit(before: true)), client));

        Assert.Equal(new Rows(0, 0, 0), await Rows.CountAsync(database) - before);
        await using var db = database.CreateContext();
        var row = await db.Clients.SingleAsync();
        Assert.Equal(("Noor", 0), (row.PreferredName, row.Version));
    }

    [Theory, OnEachDatabase]
    public async Task A_refusal_leaves_nothing_but_its_answer(Database database)
    {
        var room = await new Center(database).RoomAsync();
        var before = await Rows.CountAsync(database);

        var answer = await Ask.RefuseAsync(database.Unit, room, new AlreadyEnrolling(), Plain.New());

        Assert.IsType<AlreadyEnrolling>(answer.Refusal);
        Assert.Equal(new Rows(0, 0, 1), await Rows.CountAsync(database) - before);
        await using var db = database.CreateContext();
        var row = await db.Rooms.SingleAsync();
        Assert.Equal(0, row.Version);
        Assert.False(row.Name is "never");
    }

    [Theory, OnEachDatabase]
    public async Task What_a_refused_unit_recorded_does_not_turn_up_in_the_next(Database database)
    {
        var room = await new Center(database).RoomAsync();
        await Ask.RefuseAsync(database.Unit, room, new AlreadyEnrolling(), Plain.New());
        await Assert.ThrowsAsync<InvalidDataException>(() => database.Unit.RunAsync<Plain, Done>(Ask.Job, Plain.New(), [Claim.Room(room)], (db, _) =>
        {
            db.Record(new ClientIdentified(new ClientId(Guid.NewGuid())));
            throw new InvalidDataException();
        }, CancellationToken.None));

        await Ask.RenameAsync(database.Unit, room, Plain.New("Willow"));

        await using var check = database.CreateContext();
        Assert.Empty(await check.AuditEntries.Where(entry => entry.Act == nameof(ClientIdentified)).ToListAsync());
        Assert.Empty(await check.AuditEntries.Where(entry => entry.Act == nameof(ClientRegistered)).ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task What_is_not_there_is_noted_in_the_audit(Database database)
    {
        var before = await Rows.CountAsync(database);
        var missing = new RoomId(Guid.NewGuid());

        var answer = await Ask.RenameAsync(database.Unit, missing, Plain.New("Willow"));

        Assert.IsType<NotThere>(answer.Refusal);
        Assert.Equal(new Rows(1, 0, 1), await Rows.CountAsync(database) - before);
        await using var db = database.CreateContext();
        Assert.Equal(missing.Value, (await db.AuditEntries.SingleAsync(entry => entry.Act == "Refused:Plain")).Subject);
    }

    [Theory, OnEachDatabase]
    public async Task A_form_older_than_the_row_is_refused(Database database)
    {
        var room = await new Center(database).RoomAsync();
        Assert.True((await Ask.RenameAsync(database.Unit, room, Plain.New("First"), Claim.Room(room) with { Seen = 0 })).Succeeded);

        Assert.IsType<StaleEdit>((await Ask.RenameAsync(database.Unit, room, Plain.New("Second"), Claim.Room(room) with { Seen = 0 })).Refusal);
        Assert.True((await Ask.RenameAsync(database.Unit, room, Plain.New("Second"), Claim.Room(room) with { Seen = 1 })).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task Claiming_the_same_thing_twice_waits_for_nobody(Database database)
    {
        var room = await new Center(database).RoomAsync();

        var answer = await Ask.RenameAsync(database.Unit, room, Plain.New("Willow"), Claim.Room(room), Claim.Room(room) with { Seen = 0 }).WaitAsync(Eventually.Patience);

        Assert.True(answer.Succeeded);
        await using var db = database.CreateContext();
        Assert.Equal(1, (await db.Rooms.SingleAsync()).Version);
    }

    [Theory, OnEachDatabase]
    public async Task Changing_what_was_not_claimed_is_a_fault(Database database)
    {
        var center = new Center(database);
        var (room, other) = (await center.RoomAsync(), await center.RoomAsync());

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => Ask.RenameAsync(database.Unit, room, Plain.New("Willow"), Claim.Room(other)));

        Assert.Contains("claim", fault.Message, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task A_change_about_which_nothing_is_said_is_a_fault(Database database)
    {
        var center = new Center(database);
        var (group, client) = (await center.GroupAsync(1), await center.ClientAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Unit.RunAsync<Plain, Done>(Ask.Job, Plain.New(), [Claim.Group(group)], (db, _) =>
        {
            db.SeatClaims.Add(TakeSeat.Row(group, client, Center.Monday, Center.Monday.AddDays(7)));
            return Task.FromResult<Result<Done>>(Done.Instance);
        }, CancellationToken.None));
    }

    [Theory, OnEachDatabase]
    public async Task A_unit_inside_a_unit_is_a_fault_instead_of_a_wait_without_end(Database database)
    {
        var room = await new Center(database).RoomAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Unit.RunAsync<Plain, string>(Ask.Job, Plain.New(), [Claim.Room(room)],
            (_, _) => Ask.RenameAsync(database.Unit, room, Plain.New("Willow")), CancellationToken.None)).WaitAsync(Eventually.Patience);
    }

    [Theory, OnEachDatabase]
    public async Task Reads_of_clients_are_recorded_for_staff_alone(Database database)
    {
        var clients = await new Center(database).ClientsAsync(2);
        var before = await Rows.CountAsync(database);
        var staff = new Actor.Staff(new AccountId(Guid.NewGuid()), new PractitionerId(Guid.NewGuid()), StaffRoles.Counselor);

        await database.Unit.RecordReadAsync(staff, "RosterRead", Guid.NewGuid(), [.. clients, clients[0]], CancellationToken.None);
        await database.Unit.RecordReadAsync(Ask.AsClient(clients[0]), "RosterRead", Guid.NewGuid(), clients, CancellationToken.None);

        Assert.Equal(new Rows(2, 0, 0), await Rows.CountAsync(database) - before);
    }

    private static Task<Result<Done>> TellAsync(PortalUnitOfWork unit, ClientId client) =>
        unit.RunAsync<Plain, Done>(Ask.Job, Plain.New("Inés"), [Claim.Client(client)], async (db, stop) =>
        {
            var row = await db.Clients.SingleAsync(one => one.Id == client, stop);
            row.Identify("Inés", null, null);
            db.Record(new EnrollmentMoved(new EnrollmentId(Guid.NewGuid()), client, EnrollmentStatus.Requested, EnrollmentStatus.Approved));
            return Done.Instance;
        }, CancellationToken.None);
}
