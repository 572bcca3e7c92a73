using System.Net;

namespace RedWillow.Portal.Tests.Support.Forms;

/// <summary>Sends one bad input to one form and says what is wrong with the answer.</summary>
public sealed class FormProbe(PortalHost host, HttpClient client)
{
    private static readonly HttpStatusCode[] Refusals =
        [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge];

    /// <summary>True when the last input was accepted, so that the data may differ from now on.</summary>
    public bool Accepted { get; private set; }

    /// <summary>The complaint, or null.</summary>
    public async Task<string?> SendAsync(string address, string name, BadInput input)
    {
        Accepted = false;
        var page = await client.GetStringAsync(new Uri(address, UriKind.Relative));
        if (FormOnPage.In(page, address).FirstOrDefault(form => string.Equals(form.Name, name, StringComparison.Ordinal)) is not { } form)
            return $"{address} shows no form {name}";

        var before = await Fingerprint.OfAsync(host.DatabaseFile);
        using var content = new FormUrlEncodedContent(input.Spoil(form));
        using var answer = await client.PostAsync(form.Action, content);
        if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
        {
            Accepted = true;
            return null;
        }

        if (!Refusals.Contains(answer.StatusCode)) return $"{address} {name}: {input.Name} is answered with {(int)answer.StatusCode}";
        var after = await Fingerprint.OfAsync(host.DatabaseFile);
        var changed = after.Keys.Where(table => !string.Equals(before.GetValueOrDefault(table), after[table], StringComparison.Ordinal))
            .Except(FormTable.MayChange, StringComparer.Ordinal).ToList();
        return changed.Count > 0 ? $"{address} {name}: {input.Name} was refused but changed {string.Join(", ", changed)}" : null;
    }
}
