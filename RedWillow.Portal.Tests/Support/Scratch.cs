using System.Globalization;

namespace RedWillow.Portal.Tests.Support;

/// <summary>
/// Folders for this test process's files, removed when it ends. They lie in memory where there is room: a run makes and removes
/// a hundred thousand files, and a disk's file system spends a quarter of the run on finding places for them.
/// </summary>
public static class Scratch
{
    private const string Memory = "/dev/shm";
    private const long Room = 3L * 1024 * 1024 * 1024;

    private static readonly string Root = FindRoom();

    public static string Folder { get; } = MakeOwn();

    /// <summary>A new, empty folder inside <see cref="Folder"/>.</summary>
    public static string NewFolder() => Directory.CreateDirectory(Path.Combine(Folder, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>A new, empty folder beside it, for a program that runs as somebody else and removes the folder itself.</summary>
    public static string NewFolderFor(string program)
    {
        var path = Path.Combine(Root, $"redwillow-{program}-{Environment.ProcessId}-{Guid.NewGuid():N}");
        return (OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).FullName;
    }

    private static string MakeOwn()
    {
        var folder = NewFolderFor("tests");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
        return folder;
    }

    private static string FindRoom()
    {
        if (!Directory.Exists(Memory)) return Path.GetTempPath();
        // What a killed run left behind would stay in memory until the machine stops.
        foreach (var left in Directory.GetDirectories(Memory, "redwillow-*").Where(IsLeftBehind)) Remove(left);
        return new DriveInfo(Memory).AvailableFreeSpace >= Room ? Memory : Path.GetTempPath();
    }

    private static bool IsLeftBehind(string folder) =>
        Path.GetFileName(folder).Split('-') is [_, _, var owner, _] && int.TryParse(owner, CultureInfo.InvariantCulture, out var id) && !Directory.Exists($"/proc/{id}");

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A host that is still shutting down may hold a file; the next run removes it.
        }
    }
}
