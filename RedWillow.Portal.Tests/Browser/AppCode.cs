using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace RedWillow.Portal.Tests.Browser;

/// <summary>What an authenticator app shows: RFC 6238 written once more, so that the portal is not measured with its own ruler.</summary>
internal static class AppCode
{
    /// <summary>The six digits that the app shows.</summary>
    /// <param name="base32">The key that was scanned or typed in.</param>
    /// <param name="stepsAhead">Half minutes.</param>
    /// <param name="nowUtc">What the phone's clock says; the real time when nothing is given.</param>
    public static string At(string base32, int stepsAhead, DateTime? nowUtc = null)
    {
        var bits = string.Concat(base32.Select(sign => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(sign, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] key = [.. Enumerable.Range(0, bits.Length / 8).Select(place => Convert.ToByte(bits.Substring(place * 8, 8), 2))];
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (new DateTimeOffset(nowUtc ?? DateTime.UtcNow).ToUnixTimeSeconds() / 30) + stepsAhead);
#pragma warning disable CA5350 // The standard says SHA-1.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[19] & 15)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
