using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace RedWillow.Portal.Platform.Security;

/// <summary>The six digits of an authenticator app (RFC 6238): 30-second steps, the step before and after allowed for slow clocks.</summary>
public static class OneTimeCode
{
    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTime nowUtc) => (nowUtc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond / StepSeconds;

    /// <summary>The step whose code was typed; null when none within reach has it, or when it is not later than the last one used.</summary>
    public static long? Match(string base32Key, string typed, long lastUsedStep, DateTime nowUtc)
    {
        var code = string.Concat(typed.Where(char.IsAsciiDigit));
        var now = StepAt(nowUtc);
        long? found = null;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (step > lastUsedStep && code.Length == Digits && Same(code, At(base32Key, step)))
                found = step;
        }

        return found;
    }

    /// <summary>The code of one step.</summary>
    public static string At(string base32Key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // Every authenticator app computes HMAC-SHA1; the standard's security does not rest on collisions.
        var hash = HMACSHA1.HashData(Bytes(base32Key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset, 4)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static bool Same(string typed, string right) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(typed), System.Text.Encoding.ASCII.GetBytes(right));

    private static byte[] Bytes(string base32)
    {
        var bytes = new List<byte>(base32.Length);
        var (buffer, bits) = (0, 0);
        foreach (var sign in base32.TrimEnd('='))
        {
            var value = Base32.IndexOf(char.ToUpperInvariant(sign), StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("An authenticator key is written in Base32.");
            buffer = ((buffer << 5) | value) & 0xFFFF;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return [.. bytes];
    }
}
