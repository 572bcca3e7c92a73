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
    [InlineData("takes-everything", "NUL in parts", "was accepted")]
    [InlineData("takes-everything", "emoji", null)]
    [InlineData("behaves", "empty", null)]
    [InlineData("behaves", "emoji", null)]
    [InlineData("behaves", "NUL in parts", null)]
    [InlineData("asks-a-question", "fields missing", null)]
    [InlineData("hides-it", "empty", "is answered without a message")]
    [InlineData("folds-it-away", "empty", "is answered without a message")]
    [InlineData("has-no-words", "empty", "is answered without a message")]
    [InlineData("alerts", "empty", "has no message at its field")]
    [InlineData("alerts", "fields missing", "has no message at its field")]
    [InlineData("alerts", "a date of the year 9999", "has no message at its field")]
    [InlineData("alerts", "nobody's id", null)]
    [InlineData("says-it-anywhere", "emoji", "has no message at its field")]
    [InlineData("says-it-at-another-form", "emoji", "has no message at its field")]
    [InlineData("says-it-unmarked", "too long", "has no message at its field")]
    [InlineData("says-more-than-it-ties", "empty", "has a message that no field is described by")]
    [InlineData("marks-all", "empty", "marks a field and does not say why")]
    [InlineData("sends-the-password-back", "emoji", "has a password sent back")]
    [InlineData("keeps-its-title", "empty", "is not told in the title")]
    [InlineData("sums-nothing-up", "empty", "has no summary that takes the focus")]
    [InlineData("leaves-the-focus", "empty", "has no summary that takes the focus")]
    [InlineData("leads-nowhere", "empty", "is not linked from the summary")]
    [InlineData("forgets", "emoji", "lost what was typed into Text")]
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
        private const string Error = "<p class='field-error' id='why'>Enter something else.</p>";
        private const string Marked = "aria-invalid='true' aria-describedby='why'";
        private const string Alert = "<div role='alert'>Somebody else was faster.</div>";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/specimen", branch => branch.Run(AnswerAsync));
            next(app);
        };

        private static async Task AnswerAsync(HttpContext http)
        {
            var name = http.Request.Path.Value!.TrimStart('/');
            if (!HttpMethods.IsPost(http.Request.Method))
            {
                await ShowAsync(http, name, null);
                return;
            }

            var posted = await http.Request.ReadFormAsync();
            await using var db = http.RequestServices.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
            switch (name)
            {
                case "takes-everything":
                    http.Response.Redirect("/specimen/takes-everything");
                    return;
                case "takes-any-file" or "takes-any-id":
                    var named = Guid.TryParse(posted["Id"], out var id) ? id : Guid.Empty;
                    await db.Clients.Where(row => row.Id == new ClientId(named)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Culture, "es-US"));
                    http.Response.Redirect("/specimen");
                    return;
                case "breaks" when posted["Text"].ToString().Contains("🏳", StringComparison.Ordinal):
                    http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                    return;
                case "leaves-a-trace":
                    await db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS \"Traces\" (\"Id\" integer)");
                    break;
                case "looks-at-the-file" when posted.Files is not [{ Length: > 11 * 1024 * 1024, FileName: "scan.pdf" }]:
                    name = "asks-for-more";
                    break;
            }

            await ShowAsync(http, name, posted["Text"].ToString());
        }

        private static async Task ShowAsync(HttpContext http, string name, string? typed)
        {
            await using var db = http.RequestServices.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();
            var shown = await db.Clients.OrderBy(row => row.Reference).Select(row => row.Id).FirstOrDefaultAsync();
            await http.Response.WriteAsync(PageOf(name, shown.Value, typed));
        }

        // The page as it is shown, and as it comes back with what was typed.
        private static string PageOf(string name, Guid id, string? typed)
        {
            var isSent = typed is not null && name is not "says-nothing";
            var (mark, other) = (isSent && name is not ("says-it-unmarked" or "says-it-anywhere" or "says-it-at-another-form" or "looks-at-the-file" or "alerts") ? Marked : "", "");
            var error = (isSent ? name : "") switch
            {
                "" or "alerts" => "",
                "hides-it" => "<div hidden>" + Error + "</div>",
                "folds-it-away" => "<details><summary>More</summary>" + Error + "</details>",
                "has-no-words" => "<p class='field-error' role='alert' id='why'> </p>",
                "says-it-anywhere" => "<p class='field-error'>Enter something else.</p>",
                "says-more-than-it-ties" => Error + "<p class='field-error'>And something more.</p>",
                _ => Error,
            };
            if (isSent && name is "says-it-at-another-form")
                other = $"<form method='post' action='/elsewhere'><input name='Other' {Marked}></form>";
            var (title, focus, target) = (isSent && name is not "keeps-its-title" ? "Error: Specimen" : "Specimen", name is "leaves-the-focus" ? "" : "autofocus", name is "leads-nowhere" ? "other" : name is "looks-at-the-file" ? "scan" : "text");
            var summary = isSent && name is not ("sums-nothing-up" or "alerts" or "hides-it" or "folds-it-away" or "has-no-words")
                ? $"<div class='error-summary' role='alert' tabindex='-1' {focus}><a href='#{target}'>Enter something else.</a></div>" : "";
            var text = System.Net.WebUtility.HtmlEncode(name is "forgets" ? "x" : typed ?? "x");
            var question = name is "asks-a-question"
                ? $"<fieldset role='radiogroup' {mark}><input type='radio' id='text' name='Text' value='yes'></fieldset>"
                : $"<input id='text' name='Text' value='{text}' {mark}>";
            var password = name is "sends-the-password-back" ? $"<input type='password' name='Password' value='{(isSent ? "seen" : "")}'>" : "";
            var second = name is "marks-all" && isSent ? "<input name='Second' aria-invalid='true'>" : "";
            var file = name.Contains("file", StringComparison.Ordinal) || name is "asks-for-more"
                ? $"<input type='file' id='scan' name='Scan' {(isSent && name is "looks-at-the-file" ? Marked : "")}>" : "";
            return $"<title>{title}</title>{(isSent && name is "alerts" ? Alert : "")}{other}<form method='post' enctype='multipart/form-data'>{summary}<input type='hidden' name='_handler' value='specimen'>"
                + $"<input type='hidden' name='Id' value='{id}'>{error}{question}{password}{second}{file}</form>";
        }
    }
}
