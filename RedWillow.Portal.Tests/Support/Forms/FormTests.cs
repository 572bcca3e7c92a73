using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using RedWillow.Portal.Tests.Components;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>Forms × bad inputs, made from the portal's own route list: nothing breaks, what is refused changes nothing, and it is said at its field.</summary>
public sealed partial class FormTests
{
    [Fact]
    public async Task Every_form_of_every_page_has_a_row()
    {
        // The kit has a form too, and is open to developers only.
        await using var host = await HostAsync(Environments.Development);
        await using var data = new Fingerprint(host.DatabaseFile, FormTable.Traces);
        var catalog = new FormCatalog(host);

        var forms = new HashSet<FormRow>();
        await foreach (var page in catalog.PagesAsync(data)) forms.UnionWith(page.Forms.Select(form => new FormRow(page.Visit.Route, form.Name)));

        Assert.True(catalog.Plan().Unknown.Count is 0, "Say how to open these (FormTable.Visits or WithoutForms): " + string.Join(", ", catalog.Plan().Unknown));
        var missing = forms.Except(FormTable.Rows).Select(row => $"new(\"{row.Route}\", \"{row.Name}\"),");
        Assert.True(!missing.Any(), "Add to FormTable.Rows:" + Environment.NewLine + string.Join(Environment.NewLine, missing));
        var gone = FormTable.Rows.Except(forms);
        Assert.True(!gone.Any(), "No page shows these any more: " + string.Join(", ", gone));
    }

    [Fact]
    public void A_form_that_no_visit_shows_is_missed()
    {
        var named = PortalFiles.All("*.razor").SelectMany(file => FormName().Matches(File.ReadAllText(file))).Select(found => found.Groups["name"].Value).ToList();

        Assert.NotEmpty(named);
        var missing = named.Where(name => !FormTable.Rows.Any(row => string.Equals(row.Name.Split(']')[^1], name, StringComparison.Ordinal)));
        Assert.True(!missing.Any(), "Add a row, and a visit that shows it, to FormTable: " + string.Join(", ", missing));
    }

    [Fact]
    public void The_page_and_not_the_browser_tells_what_is_wrong()
    {
        var asking = PortalFiles.All("*.razor")
            .SelectMany(file => Form().Matches(File.ReadAllText(file)).Select(found => (File: PortalFiles.Name(file), Tag: found.Groups["tag"].Value, Inside: Unseen().Replace(found.Groups["inside"].Value, ""))))
            .Where(form => Field().IsMatch(form.Inside)).ToList();

        Assert.True(asking.Count > 15, "Too few forms were found to judge.");
        var bubbles = asking.Where(form => !form.Tag.Contains(" novalidate", StringComparison.Ordinal)).Select(form => form.File);
        Assert.True(!bubbles.Any(), "Say novalidate, so that the error summary speaks: " + string.Join(", ", bubbles));
    }

    [Fact]
    public async Task Bad_input_is_refused_without_a_trace()
    {
        var complaints = new List<string>();
        await using var host = await HostAsync(Environments.Staging);
        await using var data = new Fingerprint(host.DatabaseFile, FormTable.Traces);
        using var others = await StrangersAsync(host);
        Assert.NotEmpty(others.Print(others.AsFields().Select(field => field.Value)));
        var (sent, whole) = (new HashSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        var catalog = new FormCatalog(host);
        await foreach (var (visit, visitor, forms) in catalog.PagesAsync(data))
        {
            var (client, kept) = (visitor, await data.KeepAsync());
            var probe = new FormProbe(client, data, others);
            foreach (var (name, input) in forms.SelectMany(form => BadInput.For(form, others), (form, input) => (form.Name, input)))
            {
                sent.Add(input.Name);
                if (await probe.SendAsync(visit.Address, name, input) is { } complaint) complaints.Add(complaint);
                if (probe.RefusedAsAWhole) whole.Add(name);
                if (!probe.Accepted) continue;

                // What was accepted has changed the data; the next input starts from the beginning.
                await data.PutBackAsync(kept);
                if (!probe.SessionChanged) continue;
                client.Dispose();
                client = await catalog.OpenAsync(visit);
                probe = new FormProbe(client, data, others);
                // The new session is part of the beginning from here on; putting back one without it would end it, unseen until the portal asks again.
                kept = await data.KeepAsync();
            }

            client.Dispose();
        }

        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
        Assert.Equal(FormTable.ProvedOtherwise.Order(StringComparer.Ordinal), whole);
        // What only some forms are sent was sent at all.
        Assert.Superset(BadInput.Files.Append(BadInput.SomeoneElsesId).Append(BadInput.UnseenNul).Select(input => input.Name).ToHashSet(StringComparer.Ordinal), sent);
    }

    private static async Task<Strangers> StrangersAsync(PortalHost host)
    {
        await using var db = await host.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var visitors = (await db.Users.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Where(user => FormTable.Clients.Contains(user.Email)).Select(user => user.ClientId!.Value.Value);
        return new(host.DatabaseFile, host.Clock.Today, visitors);
    }

    // The coarse limit by network address is not what is asked here, nor is what a password costs.
    private static async Task<PortalHost> HostAsync(string environment) => await (await PortalHost.DemoAsync()).WithoutJobs().In(environment)
        .With("Security:FormsPerMinute", "100000").With("Security:LinksPerMinute", "100000").With("Policy:ClientsBookIntake", "true").StartAsync();

    [GeneratedRegex("(?:FormName|@formname)=\"(?:@\\(\\$\")?(?<name>[a-z-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormName();

    [GeneratedRegex("(?<tag><EditForm (?:[^<])*?>|<form method=\"post\"[^<]*?>)\r?\n(?<inside>.*?)</(?:EditForm|form)>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<HiddenField[^>]*>|<input type=\"hidden\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Unseen();

    [GeneratedRegex("@bind-Value|<input|<select|<textarea|<QuestionFields", RegexOptions.None, 1000)]
    private static partial Regex Field();
}
