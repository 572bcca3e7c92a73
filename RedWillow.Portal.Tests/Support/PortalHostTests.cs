using System.Net;
using System.Net.Sockets;

namespace RedWillow.Portal.Tests.Support;

public sealed class PortalHostTests
{
    [Fact]
    public async Task It_serves_on_a_real_port_and_stops_when_disposed()
    {
        Uri address;
        await using (var host = await new PortalHost().StartAsync())
        {
            address = host.Address;
            using var client = host.NewClient();
            using var answer = await client.GetAsync(new Uri("/no-such-page", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var socket = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync("127.0.0.1", address.Port));
    }
}
