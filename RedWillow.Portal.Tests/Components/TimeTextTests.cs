using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RedWillow.Portal.Components.Schedule;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Components;

public sealed class TimeTextTests : PortalTestContext
{
    private static readonly DayOfWeek[] Days = [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Thursday];
    private static readonly DateOnly Wednesday = new(2026, 1, 14);

    [Theory]
    [InlineData("en-US", "Monday, Wednesday, Thursday", "Monday, Wednesday, Thursday")]
    [InlineData("es-US", "Lunes, miércoles, jueves", "lunes, miércoles, jueves")]
    public void A_list_of_days_has_the_capitals_of_its_language(string culture, string alone, string within)
    {
        Speak(culture);
        Assert.Equal((alone, within), (TimeText.Weekdays(Days), TimeText.WeekdaysWithin(Days)));
    }

    [Theory]
    [InlineData("en-US", "Wednesday, January 14", "Wednesday, January 14")]
    [InlineData("es-US", "Miércoles, 14 de enero", "miércoles, 14 de enero")]
    public void A_day_has_a_capital_for_itself_and_that_of_its_language_within_a_sentence(string culture, string alone, string within)
    {
        Speak(culture);
        Assert.Equal((alone, within), (TimeText.Day(Wednesday), TimeText.DayWithin(Wednesday)));
    }

    [Theory]
    [InlineData("en-US", "Substance Use, daytime", "Mental Health, evening")]
    [InlineData("es-US", "Consumo de sustancias, de día", "Salud mental, por la noche")]
    public void A_track_has_one_name_in_each_language(string culture, string first, string last)
    {
        Speak(culture);
        var names = Services.GetRequiredService<IStringLocalizer<ScheduleText>>();

        Assert.Equal(first, names.Track(ProgramKind.SubstanceUse, TimeOfDay.Daytime));
        Assert.Equal(last, names.Track(ProgramKind.MentalHealth, TimeOfDay.Evening));
    }

    [Fact]
    public void Staff_read_the_names_that_clients_read()
    {
        Speak("en-US");
        var names = Services.GetRequiredService<IStringLocalizer<ScheduleText>>();

        Assert.All(Enum.GetValues<ProgramKind>(), program => Assert.All(
            Enum.GetValues<TimeOfDay>(),
            time =>
            {
                Assert.Equal(names.Track(program, time), ScheduleWords.Track(program, time));
                Assert.StartsWith(names.Program(program) + ", ", names.Track(program, time), StringComparison.Ordinal);
            }));
    }

    [Fact]
    public void No_other_text_names_a_track()
    {
        var names = PortalFiles.Texts(PortalFiles.All("ScheduleText.resx").Single()).Where(text => text.Key.StartsWith("Track.", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, names.Count);

        var twins = PortalFiles.All("*.resx").Where(file => !file.Contains("ScheduleText", StringComparison.Ordinal))
            .SelectMany(file => PortalFiles.Texts(file).Where(text => names.Exists(name => text.Value.Contains(name.Value, StringComparison.OrdinalIgnoreCase)))
                .Select(text => $"{PortalFiles.Name(file)}: {text.Key}"));
        Assert.Empty(twins);
    }

    private static void Speak(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
}
