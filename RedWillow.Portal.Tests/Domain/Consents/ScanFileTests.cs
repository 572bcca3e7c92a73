using System.Text;
using RedWillow.Portal.Domain.Consents;

namespace RedWillow.Portal.Tests.Domain.Consents;

public sealed class ScanFileTests
{
    public static TheoryData<byte[], ScanKind> Good { get; } = new()
    {
        { Encoding.ASCII.GetBytes("%PDF-1.7 and more"), ScanKind.Pdf },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], ScanKind.Jpeg },
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], ScanKind.Png },
    };

    [Theory, MemberData(nameof(Good))]
    public void A_scan_is_what_its_first_bytes_say(byte[] content, ScanKind kind)
    {
        Assert.Equal(kind, ScanFile.Read(content).Value);
        Assert.DoesNotContain("consent", ScanFile.FileName(kind), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("MZ\u0090 a program")]
    [InlineData("GIF89a")]
    [InlineData(" %PDF-1.7")]
    [InlineData("%PD")]
    [InlineData("")]
    public void Anything_else_is_refused_whatever_it_is_called(string content) =>
        Assert.IsType<ScanNotReadable>(ScanFile.Read(Encoding.Latin1.GetBytes(content)).Refusal);

    [Fact]
    public void Ten_megabytes_are_taken_and_a_byte_more_is_not()
    {
        var content = new byte[ScanFile.Largest + 1];
        "%PDF-"u8.CopyTo(content);

        Assert.True(ScanFile.Read(content.AsSpan(..ScanFile.Largest)).Succeeded);
        Assert.Equal(10, Assert.IsType<ScanTooLarge>(ScanFile.Read(content).Refusal).Most);
    }
}
