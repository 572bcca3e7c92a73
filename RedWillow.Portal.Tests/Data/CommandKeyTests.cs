using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>One form, one effect, one answer; however often it is sent.</summary>
public sealed class CommandKeyTests
{
    [Theory, OnEachDatabase]
    public async Task The_same_form_sent_again_has_the_answer_it_had(Database database)
    {
        var (room, ask) = (await new Center(database).RoomAsync(), Plain.New("Willow"));
        await Ask.RenameAsync(database.Unit, room, ask);
        var before = await Rows.CountAsync(database);

        var again = await Ask.RenameAsync(database.Unit, room, ask);

        Assert.Equal("Willow", again.Value);
        Assert.Equal(new Rows(0, 0, 0), await Rows.CountAsync(database) - before);
    }

    [Theory, OnEachDatabase]
    public async Task A_refused_form_sent_again_is_refused_the_same_way(Database database)
    {
        var (room, ask) = (await new Center(database).RoomAsync(), Plain.New());
        await Ask.RefuseAsync(database.Unit, room, new CapacityPromised(7), ask);

        var again = await Ask.RefuseAsync(database.Unit, room, new NotThere(), ask);

        Assert.Equal(7, Assert.IsType<CapacityPromised>(again.Refusal).Promised);
    }

    [Theory, OnEachDatabase]
    public async Task A_used_form_with_other_content_is_refused(Database database)
    {
        var (room, ask) = (await new Center(database).RoomAsync(), Plain.New("Willow"));
        await Ask.RenameAsync(database.Unit, room, ask);

        Assert.IsType<FormAlreadyUsed>((await Ask.RenameAsync(database.Unit, room, ask with { Word = "Birch" })).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal("Willow", (await db.Rooms.SingleAsync()).Name);
    }

    [Theory, OnEachDatabase]
    public async Task A_used_form_that_comes_back_as_another_command_is_refused(Database database)
    {
        var (room, ask) = (await new Center(database).RoomAsync(), Plain.New("Willow"));
        await Ask.RenameAsync(database.Unit, room, ask);

        var other = await database.Unit.RunAsync<JustAsPlain, string>(Ask.Job, new(ask.Key, ask.Word), [], (_, _) =>
            Task.FromResult<Result<string>>("done"), CancellationToken.None);

        Assert.IsType<FormAlreadyUsed>(other.Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_key_belongs_to_whoever_used_it(Database database)
    {
        var ask = Plain.New();
        await using (var db = database.CreateContext()) Assert.Empty(await db.CommandAnswers.Where(row => row.Key == ask.Key).ToListAsync());
        foreach (var client in await new Center(database).ClientsAsync(2))
        {
            var answer = await database.Unit.RunAsync<Plain, Guid>(Ask.AsClient(client), ask, [], (_, _) =>
                Task.FromResult<Result<Guid>>(client.Value), CancellationToken.None);
            Assert.Equal(client.Value, answer.Value);
        }
    }

    [Theory, OnEachDatabase]
    public Task A_form_sent_many_times_at_once_has_one_effect(Database database) => ManyAtOnceAsync(database, database.Unit, claim: true);

    [Theory, OnEachDatabase]
    public Task A_form_sent_many_times_at_once_has_one_effect_without_the_gate(Database database) =>
        ManyAtOnceAsync(database, Ask.UnitWith(database), claim: true);

    [Theory, OnEachDatabase]
    public Task A_form_sent_many_times_at_once_has_one_effect_even_when_nothing_is_claimed(Database database) =>
        ManyAtOnceAsync(database, Ask.UnitWith(database), claim: false);

    [Fact]
    public async Task A_network_that_breaks_before_the_commit_is_tried_again()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await BrokenAsync(before: true, commits: 2);
    }

    [Fact]
    public async Task A_network_that_breaks_after_the_commit_changes_nothing_twice()
    {
        Assert.SkipWhen(PostgresServer.ReasonToSkip is not null, PostgresServer.ReasonToSkip ?? "");
        await BrokenAsync(before: false, commits: 1);
    }

    private static async Task BrokenAsync(bool before, int commits)
    {
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        var crash = new CrashAtCommit(before, CrashAtCommit.BrokenNetwork);
        var room = await new Center(database).RoomAsync();
        var rows = await Rows.CountAsync(database);

        var answer = await Ask.RenameAsync(Ask.UnitWith(database, crash), room, Plain.New("Willow"));

        Assert.Equal("Willow", answer.Value);
        Assert.Equal(commits, crash.Commits);
        Assert.Equal(new Rows(1, 0, 1), await Rows.CountAsync(database) - rows);
        await using var db = database.CreateContext();
        Assert.Equal(1, (await db.Rooms.SingleAsync()).Version);
    }

    private static async Task ManyAtOnceAsync(Database database, PortalUnitOfWork unit, bool claim)
    {
        var calls = Switches.Battery ? 1000 : 200;
        var (room, ask, done) = (await new Center(database).RoomAsync(), Plain.New("Willow"), 0);
        var before = await Rows.CountAsync(database);

        var answers = await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => Task.Run(() =>
            unit.RunAsync<Plain, Guid>(Ask.Job, ask, claim ? [Claim.Room(room)] : [], async (db, stop) =>
            {
                Interlocked.Increment(ref done);
                await db.CommandAnswers.CountAsync(stop);
                db.Record(new RoomChanged(room));
                return Guid.NewGuid();
            }, CancellationToken.None))));

        Assert.Single(answers.Select(answer => answer.Value).Distinct());
        Assert.Equal(new Rows(1, 0, 1), await Rows.CountAsync(database) - before);
        Assert.InRange(done, 1, claim ? 1 : calls);
    }

    private sealed record JustAsPlain(Guid Key, string Word) : ICommand;
}
