namespace RedWillow.Portal.Tests.Support;

/// <summary>A folder for this test process's files, removed when it ends.</summary>
public static class Scratch
{
    public static string Folder { get; } = Make();

    /// <summary>A new, empty folder inside.</summary>
    public static string NewFolder() => Directory.CreateDirectory(Path.Combine(Folder, Guid.NewGuid().ToString("N"))).FullName;

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("redwillow-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // A host that is still shutting down may hold a file; the next boot clears /tmp.
            }
        };
        return folder;
    }
}
