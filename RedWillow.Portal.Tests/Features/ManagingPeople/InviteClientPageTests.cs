using Bunit;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Tests.Features.Discharging;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ManagingPeople;

public sealed class InviteClientPageTests() : SlicePages(typeof(InviteClientHandler))
{
    private StayDesk _desk = null!;

    protected override async Task OpenAsync() => _desk = await StayDesk.OpenAsync(Database);

    [Fact]
    public async Task For_a_client_who_has_died_nothing_is_offered_to_send()
    {
        var stay = await _desk.ActiveAsync();
        await DieAsync(stay);

        var page = Page(stay);

        Assert.Contains("Nothing is sent to them", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button, input"));
        Assert.Equal($"/staff/clients/{stay.Who.Id.Value}", page.FindAll("a").Single(link => Flat(link) == "Open Sam").GetAttribute("href"));
    }

    [Fact]
    public async Task A_form_that_was_open_when_it_became_known_sends_nothing_and_says_so()
    {
        var stay = await _desk.ActiveAsync();
        var page = Page(stay);
        await DieAsync(stay);
        page.FindAll("button").Single(button => Flat(button) == "Send the link").Click();
        Assert.Equal("how", FieldLedTo(page.FindAll("button").Single(button => Flat(button) == "Send the link")));

        page.Find("#how-0").Change(true);
        page.FindAll("button").Single(button => Flat(button) == "Send the link").Click();

        page.WaitForAssertion(() => Assert.Contains("Nothing is sent to them", page.Markup, StringComparison.Ordinal));
        await using var db = Database.CreateContext();
        Assert.Empty(db.Users.ToList());
    }

    [Fact]
    public async Task Who_has_signed_in_gets_another_address_and_staff_read_what_that_takes_away()
    {
        var (office, stay) = (new Office(Database), await _desk.ActiveAsync());
        Assert.True((await Database.Get<InviteClientHandler>().HandleAsync(_desk.FrontDesk, new(Guid.NewGuid(), stay.Who.Id, IdentityCheck.FaceToFace), default)).Succeeded);
        var none = Page(stay);
        Assert.Empty(none.FindAll("#email-old"));
        await office.GiveEverythingAsync((await office.MailAsync()).Account, "gravel otter violin noon");

        var page = Page(stay);
        Assert.Contains("passkeys stop working at once", Flat(page.Find("section[aria-labelledby=email-title]")), StringComparison.Ordinal);
        page.Find("#email").Change("new@example.test");
        page.Find("#email-safe").Change(true);
        page.Find("#email-old").Change(true);
        Press(page, "Save the address");
        Assert.Equal("email-how", FieldLedTo(page.FindAll("button").Single(button => Flat(button) == "Save the address")));
        page.Find("#email-how-0").Change(true);
        PressAndConfirm(page, "Save the address", "Change the address");

        page.WaitForAssertion(() => Assert.Contains("is on its way to new@example.test", Flat(page.Find(".status-region")), StringComparison.Ordinal));
        Assert.Contains("put right here", Flat(page.Find("section[aria-labelledby=email-title]")), StringComparison.Ordinal);
        Assert.Equal("new@example.test", (await office.MailAsync()).Mail.To);
        Assert.Equal(0, await office.MailsAsync(AccountMailKinds.Moved));
    }

    [Theory]
    [InlineData(true, "A link goes to the new address")]
    [InlineData(false, "cannot sign in until a link is sent")]
    public async Task Before_the_ways_in_are_gone_the_address_is_read_back_and_cancel_changes_nothing(bool isSafe, string next)
    {
        var (office, stay) = (new Office(Database), await _desk.ActiveAsync());
        await SignedInAsync(office, stay);
        var (known, links, given) = (await AccountAsync(), await office.MailsAsync(AccountMailKinds.Invite), await office.AuditedAsync(nameof(ClientEmailGiven)));

        var page = Page(stay);
        page.Find("#email").Change(" msityped@example.test ");
        page.Find("#email-safe").Change(isSafe);
        page.Find("#email-how-0").Change(true);
        // The dialog is open: the button waits for the answer.
        page.FindAll("button").Single(button => Flat(button) == "Save the address").Click();
        var asked = Answer("Cancel");

        Assert.Contains("Give Sam another address?", asked, StringComparison.Ordinal);
        Assert.Contains("The new address is msityped@example.test.", asked, StringComparison.Ordinal);
        Assert.Contains("password, authenticator app and passkeys stop working at once", asked, StringComparison.Ordinal);
        Assert.Contains(next, asked, StringComparison.Ordinal);
        page.WaitForState(() => page.FindAll("button[disabled]").Count == 0);
        Assert.Equal("msityped@example.test", page.Find("#email").GetAttribute("value")?.Trim());
        Assert.Empty(Status(page));
        Assert.Equal(known, await AccountAsync());
        Assert.Equal((links, given), (await office.MailsAsync(AccountMailKinds.Invite), await office.AuditedAsync(nameof(ClientEmailGiven))));
    }

    [Fact]
    public async Task The_address_they_have_is_saved_without_a_question()
    {
        var (office, stay) = (new Office(Database), await _desk.ActiveAsync());
        await SignedInAsync(office, stay);
        var known = await AccountAsync();

        var page = Page(stay);
        page.Find("#email").Change($" {known.Email!.ToUpperInvariant()} ");
        page.Find("#email-safe").Change(true);
        page.Find("#email-how-0").Change(true);
        Press(page, "Save the address");

        page.WaitForAssertion(() => Assert.Contains("is on file", Status(page), StringComparison.Ordinal));
        Assert.Equal(known, await AccountAsync());
    }

    private async Task SignedInAsync(Office office, StayOf stay)
    {
        Assert.True((await Database.Get<InviteClientHandler>().HandleAsync(_desk.FrontDesk, new(Guid.NewGuid(), stay.Who.Id, IdentityCheck.FaceToFace), default)).Succeeded);
        await office.GiveEverythingAsync((await office.MailAsync()).Account, "gravel otter violin noon");
    }

    private async Task<(string? Email, string? Password, string? Stamp, bool SecondFactor, int Passkeys, SafeContact Safe)> AccountAsync()
    {
        await using var db = Database.CreateContext();
        var account = await db.Users.SingleAsync(user => user.ClientId != null);
        var client = await db.Clients.SingleAsync(row => row.Id == account.ClientId);
        return (account.Email, account.PasswordHash, account.SecurityStamp, account.TwoFactorEnabled, await db.UserPasskeys.CountAsync(), client.SafeContact);
    }

    private async Task DieAsync(StayOf stay) =>
        Assert.True((await _desk.DischargeAsync(_desk.Clinician, stay.Id, Disposition.Deceased, reason: null, aftercare: null, next: null)).Succeeded);

    private IRenderedComponent<InviteClientPage> Page(StayOf stay) => Shown<InviteClientPage>(_desk.FrontDesk, page => page.Add(shown => shown.Id, stay.Who.Id.Value));
}
