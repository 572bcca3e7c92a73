using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.SignIn;

public sealed partial class LoginPage(
    SignInWithPasswordHandler handler, SignInWithPasskeyHandler passkeys, SignInManager<PortalUser> signIn, UserManager<PortalUser> users, SignInSteps steps, KnownDevice devices) : AccountPage
{
    private EditContext _form = default!;
    private EditContext _passkey = default!;

    [SupplyParameterFromForm(FormName = "sign-in")]
    public TypedPassword? Input { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    public ShownPasskey? Passkey { get; set; }

    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "ended")]
    public string? Ended { get; set; }

    private string? EndedSentence => Ended switch { null => null, "idle" => L["EndedIdle"].Value, "unsent" => L["EndedUnsent"].Value, _ => L["Ended"].Value };

    // Who was sent here on the way to a place has most likely no account yet; who was signed out has one.
    private bool IsEnrolling => Ended is null && ReturnUrl?.StartsWith(PortalRoutes.MyEnroll, StringComparison.Ordinal) is true;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _passkey = new EditContext(Passkey ??= new());
        _form = new EditContext(Input ??= new());
    }

    private async Task SignInAsync()
    {
        var email = Input!.Email!;
        var answer = await handler.HandleAsync(
            Actor, new(Guid.CreateVersion7(), email, Input.Password!, devices.Find(Http, email)), Stop);
        switch (answer.Value)
        {
            case { Outcome: SignInOutcome.Open, Account: { } account, Stamp: { } stamp }
                when await users.FindByIdAsync(account.ToString()) is { } user && user.SecurityStamp == stamp:
                Navigation.NavigateTo(await steps.CompleteAsync(Http, user, "pwd", ReturnUrl));
                return;
            case { Outcome: SignInOutcome.NeedsCode, Account: { } account }:
                await SignInSteps.AskForCodeAsync(Http, account);
                Navigation.NavigateTo(AccountRedirects.Carry(PortalRoutes.TwoFactor, ReturnUrl));
                return;
            case { Outcome: SignInOutcome.NotConfirmed }:
                Say(_form, L["NotConfirmed"]);
                return;
            case { Outcome: SignInOutcome.NeedsPasskey }:
                Say(_form, L["NeedsPasskey"]);
                return;
            default:
                Say(_form, L["SignInRefused"]);
                return;
        }
    }

    private async Task UsePasskeyAsync()
    {
        var result = string.IsNullOrWhiteSpace(Passkey!.Credential) ? null : await PerformAsync(Passkey.Credential);
        var user = result is { Succeeded: true } ? result.User : null;
        var answer = await passkeys.HandleAsync(Actor, new(Guid.CreateVersion7(), user?.Id, user is null ? null : result!.Passkey), Stop);
        if (user is null || answer.Value is not true)
        {
            Say(_passkey, L["PasskeyFailed"]);
            return;
        }

        Navigation.NavigateTo(await steps.CompleteAsync(Http, user, "hwk", ReturnUrl));
    }

    private async Task<PasskeyAssertionResult<PortalUser>?> PerformAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for a passkey here, or too long ago.
            return null;
        }
    }

    public sealed class TypedPassword
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }

    public sealed class ShownPasskey
    {
        public string? Credential { get; set; }
    }
}
