using Microsoft.Extensions.Logging.Abstractions;
using RedWillow.Portal.Data;
using RedWillow.Portal.Platform.Jobs;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>Whoever changes the audit behind the portal's back is found out .</summary>
public sealed class AuditSealTests
{
    private readonly AuditKey _key = AuditKey.In(Scratch.NewFolder());

    [Theory, OnEachDatabase]
    public async Task Sealing_again_seals_only_what_is_new(Database database)
    {
        var sealer = Sealer(database);
        var first = await sealer.SealAsync(CancellationToken.None);
        await new Center(database).ClientsAsync(3);

        Assert.NotEqual(0, first);
        Assert.Equal(3, await sealer.SealAsync(CancellationToken.None));
        Assert.Equal(0, await sealer.SealAsync(CancellationToken.None));
        Assert.Equal(new AuditVerdict(first + 3, null, 0, null), await VerifyAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_not_sealed_yet_is_reported_with_its_age(Database database)
    {
        await Sealer(database).SealAsync(CancellationToken.None);
        await new Center(database).ClientsAsync(2);

        var verdict = await VerifyAsync(database);

        Assert.Equal((2, database.Clock.UtcNow), (verdict.Unsealed, verdict.OldestUnsealed!.Value));
    }

    [Theory, OnEachDatabase]
    public async Task More_than_one_batch_is_one_chain(Database database)
    {
        await new Center(database).ClientsAsync(1203);

        var count = await Sealer(database).SealAsync(CancellationToken.None);

        Assert.Equal(new AuditVerdict(count, null, 0, null), await VerifyAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task A_changed_entry_is_the_first_bad_one(Database database)
    {
        await SealedAsync(database);

        await TamperAsync(database, $"UPDATE \"AuditEntries\" SET \"Act\" = 'Nothing' WHERE \"Id\" = (SELECT \"EntryId\" FROM \"AuditSeals\" WHERE \"Sequence\" = 4)");

        Assert.Equal((4, 3), await BrokenAtAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task A_removed_entry_is_missed(Database database)
    {
        await SealedAsync(database);

        await TamperAsync(database, $"DELETE FROM \"AuditEntries\" WHERE \"Id\" = (SELECT \"EntryId\" FROM \"AuditSeals\" WHERE \"Sequence\" = 2)");

        Assert.Equal((2, 1), await BrokenAtAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task A_removed_seal_is_missed(Database database)
    {
        await SealedAsync(database);

        await TamperAsync(database, "DELETE FROM \"AuditSeals\" WHERE \"Sequence\" = 3");

        Assert.Equal((3, 2), await BrokenAtAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_has_the_database_but_not_the_key_cannot_seal(Database database)
    {
        await new Center(database).ClientsAsync(5);
        await new AuditSealer(database.Factory, new ClaimGate(0), AuditKey.In(Scratch.NewFolder())).SealAsync(CancellationToken.None);

        Assert.Equal((1, 0), await BrokenAtAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task Several_sealers_at_once_make_one_chain(Database database)
    {
        await new Center(database).ClientsAsync(700);

        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Sealer(database).SealAsync(CancellationToken.None))));

        Assert.Equal(new AuditVerdict(counts.Sum(), null, 0, null), await VerifyAsync(database));
    }

    [Theory, OnEachDatabase]
    public async Task A_commit_is_sealed_within_seconds(Database database)
    {
        var pulse = new CommitPulse(TimeProvider.System);
        using var job = new AuditSealing(Sealer(database), pulse, NullLogger<AuditSealing>.Instance);
        await job.StartAsync(CancellationToken.None);
        await new Center(database).ClientsAsync(2);
        pulse.Committed([]);

        await Eventually.HoldsAsync(async () => (await VerifyAsync(database)).Unsealed == 0, "Nothing was sealed.");

        await job.StopAsync(CancellationToken.None);
        Assert.Null((await VerifyAsync(database)).FirstBad);
    }

    [Fact]
    public void The_key_stays_the_same_and_a_damaged_one_is_not_replaced()
    {
        var folder = Scratch.NewFolder();
        AuditKey.In(folder);
        var file = Path.Combine(folder, "audit.key");
        var bytes = File.ReadAllBytes(file);
        AuditKey.In(folder);

        Assert.Equal(bytes, File.ReadAllBytes(file));
        Assert.Equal(file, Assert.Single(Directory.GetFiles(folder)));
        File.WriteAllBytes(file, [1, 2, 3]);
        Assert.Throws<InvalidOperationException>(() => AuditKey.In(folder));
    }

    private AuditSealer Sealer(Database database) => new(database.Factory, new ClaimGate(0), _key);

    private Task<AuditVerdict> VerifyAsync(Database database) => new AuditVerification(database.Factory, _key).VerifyAsync(CancellationToken.None);

    private async Task SealedAsync(Database database)
    {
        await new Center(database).ClientsAsync(5);
        await Sealer(database).SealAsync(CancellationToken.None);
        Assert.Null((await VerifyAsync(database)).FirstBad);
    }

    private async Task<(long, long)> BrokenAtAsync(Database database)
    {
        var verdict = await VerifyAsync(database);
        return (verdict.FirstBad!.Sequence, verdict.Sound);
    }

    /// <summary>What somebody with the database's own password can do.</summary>
    private static async Task TamperAsync(Database database, string sql)
    {
        foreach (var table in (string[])["AuditEntries", "AuditSeals"])
        {
            await database.ExecuteSqlAsync(database.Provider is DatabaseProvider.Sqlite
                ? $"DROP TRIGGER \"{table}_immutable_update\"; DROP TRIGGER \"{table}_immutable_delete\""
                : $"DROP TRIGGER \"{table}_immutable\" ON \"{table}\"");
        }

        Assert.Equal(1, await database.ExecuteSqlAsync(sql));
    }
}
