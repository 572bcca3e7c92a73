using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Demo;

/// <summary>
/// The demo clinic is made once and whole. It takes thousands of commits; a note lies beside the database as long as it is not
/// whole, and a making that was stopped is thrown away and begun anew.
/// </summary>
internal sealed class DemoMaking(IServiceProvider services)
{
    /// <summary>What the note is called: this after the name of the database.</summary>
    public const string Note = ".demo-unfinished";

    private readonly IDbContextFactory<PortalDbContext> _contexts = services.GetRequiredService<IDbContextFactory<PortalDbContext>>();

    private readonly string _note = NoteOf(services);

    /// <summary>At a start with the demo off: what a stopped making left is no center's database, and the next start with the demo on would throw it away.</summary>
    /// <exception cref="SettingsException">The rest of one is there.</exception>
    public void DemandNone()
    {
        if (File.Exists(_note))
            throw new SettingsException($"A demo clinic lies here that was not made to the end. Start once with Demo:Enabled=true, or delete the database and {_note}.");
    }

    /// <summary>Makes the demo clinic where there is none yet.</summary>
    /// <exception cref="SettingsException">Another process is at it, or the rest of a stopped making lies in a database that is not the portal's to throw away.</exception>
    public async Task EnsureAsync(CancellationToken stop)
    {
        var wasStopped = File.Exists(_note);
        if (!wasStopped && await HasStaffAsync(stop))
            return;
        await using (Take())
        {
            if (wasStopped)
                await ThrowAwayAsync(stop);
            await Console.Out.WriteLineAsync("Making the demo clinic. This happens once and takes up to a minute.");
            await new DemoProgram(services).RunAsync(stop);
        }

        File.Delete(_note);
    }

    private async Task<bool> HasStaffAsync(CancellationToken stop)
    {
        await using var db = await _contexts.CreateDbContextAsync(stop);
        return await db.Practitioners.AnyAsync(stop);
    }

    // Nobody was ever let in here: no portal is served beside the note, with the demo on or off.
    private async Task ThrowAwayAsync(CancellationToken stop)
    {
        await using (var db = await _contexts.CreateDbContextAsync(stop))
        {
            if (!db.Database.IsSqlite())
                throw new SettingsException($"The demo clinic was not made to the end. Empty the database, delete {_note}, and start again.");
            await db.Database.EnsureDeletedAsync(stop);
        }

        await services.GetRequiredService<DatabaseInitializer>().MigrateAsync(stop);
    }

    private FileStream Take()
    {
        try
        {
            return new FileStream(_note, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new SettingsException($"Another start of the portal is making the demo clinic; wait until it has ended. ({fault.Message})");
        }
    }

    private static string NoteOf(IServiceProvider services)
    {
        using var db = services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
        var file = db.Database.IsSqlite() ? db.Database.GetDbConnection().DataSource : services.GetRequiredService<PortalStorage>().Resolve("portal");
        return file + Note;
    }
}
