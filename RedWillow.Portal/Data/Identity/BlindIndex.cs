using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace RedWillow.Portal.Data.Identity;

/// <summary>
/// A keyed hash by which an encrypted value can still be found when it is known exactly. Without the key, which lies outside
/// the database, nobody can test who is in it.
/// </summary>
public sealed class BlindIndex(byte[] key)
{
    public const int KeyBytes = 32;

    /// <summary>The hash of an e-mail address, the same for every way of writing it.</summary>
    public string OfEmail(string address) => Of("email", address.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant());

    /// <summary>The hash of a phone number in its one form (E.164).</summary>
    public string OfPhone(string number) => Of("phone", number);

    /// <summary>The hash of a text under a purpose of its own, as 64 hexadecimal digits.</summary>
    public string Of(string purpose, string text) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{text}")));

    /// <summary>An id for the audit that says "the same address again" without saying which.</summary>
    public Guid Trace(string address) => new(Convert.FromHexString(Of("trace", OfEmail(address)))[..16]);
}

/// <summary>Lets Identity find an address by its keyed hash.</summary>
public sealed class KeyedLookupNormalizer(BlindIndex index) : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.ToUpperInvariant();

    public string? NormalizeEmail(string? email) => email is null ? null : index.OfEmail(email);
}
