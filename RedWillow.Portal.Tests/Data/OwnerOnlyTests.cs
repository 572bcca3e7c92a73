using System.Runtime.Versioning;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>On a shared machine nobody but the portal's own user reads its files.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OwnerOnlyTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task A_new_database_and_its_directory_are_the_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var folder = Path.Combine(Scratch.NewFolder(), "data");
        await using var host = await new PortalHost().With("Storage:Directory", folder).WithoutJobs().StartAsync();
        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(await db.Tracks.ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder, "keys")));
        var files = Directory.GetFiles(folder, "portal.db*");
        Assert.Contains(Path.Combine(folder, "portal.db"), files);
        Assert.All(files, file => Assert.Equal(Owner, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task The_file_of_an_earlier_version_is_closed_to_others_at_the_next_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var host = new PortalHost().WithoutJobs();
        await SqliteTemplate.CopyAsync(host.DatabaseFile);
        File.SetUnixFileMode(host.DatabaseFile, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using var started = await host.StartAsync();

        Assert.Equal(Owner, File.GetUnixFileMode(host.DatabaseFile));
    }
}
