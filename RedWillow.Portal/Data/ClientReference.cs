using System.Security.Cryptography;

namespace RedWillow.Portal.Data;

/// <summary>The short random code by which staff may speak of a client without a name.</summary>
public static class ClientReference
{
    // Without letters and digits that are read as one another.
    private const string Signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    public static string New() => RandomNumberGenerator.GetString(Signs, 8);
}
