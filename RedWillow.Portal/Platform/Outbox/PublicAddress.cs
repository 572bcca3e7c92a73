using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Platform.Outbox;

/// <summary>
/// Where links in mails lead: the configured address, and without one the address that this process really serves, so that a demo on
/// another port writes links that work.
/// </summary>
public sealed class PublicAddress(IOptions<MailSettings> mail, IServiceProvider services, IConfiguration configuration)
{
    private const string Usual = "http://localhost:5080";

    // Names under which a server listens on every address of its machine; nobody can visit them.
    private static readonly string[] Everywhere = ["0.0.0.0", "[::]", "+", "*"];

    /// <summary>The whole address of a path that begins with a slash.</summary>
    public string Of(string path) => (mail.Value.PublicAddress is { Length: > 0 } configured ? configured : Served()).TrimEnd('/') + path;

    // A mail may be written before the server listens, or by a command of the program that has no server: what was asked for counts then.
    private string Served()
    {
        var address = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return address is null ? Usual : Visitable(address);
    }

    private static string Visitable(string address) =>
        Everywhere.Aggregate(address, static (known, name) => known.Replace($"//{name}:", "//localhost:", StringComparison.Ordinal));
}
