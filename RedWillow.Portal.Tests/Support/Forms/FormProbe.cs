using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>Sends bad input to the forms of one visitor, one at a time, and says what is wrong with the answer.</summary>
public sealed class FormProbe(HttpClient client, Fingerprint data, Strangers others)
{
    private static readonly HttpStatusCode[] Refusals = [HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge];

    private (string Address, IHtmlDocument Page)? _shown;
    private string _status = "";

    /// <summary>True when the last input was accepted, so that the data may differ from now on.</summary>
    public bool Accepted { get; private set; }

    /// <summary>True when the last input was accepted and somebody was signed in or out by it.</summary>
    public bool SessionChanged { get; private set; }

    /// <summary>True when the last input was of a field and yet refused without naming one.</summary>
    public bool RefusedAsAWhole { get; private set; }

    /// <summary>The complaint, or null.</summary>
    public async Task<string?> SendAsync(string address, string name, BadInput input)
    {
        Accepted = SessionChanged = RefusedAsAWhole = false;
        if (await ShownAsync(address) is not { } page) return $"{address} {name}: before {input.Name} is sent, the page is answered with {_status}";
        if (FormOnPage.In(page, address).FirstOrDefault(form => string.Equals(form.Name, name, StringComparison.Ordinal)) is not { } form)
            return $"{address} shows no form {name}";
        var fields = input.Spoil(form, others);
        // A form without fields cannot be filled in wrongly: this would be a good post.
        if (input.File is null && fields.SequenceEqual(form.Hidden.Concat(form.Visible))) return null;

        var before = await data.TakeAsync();
        var strange = input.NamesStrangers ? fields.Except(form.Hidden.Concat(form.Visible)).Select(field => field.Value).ToList() : [];
        var theirs = others.Print(strange);
        using var content = form.Post(fields, input.File, input.InParts);
        using var answer = await client.PostAsync(form.Action, content);
        if (others.Print(strange) != theirs) return $"{address} {name}: {input.Name} changed what is somebody else's";
        if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
        {
            (Accepted, SessionChanged) = (true, answer.Headers.Contains("Set-Cookie"));
            _shown = null;
            return input.NeverRight ? $"{address} {name}: {input.Name} was accepted" : null;
        }

        if (answer.StatusCode is HttpStatusCode.OK)
        {
            using var said = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            var heard = new FormAnswer(page, said, address, name);
            var ofField = form.HasFields && FormTable.IsOfField(name, input);
            if (!IsLike(form, FormOnPage.In(said, address))) _shown = null;
            RefusedAsAWhole = form.HasFields && input.IsOfField && heard.IsRefusedAsAWhole;
            if (heard.Complaint(ofField, input.File is not null, fields) is { } complaint) return $"{address} {name}: {input.Name} {complaint}";
        }
        else if (!Refusals.Contains(answer.StatusCode))
        {
            return $"{address} {name}: {input.Name} is answered with {(int)answer.StatusCode}";
        }

        var after = await data.TakeAsync();
        var changed = after.Keys.Where(table => !string.Equals(before.GetValueOrDefault(table), after[table], StringComparison.Ordinal))
            .Except(FormTable.MayChange(name), StringComparer.Ordinal).ToList();
        return changed.Count > 0 ? $"{address} {name}: {input.Name} was refused but changed {string.Join(", ", changed)}" : null;
    }

    // A page that answers with the same key, version and so on has asked nobody: what it was sent from can be sent again.
    private static bool IsLike(FormOnPage form, IEnumerable<FormOnPage> answered) => answered.Any(one =>
        string.Equals(one.Name, form.Name, StringComparison.Ordinal) && Unseen(one).SequenceEqual(Unseen(form)));

    private static IEnumerable<KeyValuePair<string, string>> Unseen(FormOnPage form) => form.Hidden.Where(field => field.Key is not FormOnPage.Token);

    private async Task<IHtmlDocument?> ShownAsync(string address)
    {
        if (_shown is { } kept && string.Equals(kept.Address, address, StringComparison.Ordinal)) return kept.Page;
        _shown = null;
        using var shown = await client.GetAsync(new Uri(address, UriKind.Relative));
        _status = $"{(int)shown.StatusCode} {shown.Headers.Location}";
        if (!shown.IsSuccessStatusCode) return null;
        var page = new HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync());
        _shown = (address, page);
        return page;
    }
}
