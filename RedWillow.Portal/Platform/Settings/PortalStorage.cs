namespace RedWillow.Portal.Platform.Settings;

/// <summary>The directory in which everything the portal keeps outside its database lies: keys, mail folder, and the SQLite file itself.</summary>
public sealed class PortalStorage
{
    public PortalStorage(IConfiguration configuration, IHostEnvironment environment)
    {
        var wanted = configuration["Storage:Directory"] is { Length: > 0 } set ? set : "data";
        Root = Path.IsPathRooted(wanted) ? wanted : Path.GetFullPath(wanted, BaseFor(environment.ContentRootPath));
        Make(Root);
        Keys = configuration["Storage:Keys"] is { Length: > 0 } keys ? Path.GetFullPath(keys, Root) : Path.Combine(Root, "keys");
        Make(Keys);
    }

    public string Root { get; }

    /// <summary>The key ring. Back it up, and apart from the database: without it protected columns cannot be read.</summary>
    public string Keys { get; }

    public string DatabaseFile => Path.Combine(Root, "portal.db");

    /// <summary>A path below the storage directory unless it is absolute.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Root);

    // Nobody else on the machine reads what the portal keeps. A directory somebody made before is theirs to protect.
    private static void Make(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // From a clone the data lies beside the solution, not inside the web project; a published program keeps it at its content root.
    private static string BaseFor(string contentRoot) =>
        Directory.GetParent(contentRoot) is { } parent && File.Exists(Path.Combine(parent.FullName, "RedWillow.Portal.sln"))
            ? parent.FullName
            : contentRoot;
}
