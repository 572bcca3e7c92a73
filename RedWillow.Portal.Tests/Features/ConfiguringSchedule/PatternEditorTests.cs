using Bunit;
using Microsoft.AspNetCore.Components;
using RedWillow.Portal.Features.ConfiguringSchedule;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.ConfiguringSchedule;

public sealed class PatternEditorTests : PortalTestContext
{
    private static readonly AskedPattern Evening =
        new([DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Thursday], new TimeOnly(18, 0), 60, 60, 60, 15);

    private AskedPattern _value = Evening;

    [Fact]
    public void A_whole_pattern_says_its_sum_and_its_end()
    {
        var sum = Editor(Evening).Find("#pattern-sum");
        Assert.Contains("180 of 180 minutes", sum.TextContent, StringComparison.Ordinal);
        Assert.Contains("540 of 540 a week", sum.TextContent, StringComparison.Ordinal);
        Assert.Contains("Complete: three days of three hours. Ends at 9:15 pm", sum.TextContent, StringComparison.Ordinal);
        Assert.Equal("status", sum.GetAttribute("role"));
        Assert.Contains("alert-good", sum.ClassName!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sum_follows_what_is_typed()
    {
        var editor = Editor(Evening);
        editor.Find("#pattern-skills").Change("45");
        Assert.Equal(45, _value.SkillsMinutes);
        Assert.Contains("165 of 180 minutes", editor.Find("#pattern-sum").TextContent, StringComparison.Ordinal);
        Assert.Contains("alert-warn", editor.Find("#pattern-sum").ClassName!, StringComparison.Ordinal);
        Assert.DoesNotContain("Ends at", editor.Find("#pattern-sum").TextContent, StringComparison.Ordinal);

        editor.Find("#pattern-discussion").Change("75");
        Assert.Contains("180 of 180 minutes", editor.Find("#pattern-sum").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 of 540 a week", "choose 3 more days")]
    [InlineData(2, "360 of 540 a week", "choose 1 more day.")]
    public void Three_hours_without_all_their_days_are_neither_good_nor_wrong(int days, string sum, string words)
    {
        var box = Editor(Evening with { Days = [.. Evening.Days.Take(days)] }).Find("#pattern-sum");

        Assert.Contains(sum, box.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not complete: " + words, box.TextContent, StringComparison.Ordinal);
        Assert.Equal("alert", box.ClassName!.Trim());
    }

    [Fact]
    public void A_session_beyond_midnight_is_not_good_either()
    {
        var box = Editor(Evening with { Start = new TimeOnly(21, 30) }).Find("#pattern-sum");

        Assert.Contains("540 of 540 a week", box.TextContent, StringComparison.Ordinal);
        Assert.Contains("before midnight", box.TextContent, StringComparison.Ordinal);
        Assert.Equal("alert", box.ClassName!.Trim());
    }

    [Fact]
    public void A_fourth_day_cannot_be_chosen_until_one_is_given_back()
    {
        var editor = Editor(Evening);
        Assert.True(editor.Find("#pattern-Friday").HasAttribute("disabled"));
        editor.Find("#pattern-Friday").Change(true);
        Assert.Equal(Evening.Days, _value.Days);

        editor.Find("#pattern-Wednesday").Change(false);
        Assert.False(editor.Find("#pattern-Friday").HasAttribute("disabled"));
        editor.Find("#pattern-Friday").Change(true);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Thursday, DayOfWeek.Friday], _value.Days);
    }

    [Fact]
    public void Breaks_lengthen_the_clock_and_not_the_treatment()
    {
        var editor = Editor(Evening);
        editor.Find("#pattern-breaks").Change("30");
        Assert.Contains("180 of 180 minutes", editor.Find("#pattern-sum").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ends at 9:30 pm", editor.Find("#pattern-sum").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_has_its_label_and_the_days_their_question()
    {
        var editor = Editor(Evening);
        foreach (var control in editor.FindAll("input, select"))
            Assert.NotNull(editor.Find($"label[for='{control.Id}']"));
        Assert.Equal("Meets on", editor.Find("fieldset legend").TextContent);
        Assert.Contains(editor.FindAll("#pattern-start option"), option => option.TextContent == "6:15 pm");
    }

    [Fact]
    public void Three_days_in_a_row_are_pointed_out()
    {
        Assert.DoesNotContain("in a row", Editor(Evening).Markup, StringComparison.Ordinal);
        var row = Evening with { Days = [DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday] };
        Assert.Contains("three days in a row", Editor(row).Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<PatternEditor> Editor(AskedPattern pattern)
    {
        _value = pattern;
        IRenderedComponent<PatternEditor>? editor = null;
        editor = Render<PatternEditor>(parameters => parameters.Add(p => p.Value, pattern)
            .Add(p => p.ValueChanged, EventCallback.Factory.Create<AskedPattern>(this, changed =>
            {
                _value = changed;
                editor!.Render(again => again.Add(p => p.Value, changed));
            })));
        return editor;
    }
}
