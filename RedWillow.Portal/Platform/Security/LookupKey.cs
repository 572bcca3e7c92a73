using System.Security.Cryptography;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform.Security;

/// <summary>The key of the blind index: a file of its own in the key folder, made on the first start. Losing it means nobody's address is found.</summary>
internal static class LookupKey
{
    private const string FileName = "lookup.key";

    public static BlindIndex Open(PortalStorage storage)
    {
        var file = Path.Combine(storage.Keys, FileName);
        if (!File.Exists(file))
            Make(file);
        var key = File.ReadAllBytes(file);
        return key.Length == BlindIndex.KeyBytes
            ? new BlindIndex(key)
            : throw new InvalidDataException($"{file} is not a lookup key; put back the one that belongs to this database.");
    }

    // Written aside and moved, so that a second process starting at the same moment never reads half a key.
    private static void Make(string file)
    {
        var aside = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(aside, options))
            stream.Write(RandomNumberGenerator.GetBytes(BlindIndex.KeyBytes));
        try
        {
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(aside);
        }
    }
}
