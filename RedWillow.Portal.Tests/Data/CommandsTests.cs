using Microsoft.AspNetCore.Builder;
using RedWillow.Portal.Platform;
using RedWillow.Portal.Platform.Settings;

namespace RedWillow.Portal.Tests.Data;

public sealed class CommandsTests
{
    [Theory]
    [InlineData("--help", 0)]
    [InlineData("migrate --help", 0)]
    [InlineData("audit verify -h", 0)]
    [InlineData("seed", 1)]
    [InlineData("audit", 1)]
    public async Task Help_and_unknown_words_need_no_database(string line, int exit) =>
        Assert.Equal(exit, await Commands.RunAsync(line.Split(' '), () => throw new InvalidOperationException("The portal was built."), Nobody));

    [Fact]
    public async Task A_wrong_setting_is_a_sentence_and_an_exit_code() =>
        Assert.Equal(1, await Commands.RunAsync(["migrate"], () => throw new SettingsException("Mail:From must be set."), Nobody));

    [Theory]
    [InlineData("")]
    [InlineData("--urls=http://localhost:5081")]
    public async Task Without_a_command_the_portal_is_built(string line) =>
        await Assert.ThrowsAsync<NotSupportedException>(() => Commands.RunAsync(line.Length == 0 ? [] : [line], () => throw new NotSupportedException(), Nobody));

    private static Task Nobody(WebApplication app) => Task.CompletedTask;
}
