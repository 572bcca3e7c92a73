using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.BookingIntake;

/// <summary>What the page of the first appointment promises while there is none: only what the client called safe (45 CFR 164.522(b)).</summary>
public sealed class ArrangingWordsTests
{
    private const string Talk = "/my/enroll/talk";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("None", "please call us, and we find a time", "por favor, llámenos y buscamos una hora", "please call us, and we find one")]
    [InlineData("Text", "We send you a text and find", "Le mandamos un mensaje de texto y buscamos", "We send you a text and find")]
    [InlineData("Email", "We write to your email and find", "Le escribimos a su correo y buscamos", "We write to your email and find")]
    [InlineData("Call", "We call you and find", "Le llamamos y buscamos", "We call you and find")]
    public async Task We_get_in_touch_as_the_client_said_is_safe_and_nothing_is_promised_before_sending(string way, string english, string spanish, string noTimes)
    {
        await using var host = await (await PortalHost.DemoAsync()).WithoutJobs().With("Policy:ClientsBookIntake", "true").StartAsync();
        using var browser = await PlainBrowser.SignedInAsync(host, "new@demo.example");
        await browser.SendAsync("/my/enroll", "start");
        await browser.SendAsync("/my/enroll/reach/1", "answer", ("Input.Text", "385-555-0123"));
        await browser.SendAsync("/my/enroll/reach/2", "answer", ("Input.Ticks", way));

        var before = await SaidAsync(browser);
        Assert.Contains("after you have sent your request", before, StringComparison.Ordinal);
        Assert.DoesNotContain("We call you", before, StringComparison.Ordinal);

        await using var db = await host.Databases.CreateDbContextAsync(Stop);
        // The demo's newest enrollment is the one just begun.
        var mine = await db.Enrollments.OrderByDescending(row => row.StartedUtc).FirstAsync(Stop);
        await MoveAsync(EnrollmentStatus.Requested);
        await db.Practitioners.ExecuteUpdateAsync(set => set.SetProperty(row => row.LicenseExpires, host.Clock.Today.AddDays(-1)), Stop);
        Assert.Contains(noTimes, await SaidAsync(browser), StringComparison.Ordinal);
        Assert.Contains("No time is free", await SaidAsync(browser), StringComparison.Ordinal);

        await MoveAsync(EnrollmentStatus.ConsultationRequired);
        db.SafetyFlags.Add(new() { Id = new(Guid.CreateVersion7()), ClientId = mine.ClientId, EnrollmentId = mine.Id, Reasons = nameof(ScreeningReason.SuicideThoughts), RaisedUtc = host.Clock.UtcNow });
        await db.SaveChangesAsync(Stop);
        var arranged = await SaidAsync(browser);
        Assert.Contains(english, arranged, StringComparison.Ordinal);
        Assert.Equal(way == "Call", arranged.Contains("We call you", StringComparison.Ordinal));
        // While a talk comes first, neither the list nor the home sends them to an appointment that is not booked.
        Assert.Empty((await browser.OpenAsync("/my/enroll")).QuerySelectorAll($"main a[href='{Talk}']"));
        Assert.Empty((await browser.OpenAsync("/my")).QuerySelectorAll($"main a[href='{Talk}']"));
        await browser.StatusAsync("/language/es-US");
        Assert.Contains(spanish, await SaidAsync(browser), StringComparison.Ordinal);

        async Task MoveAsync(EnrollmentStatus to)
        {
            Assert.True(mine.MoveTo(to, new Actor.Client(new(Guid.NewGuid()), mine.ClientId), host.Clock.UtcNow).Succeeded);
            await db.SaveChangesAsync(Stop);
        }
    }

    private static async Task<string> SaidAsync(PlainBrowser browser) => (await browser.OpenAsync(Talk)).QuerySelector("main")!.TextContent;
}
