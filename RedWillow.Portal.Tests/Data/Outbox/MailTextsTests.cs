using System.Globalization;
using RedWillow.Portal.Platform.Outbox;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Tests.Data.Outbox;

/// <summary>A mail says nothing to whoever looks over a shoulder (42 CFR Part 2, R-37).</summary>
public sealed class MailTextsTests
{
    public static MatrixTheoryData<string, string> Mails => new(MailTexts.Templates, ["en-US", "es-US"]);

    [Theory, MemberData(nameof(Mails))]
    public void Every_mail_is_neutral_and_whole_in_both_languages(string template, string culture)
    {
        var language = CultureInfo.GetCultureInfo(culture);
        var subject = MailTexts.Subject(template, language);
        var body = MailTexts.Body(template, language, "https://portal.example/x", "Red Willow", "(385) 483-4931");

        Assert.Empty(NeutralWords.FoundIn(subject, body));
        Assert.Contains("https://portal.example/x", body, StringComparison.Ordinal);
        Assert.Contains("(385) 483-4931", body, StringComparison.Ordinal);
        Assert.DoesNotContain("{", body, StringComparison.Ordinal);
        Assert.InRange(subject.Length, 5, 60);
    }

    [Theory, MemberData(nameof(Mails))]
    public void No_mail_is_left_untranslated(string template, string culture)
    {
        var other = CultureInfo.GetCultureInfo(culture == "en-US" ? "es-US" : "en-US");

        Assert.NotEqual(MailTexts.Subject(template, other), MailTexts.Subject(template, CultureInfo.GetCultureInfo(culture)));
    }

    [Theory]
    [InlineData("en-US", "within one business day")]
    [InlineData("es-US", "en un día hábil")]
    public void The_mail_promises_what_the_pages_promise(string culture, string promise)
    {
        var body = MailTexts.Body("RequestReceived", CultureInfo.GetCultureInfo(culture), "https://portal.example/x", "Red Willow", "(385) 483-4931");

        Assert.Contains(promise, body, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_account_mail_has_its_words() =>
        Assert.All(typeof(AccountMailKinds).GetFields(), kind => Assert.Contains((string)kind.GetRawConstantValue()!, MailTexts.Templates));

    [Fact]
    public void The_word_check_bites() => Assert.NotEmpty(NeutralWords.FoundIn("Your IOP group meets on Monday."));
}
