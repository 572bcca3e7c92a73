using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>When a rule has let through what the database refuses, the person still gets a sentence.</summary>
public sealed class ConflictTranslationTests
{
    [Theory, OnEachDatabase]
    public async Task A_place_that_is_gone_is_a_full_group(Database database)
    {
        var center = new Center(database);
        var (group, clients) = (await center.GroupAsync(1), await center.ClientsAsync(2));
        await new Raw(database).SeatAsync(group, clients[0], Center.Monday, Raw.Open);

        Assert.IsType<GroupFull>(await SeatAsync(database, group, clients[1], Center.Monday));
    }

    [Theory, OnEachDatabase]
    public async Task A_second_seat_of_a_client_is_a_conflict(Database database)
    {
        var center = new Center(database);
        var (group, client) = (await center.GroupAsync(5), await center.ClientAsync());
        await new Raw(database).SeatAsync(group, client, Center.Monday, Raw.Open);

        Assert.IsType<Conflict>(await SeatAsync(database, group, client, Center.Monday));
    }

    [Theory, OnEachDatabase]
    public async Task A_second_open_enrollment_is_already_enrolling(Database database)
    {
        var client = await new Center(database).ClientAsync();
        Assert.True((await BeginAsync(database, client)).Succeeded);

        Assert.IsType<AlreadyEnrolling>((await BeginAsync(database, client)).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Changing_what_never_changes_is_a_fault(Database database)
    {
        var room = await new Center(database).RoomAsync();

        await Assert.ThrowsAsync<DbUpdateException>(() => database.Unit.RunAsync<Plain, Done>(Ask.Job, Plain.New(), [], async (db, stop) =>
        {
            var entry = await db.AuditEntries.FirstAsync(stop);
            db.AuditEntries.Remove(entry);
            db.Record(new RoomChanged(room));
            return Done.Instance;
        }, CancellationToken.None));
    }

    [Theory, OnEachDatabase]
    public async Task A_row_whose_other_end_is_missing_is_a_fault(Database database)
    {
        var group = await new Center(database).GroupAsync(1);

        await Assert.ThrowsAsync<DbUpdateException>(() => SeatAsync(database, group, new ClientId(Guid.NewGuid()), Center.Monday));
    }

    private static async Task<Refusal?> SeatAsync(Database database, GroupId group, ClientId client, DateOnly from) =>
        (await database.Unit.RunAsync<Plain, Done>(Ask.Job, Plain.New(), [Claim.Group(group)], (db, _) =>
        {
            db.SeatClaims.Add(TakeSeat.Row(group, client, from, from.AddDays(7)));
            db.Record(new SeatTaken(group, client, ClaimKind.Hold, from));
            return Task.FromResult<Result<Done>>(Done.Instance);
        }, CancellationToken.None)).Refusal;

    private static Task<Result<Done>> BeginAsync(Database database, ClientId client) =>
        database.Unit.RunAsync<Plain, Done>(Ask.Job, Plain.New(), [Claim.Client(client)], (db, _) =>
        {
            db.Enrollments.Add(Enrollment.Begin(new(Guid.CreateVersion7()), client, database.Clock.UtcNow));
            return Task.FromResult<Result<Done>>(Done.Instance);
        }, CancellationToken.None);
}
