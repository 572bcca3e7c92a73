using System.Data.Common;
using RedWillow.Portal.Data;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform;

/// <summary>The program's commands. Without one it serves the portal. Each ends with 0, or with 1 and a sentence that says why.</summary>
public static class Commands
{
    public const string Help =
        """
        RedWillow.Portal [COMMAND] [--SETTING=VALUE ...]

        (nothing)       serves the portal, at http://localhost:5080 unless --urls says otherwise
        migrate         brings the database to the shape this version needs
        audit verify    checks that nobody has changed the audit
        --help          shows this

        Settings stand in appsettings.json; environment variables win over it (Database__Provider=PostgreSQL).
        """;

    private static readonly string[] Known = ["", "migrate", "audit verify"];

    /// <summary>Does what the arguments ask.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="build">Builds the portal with its services and pages, without starting it.</param>
    /// <param name="serve">Serves it until it is stopped.</param>
    public static async Task<int> RunAsync(string[] args, Func<WebApplication> build, Func<WebApplication, Task> serve)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "help"))
            return await SayAsync(Console.Out, Help, 0);
        var verb = string.Join(' ', args.TakeWhile(arg => !arg.StartsWith('-')));
        if (!Known.Contains(verb, StringComparer.Ordinal))
            return await SayAsync(Console.Error, $"There is no command \"{verb}\". --help lists the commands.", 1);

        try
        {
            await using var app = build();
            return await DoAsync(verb, app, serve);
        }
        catch (Exception fault) when (fault is SettingsException or DbException or InvalidOperationException { InnerException: DbException })
        {
            return await SayAsync(Console.Error, Sentence(fault), 1);
        }
    }

    private static async Task<int> DoAsync(string verb, WebApplication app, Func<WebApplication, Task> serve)
    {
        switch (verb)
        {
            case "migrate":
                await using (var scope = app.Services.CreateAsyncScope())
                    await scope.ServiceProvider.GetRequiredService<DatabaseInitializer>().MigrateAsync(CancellationToken.None);
                return await SayAsync(Console.Out, "The database has the shape this version needs.", 0);
            case "audit verify":
                return await VerifyAsync(app.Services.GetRequiredService<AuditVerification>());
            default:
                await serve(app);
                return 0;
        }
    }

    private static async Task<int> VerifyAsync(AuditVerification audit)
    {
        var verdict = await audit.VerifyAsync(CancellationToken.None);
        var waiting = verdict.Unsealed == 0 ? "" : $" {verdict.Unsealed} wait to be sealed, the oldest since {verdict.OldestUnsealed:u}.";
        return verdict.FirstBad is { } bad
            ? await SayAsync(Console.Error, $"The audit is broken at number {bad.Sequence}. {bad.What} Entry: {bad.Entry}.{waiting}", 1)
            : await SayAsync(Console.Out, $"All {verdict.Sound} sealed entries are as they were written.{waiting}", 0);
    }

    private static string Sentence(Exception fault) => fault is SettingsException
        ? fault.Message
        : $"The database cannot be used: {fault.GetBaseException().Message.TrimEnd('.')}. Check Database:Provider and ConnectionStrings:Portal.";

    private static async Task<int> SayAsync(TextWriter to, string what, int exit)
    {
        await to.WriteLineAsync(what);
        return exit;
    }
}
