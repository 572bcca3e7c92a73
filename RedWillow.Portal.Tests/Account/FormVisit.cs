using RedWillow.Portal.Tests.Support.Forms;

namespace RedWillow.Portal.Tests.Account;

/// <summary>Fills in and sends a form as a browser without JavaScript does.</summary>
public sealed record FormVisit(HttpClient Client)
{
    public async Task<HttpResponseMessage> SendAsync(string address, string form, params (string Name, string Value)[] answers)
    {
        var page = await Client.GetStringAsync(new Uri(address, UriKind.Relative));
        var shown = FormOnPage.In(page, address).First(found => found.Name == form);
        var fields = shown.Hidden.Concat(shown.Visible).Where(field => !Array.Exists(answers, answer => answer.Name == field.Key))
            .Concat(answers.Select(answer => KeyValuePair.Create(answer.Name, answer.Value)));
        using var body = new FormUrlEncodedContent(fields);
        return await Client.PostAsync(shown.Action, body);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password) =>
        SendAsync("/account/login", "sign-in", ("Input.Email", email), ("Input.Password", password));

    public Task<HttpResponseMessage> RegisterAsync(string email, string password) =>
        SendAsync("/account/register", "register", ("Input.Name", "Ana"), ("Input.Email", email), ("Input.Password", password));
}
