using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;

namespace RedWillow.Portal.Data;

/// <summary>
/// Encrypts single columns with the portal's key ring. Each table and column has a purpose of its own,
/// so a value copied from one column into another cannot be read there.
/// </summary>
public sealed class FieldProtector(IDataProtectionProvider keys)
{
    private readonly ConcurrentDictionary<string, IDataProtector> _purposes = new(StringComparer.Ordinal);

    public string Protect(string purpose, string plain) => For(purpose).Protect(plain);

    /// <summary>Reads what was protected as text; a value that was not written so is a fault, never passed through.</summary>
    public string Unprotect(string purpose, string stored) => For(purpose).Unprotect(stored);

    public byte[] Protect(string purpose, byte[] plain) => For(purpose).Protect(plain);

    /// <summary>Reads what was protected as bytes.</summary>
    public byte[] Unprotect(string purpose, byte[] stored) => For(purpose).Unprotect(stored);

    private IDataProtector For(string purpose) =>
        _purposes.GetOrAdd(purpose, static (name, ring) => ring.CreateProtector("RedWillow.Portal.Fields", name), keys);
}
