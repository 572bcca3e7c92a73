using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account;

/// <summary>A static page about an account: it has the request, the texts, and a way to say what is wrong with its form.</summary>
public abstract class AccountPage : PortalComponent
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = default!;

    [Inject]
    protected IStringLocalizer<AccountText> L { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>Shows a sentence in the form's error summary, and at the field when it is about one.</summary>
    protected static void Say(EditContext form, string sentence, string field = "")
    {
        new ValidationMessageStore(form).Add(new FieldIdentifier(form.Model, field), sentence);
        form.NotifyValidationStateChanged();
    }

    /// <summary>What is wrong with a new password, in words; null when nothing is.</summary>
    protected string? PasswordProblemOf(string? password, params string?[] own) => PasswordPolicy.Check(password, own) switch
    {
        PasswordProblem.TooShort => L["PasswordTooShort", PasswordPolicy.Shortest].Value,
        PasswordProblem.TooLong => L["PasswordTooLong", PasswordPolicy.Longest].Value,
        PasswordProblem.TooCommon => L["PasswordTooCommon"].Value,
        _ => null,
    };
}
