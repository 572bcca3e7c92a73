namespace RedWillow.Portal.Tests.Browser;

/// <summary>A phone that keeps passkeys, made by the browser itself. Somebody always holds a finger on it, and the portal asks on a click alone.</summary>
public static class VirtualDevice
{
    /// <summary>Plugs it in, and answers a way to count the passkeys it keeps.</summary>
    public static async Task<Func<Task<int>>> PlugInAsync(Visit visit)
    {
        var session = await visit.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("WebAuthn.enable");
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
        var phone = made!.Value.GetProperty("authenticatorId").GetString()!;
        return async () => (await session.SendAsync("WebAuthn.getCredentials", new Dictionary<string, object>(StringComparer.Ordinal) { ["authenticatorId"] = phone }))!
            .Value.GetProperty("credentials").GetArrayLength();
    }
}
