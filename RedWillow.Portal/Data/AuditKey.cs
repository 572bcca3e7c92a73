using System.Security.Cryptography;
using System.Text.Json;

namespace RedWillow.Portal.Data;

/// <summary>The secret behind the audit chain: a file of its own in the key folder, so that whoever can write to the database cannot seal.</summary>
public sealed class AuditKey
{
    private const string FileName = "audit.key";
    private const int Bytes = 32;

    private readonly byte[] _key;

    private AuditKey(byte[] key) => _key = key;

    /// <summary>Reads the key, or makes it when there is none yet.</summary>
    /// <exception cref="InvalidOperationException">The file is not a key; a new one would not fit what is sealed already.</exception>
    public static AuditKey In(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            Make(file);
        var key = File.ReadAllBytes(file);
        return key.Length == Bytes ? new(key) : throw new InvalidOperationException($"{file} is damaged. Put it back from the backup of the key folder.");
    }

    /// <summary>The keyed hash, in hexadecimal, over an entry, its place, and the seal before it.</summary>
    internal string Seal(string before, long sequence, AuditEntry entry)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new object?[]
        {
            before, sequence, entry.Id, entry.AtUtc.Ticks, entry.ActorKind, entry.Account?.Value, entry.Act, entry.Subject, entry.ClientId?.Value, entry.Detail,
        });
        return Convert.ToHexString(HMACSHA256.HashData(_key, content));
    }

    // Two processes may start at once: the whole file appears under its name in one step, and the first one stays.
    private static void Make(string file)
    {
        var draft = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Bytes));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
