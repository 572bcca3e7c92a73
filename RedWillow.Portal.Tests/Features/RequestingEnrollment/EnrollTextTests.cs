using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Components;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

public sealed class EnrollTextTests
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("es-US")]
    public void Every_question_says_what_and_why_and_every_option_and_problem_has_words(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<EnrollText>>();

        var wanted = Questions.All.SelectMany(spec => (string[])[$"{spec.Key}.Title", $"{spec.Key}.Why"])
            .Concat(Enum.GetNames<AnswerProblem>().Select(problem => $"Problem.{problem}"))
            .Concat(Enum.GetNames<EnrollTask>().SelectMany(task => (string[])[$"Task.{task}", $"Hint.{task}"]));
        Assert.DoesNotContain(wanted, key => texts[key].ResourceNotFound);
        Assert.DoesNotContain(
            Questions.All.SelectMany(spec => spec.Options.Select(option => texts.Option(spec, option))), words => words.StartsWith("Option.", StringComparison.Ordinal));
    }

    [Fact]
    public void In_Spanish_the_crisis_line_is_texted_with_its_Spanish_word()
    {
        var said = PortalFiles.All("*.es.resx").SelectMany(file => PortalFiles.Texts(file).Values).Where(text => text.Contains("741741", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, said.Count);
        Assert.All(said, text => Assert.Contains("AYUDA", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_is_said_judges_or_labels()
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        foreach (var culture in (string[])["en-US", "es-US"])
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            var said = services.GetRequiredService<IStringLocalizer<EnrollText>>().GetAllStrings(includeParentCultures: true).Select(text => text.Value).ToList();
            Assert.NotEmpty(said);
            Assert.All(
                (string[])["high risk", "not eligible", "qualify", "guaranteed", "will cover", "addict", "abuse", "committed suicide", "no-show", "alto riesgo", "adict", "abus"],
                word => Assert.DoesNotContain(said, text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public void Stored_answers_are_read_as_people_say_them()
    {
        (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (CultureInfo.GetCultureInfo("en-US"), CultureInfo.GetCultureInfo("en-US"));
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<EnrollText>>();

        Assert.Equal("(385) 555-0123", texts.Answer(Questions.Find(Question.Phone)!, "+13855550123"));
        Assert.Equal("July 24, 1990", texts.Answer(Questions.Find(Question.BirthDate)!, "1990-07-24"));
        Assert.Equal("Send me a text, Write to my email", texts.Answer(Questions.Find(Question.SafeContact)!, "Text,Email"));
        Assert.Equal("I'm not sure", texts.Answer(Questions.Find(Question.Program)!, "NotSure"));
        Assert.Equal("", texts.Answer(Questions.Find(Question.Address)!, null));
    }
}
