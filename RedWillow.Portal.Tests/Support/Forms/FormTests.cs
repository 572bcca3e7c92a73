namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>Forms × bad inputs, made from the portal's own route list: nothing breaks, and what is refused changes nothing.</summary>
public sealed class FormTests
{
    [Fact]
    public async Task Every_form_of_every_page_has_a_row()
    {
        await using var host = await (await PortalHost.DemoAsync()).StartAsync();
        var catalog = new FormCatalog(host);

        var forms = await catalog.FormsAsync();

        Assert.True(catalog.Plan().Unknown.Count is 0, "Say how to open these (FormTable.Visits or WithoutForms): " + string.Join(", ", catalog.Plan().Unknown));
        var missing = forms.Keys.Except(FormTable.Rows).Select(row => $"new(\"{row.Route}\", \"{row.Name}\"),");
        Assert.True(!missing.Any(), "Add to FormTable.Rows:" + Environment.NewLine + string.Join(Environment.NewLine, missing));
        var gone = FormTable.Rows.Except(forms.Keys);
        Assert.True(!gone.Any(), "No page shows these any more: " + string.Join(", ", gone));
    }

    [Fact]
    public async Task Bad_input_is_refused_without_a_trace()
    {
        var complaints = new List<string>();
        var host = await (await PortalHost.DemoAsync()).StartAsync();
        try
        {
            foreach (var (row, visit) in await new FormCatalog(host).FormsAsync())
            {
                foreach (var input in BadInput.All)
                {
                    var probe = new FormProbe(host, await new FormCatalog(host).ClientForAsync(visit.As));
                    if (await probe.SendAsync(visit.Address!, row.Name, input) is { } complaint) complaints.Add(complaint);
                    if (!probe.Accepted) continue;

                    // What was accepted has changed the data; the next input starts from the beginning.
                    await host.DisposeAsync();
                    host = await (await PortalHost.DemoAsync()).StartAsync();
                }
            }
        }
        finally
        {
            await host.DisposeAsync();
        }

        Assert.True(complaints.Count is 0, string.Join(Environment.NewLine, complaints));
    }
}
