using System.Globalization;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Features.SigningDocuments;

namespace RedWillow.Portal.Tests.Features.SigningDocuments;

public sealed class PapersTests
{
    [Fact]
    public void Every_paper_is_there_in_both_languages_with_a_title_and_a_sentence_of_intent()
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            Assert.Contains(kind, Papers.Order);
            var (english, spanish) = (Papers.Current(kind, new CultureInfo("en-US")), Papers.Current(kind, new CultureInfo("es-US")));
            Assert.Equal(("en-US", "es-US"), (english.Culture, spanish.Culture));
            Assert.Equal(english.Version, spanish.Version);
            Assert.NotEmpty(english.Intent);
            Assert.NotEqual(english.Title, spanish.Title);
            Assert.Equal(
                PaperText.Blocks(english.Text).Select(block => (block.Part, block.Lines.Count)), PaperText.Blocks(spanish.Text).Select(block => (block.Part, block.Lines.Count)));
        }
    }

    [Fact]
    public void A_paper_has_the_same_versions_in_every_language()
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
            Assert.Equal(Papers.VersionsOf(kind, "en-US"), Papers.VersionsOf(kind, "es-US"));
    }

    [Fact]
    public void The_newest_version_is_offered_before_the_reader_s_language()
    {
        Paper[] versions =
        [
            new(DocumentKind.FeeAgreement, 1, "en-US", "# A"), new(DocumentKind.FeeAgreement, 1, "es-US", "# B"), new(DocumentKind.FeeAgreement, 2, "en-US", "# C"),
        ];

        Assert.Equal("# C", Papers.Newest(versions, new CultureInfo("es-US")).Text);
        Assert.Equal("# B", Papers.Newest(versions[..2], new CultureInfo("es-US")).Text);
        Assert.Equal("# A", Papers.Newest(versions[..2], new CultureInfo("en-US")).Text);
    }

    [Fact]
    public void The_consent_to_share_names_what_the_rule_asks_for()
    {
        var text = Papers.Current(DocumentKind.TpoConsent, new CultureInfo("en-US")).Text;
        string[] elements =
        [
            "my treating providers, health plans, third-party payers, and people helping to operate this program",
            "for treatment, payment, and health care operations",
            "except for uses and disclosures for civil, criminal, administrative, and legislative proceedings",
            "until the end of treatment", "take it back at any time in writing", "no longer be protected by 42 CFR Part 2", "If you do not sign",
        ];
        Assert.All(elements, element => Assert.Contains(element, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_text_is_headings_paragraphs_and_bullets_and_nothing_else()
    {
        var blocks = PaperText.Blocks("# A\ntext <b>\n- one\n- two\n## H\n= yes\n");
        Assert.Equal([PaperPart.Title, PaperPart.Paragraph, PaperPart.Bullets, PaperPart.Heading, PaperPart.Intent], blocks.Select(block => block.Part));
        Assert.Equal(["one", "two"], blocks[2].Lines);
    }
}
