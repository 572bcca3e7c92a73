using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>The probe must see a form that breaks and a refusal that leaves a trace.</summary>
public sealed class FormsBiteTests
{
    [Theory]
    [InlineData("breaks", "emoji", "is answered with 500")]
    [InlineData("leaves-a-trace", "empty", "was refused but changed Traces")]
    [InlineData("says-nothing", "empty", "is answered without a message")]
    [InlineData("takes-everything", "NUL", "was accepted")]
    [InlineData("takes-everything", "emoji", null)]
    [InlineData("behaves", "empty", null)]
    [InlineData("behaves", "emoji", null)]
    public async Task The_probe_sees_what_goes_wrong(string page, string input, string? expected)
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithServices(services => services.AddTransient<IStartupFilter, Page>()).StartAsync();
        using var client = host.NewClient();
        await using var data = new Fingerprint(host.DatabaseFile);

        var complaint = await new FormProbe(client, data).SendAsync($"/specimen/{page}", "specimen", BadInput.All.Single(bad => string.Equals(bad.Name, input, StringComparison.Ordinal)));

        if (expected is null) Assert.Null(complaint);
        else Assert.Contains(expected, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_probe_sees_that_a_form_is_gone()
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithServices(services => services.AddTransient<IStartupFilter, Page>()).StartAsync();
        using var client = host.NewClient();
        await using var data = new Fingerprint(host.DatabaseFile);

        Assert.Contains("shows no form other", await new FormProbe(client, data).SendAsync("/specimen/behaves", "other", BadInput.All[0]), StringComparison.Ordinal);
    }

    private sealed class Page : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/specimen", branch => branch.Run(AnswerAsync));
            next(app);
        };

        private static async Task AnswerAsync(HttpContext http)
        {
            if (HttpMethods.IsPost(http.Request.Method))
            {
                if (http.Request.Path == "/takes-everything")
                {
                    http.Response.Redirect("/specimen/takes-everything");
                    return;
                }

                var text = (await http.Request.ReadFormAsync())["Text"].ToString();
                if (http.Request.Path == "/breaks" && text.Contains("🏳", StringComparison.Ordinal))
                {
                    http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                    return;
                }

                if (http.Request.Path == "/leaves-a-trace")
                {
                    await using var db = http.RequestServices.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
                    await db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS \"Traces\" (\"Id\" integer)");
                }

                if (http.Request.Path != "/says-nothing") await http.Response.WriteAsync("<p class='field-error'>Enter something else.</p>");
            }

            await http.Response.WriteAsync("<form method='post'><input type='hidden' name='_handler' value='specimen'><input name='Text' value='x'></form>");
        }
    }
}
