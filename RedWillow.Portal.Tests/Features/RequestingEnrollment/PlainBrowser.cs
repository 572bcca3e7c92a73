using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RedWillow.Portal.Tests.Support;
using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

/// <summary>A browser without a script: opens pages, fills in the named fields of a form, sends it, and follows nothing by itself.</summary>
internal sealed class PlainBrowser(HttpClient http) : IDisposable
{
    public static async Task<PlainBrowser> SignedInAsync(PortalHost host, string email) => new(await host.NewClientAsync(email));

    public async Task<string> ReadAsync(string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode} {answer.Headers.Location}");
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<IHtmlDocument> OpenAsync(string address) => new HtmlParser().ParseDocument(await ReadAsync(address));

    public async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Where an address that is no page leads.</summary>
    public async Task<string?> LeadsToAsync(string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        return answer.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery + to.Fragment : to.ToString()) : null;
    }

    /// <summary>Where the form led, or the page it came back with.</summary>
    public async Task<(string? Location, IHtmlDocument Page)> SendAsync(string address, string form, params (string Name, string Value)[] fields)
    {
        var shown = FormOnPage.In(await ReadAsync(address), address).Single(one => one.Name == form);
        using var body = new FormUrlEncodedContent(shown.Hidden.Concat(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))));
        using var answer = await http.PostAsync(shown.Action, body);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.True((int)answer.StatusCode < 400, $"{address}: {answer.StatusCode}");
        return (answer.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.ToString()) : null, page);
    }

    /// <summary>Tells a birth date of long ago, without which nothing is signed.</summary>
    public Task TellAdultAsync() =>
        SendAsync("/my/enroll/about/4", "answer", ("Input.Date.Month", "7"), ("Input.Date.Day", "24"), ("Input.Date.Year", "1990"), ("Input.Later", "true"));

    /// <summary>A page that stays open in a tab: its form is sent later, whatever has become of what it belongs to.</summary>
    public async Task<Func<Task<(HttpStatusCode Status, IHtmlDocument Page)>>> KeepOpenAsync(string address, string form, params (string Name, string Value)[] fields)
    {
        var shown = FormOnPage.In(await ReadAsync(address), address).Single(one => one.Name == form);
        return async () =>
        {
            using var body = new FormUrlEncodedContent(shown.Hidden.Concat(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))));
            using var answer = await http.PostAsync(shown.Action, body);
            return (answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
        };
    }

    public void Dispose() => http.Dispose();
}
