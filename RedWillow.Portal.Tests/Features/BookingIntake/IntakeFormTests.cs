using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Features.BookingIntake;

/// <summary>The page by posts alone, as a phone without JavaScript sends them.</summary>
public sealed class IntakeFormTests
{
    private const string Address = "/my/enroll/talk";

    [Fact]
    public async Task A_second_press_is_answered_like_the_first_and_a_time_that_is_gone_is_named()
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().With("Policy:ClientsBookIntake", "true").StartAsync();
        using var client = await host.NewClientAsync(FormTable.Newcomer);
        await FormVisits.SendRequestAsync(host, client);

        var book = await ShownAsync(client, "intake");
        var time = book.Visible[0];
        var gone = KeyValuePair.Create(time.Key, "20200107-600-" + time.Value.Split('-')[^1]);
        Assert.Contains("is not free any more", await (await PostAsync(client, book, gone)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await DoneTwiceAsync(client, book, time);
        await DoneTwiceAsync(client, await ShownAsync(client, "intake-cancel"));
        Assert.NotEmpty((await ShownAsync(client, "intake")).Visible);
    }

    private static async Task<FormOnPage> ShownAsync(HttpClient client, string name) =>
        FormOnPage.In(await client.GetStringAsync(new Uri(Address, UriKind.Relative)), Address).Single(form => form.Name == name);

    private static async Task DoneTwiceAsync(HttpClient client, FormOnPage form, params KeyValuePair<string, string>[] fields)
    {
        foreach (var _ in (int[])[1, 2])
        {
            using var answer = await PostAsync(client, form, fields);
            Assert.EndsWith(Address + "?done=1", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, FormOnPage form, params KeyValuePair<string, string>[] fields)
    {
        using var body = new FormUrlEncodedContent([.. form.Hidden, .. fields]);
        return await client.PostAsync(form.Action, body);
    }
}
