using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Platform;

public sealed class PublicAddressTests
{
    [Fact]
    public async Task Links_in_mails_lead_to_the_address_that_is_served()
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithoutJobs().StartAsync();
        var link = host.Services.GetRequiredService<PublicAddress>().Of("/account/login");

        Assert.Equal(new Uri(host.Address, "/account/login").Port, new Uri(link).Port);
        using var visitor = host.NewClient(followRedirects: true);
        using var answer = await visitor.GetAsync(new Uri(link));
        Assert.True(answer.IsSuccessStatusCode, $"{link}: {answer.StatusCode}");
    }

    [Fact]
    public async Task A_configured_address_wins()
    {
        await using var host = await (await PortalHost.EmptyAsync()).With("Mail:PublicAddress", "https://portal.example/").WithoutJobs().StartAsync();

        Assert.Equal("https://portal.example/account/login", host.Services.GetRequiredService<PublicAddress>().Of("/account/login"));
    }
}
