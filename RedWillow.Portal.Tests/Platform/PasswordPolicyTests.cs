using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Platform.Security;

namespace RedWillow.Portal.Tests.Platform;

public sealed class PasswordPolicyTests
{
    [Theory]
    [InlineData("short of it all", null)]
    [InlineData("fourteen signs", PasswordProblem.TooShort)]
    [InlineData("", PasswordProblem.TooShort)]
    [InlineData("passwordpassword123", PasswordProblem.TooCommon)]
    [InlineData("P4ssw0rd!P4ssw0rd!", PasswordProblem.TooCommon)]
    [InlineData("RedWillowRecovery2026", PasswordProblem.TooCommon)]
    [InlineData("123456789012345678", PasswordProblem.TooCommon)]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", PasswordProblem.TooCommon)]
    [InlineData("correcthorsebatterystaple", PasswordProblem.TooCommon)]
    [InlineData("caballo azul mira lejos", null)]
    [InlineData("ich mag keine regeln", null)]
    public void It_wants_length_and_nothing_everybody_uses(string password, PasswordProblem? problem) =>
        Assert.Equal(problem, PasswordPolicy.Check(password));

    [Fact]
    public void What_others_know_about_a_person_does_not_count() =>
        Assert.Equal(PasswordProblem.TooCommon, PasswordPolicy.Check("margarita.lopez.1988", "margarita.lopez@here.example"));

    [Fact]
    public void The_demo_keeps_the_policy() => Assert.All(DemoAccounts.All, account => Assert.Null(PasswordPolicy.Check(DemoAccounts.Password, account.Email)));

    [Fact]
    public void Far_too_long_is_refused_before_it_costs_anything() => Assert.Equal(PasswordProblem.TooLong, PasswordPolicy.Check(new string('x', 201)));
}
