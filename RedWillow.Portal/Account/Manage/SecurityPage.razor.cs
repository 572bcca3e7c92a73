using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;
using RedWillow.Portal.Components;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Account.Manage;

public sealed partial class SecurityPage(
    UserManager<PortalUser> users, SignInManager<PortalUser> signIn, SignInSteps steps,
    AddPasskeyHandler addPasskey, RenamePasskeyHandler renamePasskey, RemovePasskeyHandler removePasskey,
    SetUpAuthenticatorHandler setUpApp, RemoveAuthenticatorHandler removeApp, ChangePasswordHandler changePassword, SignOutEverywhereHandler everywhere,
    FirstSetUpQuery firstSetUp)
    : AccountPage
{
    private const int LongestName = 60;

    private IReadOnlyList<UserPasskeyInfo> _passkeys = [];
    private IReadOnlyList<string> _codes = [];
    private string _email = "";
    private bool _hasApp;
    private bool _isKeyLost;
    private bool _asksPassword = true;
    private EditContext _newPasskey = default!;
    private EditContext _app = default!;
    private EditContext _oldApp = default!;
    private EditContext _passwords = default!;

    [SupplyParameterFromForm(FormName = "add-passkey")]
    public TypedPasskey? Passkey { get; set; }

    [SupplyParameterFromForm(FormName = "add-app")]
    public TypedApp? App { get; set; }

    [SupplyParameterFromForm(FormName = "remove-app")]
    public TypedProof? OldApp { get; set; }

    [SupplyParameterFromForm(FormName = "change-password")]
    public TypedPasswords? Passwords { get; set; }

    [SupplyParameterFromQuery(Name = "saved")]
    public string? Saved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        OpenForms();
        if (await users.GetUserAsync(Http.User) is not { } user)
            return;
        _passkeys = [.. await users.GetPasskeysAsync(user)];
        (_hasApp, _email) = (user.TwoFactorEnabled, user.Email ?? "");
        _asksPassword = !await firstSetUp.HandleAsync(Actor, SessionTicket.Of(Http.User)?.Session, Stop);
    }

    private void OpenForms()
    {
        // The key that was scanned is shown until its first code is right; whatever else comes back is none.
        _isKeyLost = App is not null && !IsKey(App.Key);
        App ??= new();
        if (!IsKey(App.Key))
            App.Key = users.GenerateNewAuthenticatorKey();
        _newPasskey = new(Passkey ??= new() { Name = L["PasskeyDefault"] });
        _app = new(App);
        _oldApp = new(OldApp ??= new());
        _passwords = new(Passwords ??= new());
    }

    private async Task AddPasskeyAsync(EditContext form)
    {
        var made = await steps.AttestAsync(Passkey!.Credential);
        // What a device answered counts once.
        Passkey.Credential = null;
        if (made is null)
            Say(form, L["PasskeyFailed"]);
        else
            await FinishAsync(form, await addPasskey.HandleAsync(Actor, new(Guid.CreateVersion7(), NameOf(Passkey), made, Proof(Passkey.Current)), Stop));
    }

    private async Task RenamePasskeyAsync(string id, EditContext form) =>
        await FinishAsync(form, await renamePasskey.HandleAsync(Actor, new(Guid.CreateVersion7(), id, NameOf((TypedPasskey)form.Model)), Stop));

    private async Task RemovePasskeyAsync(string id, EditContext form) =>
        await FinishAsync(form, await removePasskey.HandleAsync(Actor, new(Guid.CreateVersion7(), id, Proof(((TypedProof)form.Model).Current)), Stop));

    private async Task AddAppAsync(EditContext form)
    {
        // There is another key on the page now, of which no code was typed.
        var answer = _isKeyLost ? new WrongCode() : await setUpApp.HandleAsync(Actor, new(Guid.CreateVersion7(), App!.Key!, App.Code!, Proof(App.Current)), Stop);
        if (!answer.Succeeded)
        {
            SayWhy(form, answer.Refusal);
            return;
        }

        // The codes are shown this once, so this answer is the page itself and no redirect.
        (_codes, _hasApp) = (answer.Value.Codes, true);
        await steps.RefreshAsync(Http);
    }

    private async Task RemoveAppAsync(EditContext form) =>
        await FinishAsync(form, await removeApp.HandleAsync(Actor, new(Guid.CreateVersion7(), Proof(OldApp!.Current)), Stop));

    private async Task ChangePasswordAsync(EditContext form)
    {
        if (PasswordProblemOf(Passwords!.Next, _email) is { } problem)
            Say(form, problem, nameof(TypedPasswords.Next));
        else if (Passwords.Next == Passwords.Current)
            Say(form, L["PasswordIsNotNew"], nameof(TypedPasswords.Next));
        else
            await FinishAsync(form, await changePassword.HandleAsync(Actor, new(Guid.CreateVersion7(), Passwords.Current!, Passwords.Next!), Stop));
    }

    private async Task SignOutEverywhereAsync()
    {
        await everywhere.HandleAsync(Actor, new(Guid.CreateVersion7()), Stop);
        await signIn.SignOutAsync();
        Navigation.NavigateTo(PortalRoutes.Login + "?ended=1");
    }

    private async Task FinishAsync(EditContext form, Result<Done> answer)
    {
        if (!answer.Succeeded)
        {
            SayWhy(form, answer.Refusal);
            return;
        }

        await steps.RefreshAsync(Http);
        Navigation.NavigateTo(PortalRoutes.Security + "?saved=1");
    }

    private void SayWhy(EditContext form, Refusal? refusal)
    {
        var (sentence, field) = refusal switch
        {
            WrongPassword => ("WrongPassword", nameof(TypedProof.Current)),
            WrongCode => ("CodeRefused", nameof(TypedApp.Code)),
            _ => ("NotSaved", ""),
        };
        Say(form, L[sentence], field);
    }

    private OwnProof Proof(string? typed) => new(typed ?? "", SessionTicket.Of(Http.User)?.Session);

    private static bool IsKey(string? key) => key is { Length: 32 } && key.All(static sign => sign is >= 'A' and <= 'Z' or >= '2' and <= '7');

    private string NameOf(TypedPasskey typed) => string.IsNullOrWhiteSpace(typed.Name) ? L["PasskeyDefault"] : typed.Name.Trim();
}
