using Microsoft.AspNetCore.Components;
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
    private string _key = "";
    private string _email = "";
    private string? _problem;
    private bool _hasApp;
    private bool _asksPassword = true;

    [SupplyParameterFromForm]
    public TypedPasskey? Passkey { get; set; }

    [SupplyParameterFromForm]
    public TypedApp? App { get; set; }

    [SupplyParameterFromForm]
    public TypedPasswords? Passwords { get; set; }

    [SupplyParameterFromQuery(Name = "saved")]
    public string? Saved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (await users.GetUserAsync(Http.User) is not { } user)
            return;
        _passkeys = [.. await users.GetPasskeysAsync(user)];
        (_hasApp, _email) = (user.TwoFactorEnabled, user.Email ?? "");
        _asksPassword = !await firstSetUp.HandleAsync(Actor, SessionTicket.Of(Http.User)?.Session, Stop);
        _key = App?.Key is { Length: 32 } shown ? shown : users.GenerateNewAuthenticatorKey();
    }

    private async Task AddPasskeyAsync()
    {
        if (!NameFits() || !IsTyped(Passkey?.Current))
            return;
        var made = await steps.AttestAsync(Passkey?.Credential);
        if (made is null)
            _problem = L["PasskeyFailed"];
        else
            await FinishAsync(await addPasskey.HandleAsync(Actor, new(Guid.CreateVersion7(), NameOf(Passkey), made, Proof(Passkey?.Current)), Stop));
    }

    private async Task RenamePasskeyAsync()
    {
        if (NameFits())
            await FinishAsync(await renamePasskey.HandleAsync(Actor, new(Guid.CreateVersion7(), Passkey?.Id ?? "", NameOf(Passkey)), Stop));
    }

    private async Task RemovePasskeyAsync()
    {
        if (IsTyped(Passkey?.Current))
            await FinishAsync(await removePasskey.HandleAsync(Actor, new(Guid.CreateVersion7(), Passkey?.Id ?? "", Proof(Passkey?.Current)), Stop));
    }

    private async Task AddAppAsync()
    {
        var key = string.Concat((App?.Key ?? "").Where(char.IsAsciiLetterOrDigit));
        if (key.Length != 32 || key.AsSpan().ContainsAny("0189"))
        {
            _problem = L["CodeRefused"];
            return;
        }

        if (!IsTyped(App?.Current))
            return;
        var answer = await setUpApp.HandleAsync(Actor, new(Guid.CreateVersion7(), key, App?.Code ?? "", Proof(App?.Current)), Stop);
        if (!answer.Succeeded)
        {
            _problem = answer.Refusal is WrongPassword ? L["WrongPassword"] : L["CodeRefused"];
            return;
        }

        // The codes are shown this once, so this answer is the page itself and no redirect.
        (_codes, _hasApp) = (answer.Value.Codes, true);
        await steps.RefreshAsync(Http);
    }

    private async Task RemoveAppAsync()
    {
        if (IsTyped(App?.Current))
            await FinishAsync(await removeApp.HandleAsync(Actor, new(Guid.CreateVersion7(), Proof(App?.Current)), Stop));
    }

    private async Task ChangePasswordAsync()
    {
        _problem = PasswordProblemOf(Passwords?.Next, _email);
        if (_problem is null && IsTyped(Passwords?.Current))
            await FinishAsync(await changePassword.HandleAsync(Actor, new(Guid.CreateVersion7(), Passwords?.Current ?? "", Passwords!.Next!), Stop));
    }

    private async Task SignOutEverywhereAsync()
    {
        await everywhere.HandleAsync(Actor, new(Guid.CreateVersion7()), Stop);
        await signIn.SignOutAsync();
        Navigation.NavigateTo(PortalRoutes.Login + "?ended=1");
    }

    private async Task FinishAsync(Result<Done> answer)
    {
        if (!answer.Succeeded)
        {
            _problem = answer.Refusal is WrongPassword ? L["WrongPassword"] : L["NotSaved"];
            return;
        }

        await steps.RefreshAsync(Http);
        Navigation.NavigateTo(PortalRoutes.Security + "?saved=1");
    }

    private OwnProof Proof(string? typed) => new(typed ?? "", SessionTicket.Of(Http.User)?.Session);

    // An empty field is no guess and is not counted as one.
    private bool IsTyped(string? password)
    {
        if (!_asksPassword || !string.IsNullOrEmpty(password))
            return true;
        _problem = L["CurrentPasswordMissing"];
        return false;
    }

    private bool NameFits()
    {
        if ((Passkey?.Name?.Trim().Length ?? 0) <= LongestName)
            return true;
        _problem = L["PasskeyNameTooLong", LongestName];
        return false;
    }

    private string NameOf(TypedPasskey? typed) => string.IsNullOrWhiteSpace(typed?.Name) ? L["PasskeyDefault"] : typed.Name.Trim();
}
