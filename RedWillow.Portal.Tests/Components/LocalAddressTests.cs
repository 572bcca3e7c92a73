using RedWillow.Portal.Components;

namespace RedWillow.Portal.Tests.Components;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/my", "/my")]
    [InlineData("/tracks?p=1&t=e", "/tracks?p=1&t=e")]
    [InlineData("/tracks?p=ñ", "/tracks?p=%C3%B1")]
    [InlineData("/😀", "/%F0%9F%98%80")]
    public void An_address_of_this_site_is_made_fit_for_a_header(string typed, string read) => Assert.Equal(read, LocalAddress.Read(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("my")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/my\r\nSet-Cookie: a=b")]
    public void Anything_else_is_left_out(string? typed) => Assert.Null(LocalAddress.Read(typed));
}
