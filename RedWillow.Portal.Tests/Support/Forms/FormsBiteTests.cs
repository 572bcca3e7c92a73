using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;

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
    [InlineData("takes-any-file", "a page that says it is a PDF", "was accepted")]
    [InlineData("takes-any-file", "an empty file", "was accepted")]
    [InlineData("asks-for-more", "an empty file", "is not what the message is about")]
    [InlineData("looks-at-the-file", "a file that is too large", null)]
    public async Task The_probe_sees_what_goes_wrong(string page, string input, string? expected)
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithServices(services => services.AddTransient<IStartupFilter, Page>()).StartAsync();
        using var client = host.NewClient();
        await using var data = new Fingerprint(host.DatabaseFile);

        using var others = new Strangers(host.DatabaseFile, host.Clock.Today);

        var complaint = await new FormProbe(client, data, others).SendAsync(
            $"/specimen/{page}", "specimen", BadInput.All.Concat(BadInput.Files).Single(bad => string.Equals(bad.Name, input, StringComparison.Ordinal)));

        if (expected is null) Assert.Null(complaint);
        else Assert.Contains(expected, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_probe_sees_that_a_form_is_gone()
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithServices(services => services.AddTransient<IStartupFilter, Page>()).StartAsync();
        using var client = host.NewClient();
        await using var data = new Fingerprint(host.DatabaseFile);

        using var others = new Strangers(host.DatabaseFile, host.Clock.Today);

        Assert.Contains("shows no form other", await new FormProbe(client, data, others).SendAsync("/specimen/behaves", "other", BadInput.All[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("takes-any-id", true)]
    [InlineData("takes-everything", false)]
    public async Task The_probe_sees_that_somebody_elses_row_was_changed_though_the_form_took_it(string page, bool complains)
    {
        await using var host = await (await PortalHost.EmptyAsync()).WithServices(services => services.AddTransient<IStartupFilter, Page>()).StartAsync();
        await using (var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            db.Clients.AddRange(new[] { "RWAAAAAA", "RWBBBBBB" }.Select(code => Client.Register(new(Guid.CreateVersion7()), code, "Kai", null, "en-US", DateTime.UnixEpoch)));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var client = host.NewClient();
        await using var data = new Fingerprint(host.DatabaseFile);
        using var others = new Strangers(host.DatabaseFile, host.Clock.Today);

        var complaint = await new FormProbe(client, data, others).SendAsync($"/specimen/{page}", "specimen", BadInput.SomeoneElsesId);

        Assert.Equal(complains, complaint?.Contains("changed what is somebody else's", StringComparison.Ordinal) ?? false);
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

                var posted = await http.Request.ReadFormAsync();
                if (http.Request.Path == "/takes-any-file" || http.Request.Path == "/takes-any-id")
                {
                    await using var db = http.RequestServices.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
                    var named = Guid.TryParse(posted["Id"], out var id) ? id : Guid.Empty;
                    await db.Clients.Where(row => row.Id == new ClientId(named)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Culture, "es-US"));
                    http.Response.Redirect("/specimen");
                    return;
                }

                if (http.Request.Path == "/looks-at-the-file" && posted.Files is [{ Length: > 11 * 1024 * 1024, FileName: "scan.pdf" }])
                {
                    await http.Response.WriteAsync("<p role='alert'>This file is too large.</p>");
                    return;
                }

                var text = posted["Text"].ToString();
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

            await using var names = http.RequestServices.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
            var shown = await names.Clients.OrderBy(row => row.Reference).Select(row => row.Id).FirstOrDefaultAsync();
            var file = http.Request.Path.Value!.Contains("file", StringComparison.Ordinal) || http.Request.Path == "/asks-for-more" ? "<input type='file' name='Scan'>" : "";
            await http.Response.WriteAsync(
                $"<form method='post' enctype='multipart/form-data'><input type='hidden' name='_handler' value='specimen'><input type='hidden' name='Id' value='{shown.Value}'><input name='Text' value='x'>{file}</form>");
        }
    }
}
