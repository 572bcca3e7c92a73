using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Tests.Domain.Consents;

public sealed class SigningAloneTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData(2008, 3, 2, null)]
    [InlineData(2008, 3, 3, typeof(ArrangedByStaff))]
    [InlineData(1990, 7, 24, null)]
    public void Whoever_is_known_to_be_eighteen_signs_alone(int year, int month, int day, Type? refusal)
    {
        var born = new DateOnly(year, month, day);

        Assert.Equal(refusal, SigningAlone.WhyNot(born, Today)?.GetType());
        Assert.Equal(refusal is null, SigningAlone.Counts(born, Today));
    }

    [Fact]
    public void Before_the_birth_date_is_known_nothing_is_signed_and_nothing_counts()
    {
        Assert.IsType<BirthDateFirst>(SigningAlone.WhyNot(null, Today));
        Assert.False(SigningAlone.Counts(null, Today));
    }
}
