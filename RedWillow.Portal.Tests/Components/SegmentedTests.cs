using Bunit;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Components;

public sealed class SegmentedTests : PortalTestContext
{
    private static readonly Segment<int?>[] Options = [new(1, "Present"), new(2, "Late"), new(3, "Absent")];

    [Theory]
    [InlineData(null, "#mark-0")]
    [InlineData(2, "#mark-1")]
    [InlineData(9, "#mark-0")]
    public async Task The_focus_is_led_to_what_is_chosen_or_else_to_the_first_choice(int? chosen, string radio)
    {
        var control = Render<Segmented<int?>>(parts => parts.Add(one => one.Id, "mark").Add(one => one.Label, "Attendance").Add(one => one.Options, Options).Add(one => one.Value, chosen));

        await control.InvokeAsync(() => control.Instance.FocusAsync().AsTask());

        JSInterop.VerifyFocusAsyncInvoke().Arguments[0].ShouldBeElementReferenceTo(control.Find(radio));
    }

    [Fact]
    public void A_problem_is_tied_to_the_group()
    {
        var control = Render<Segmented<int?>>(parts => parts
            .Add(one => one.Id, "mark").Add(one => one.Label, "Attendance").Add(one => one.Options, Options).Add(one => one.Problem, "Choose what it was"));

        Assert.Equal(("radiogroup", "true"), (control.Find("fieldset").GetAttribute("role"), control.Find("fieldset").GetAttribute("aria-invalid")));
        Assert.Equal("Choose what it was", Flat(control.Find("#" + control.Find("fieldset").GetAttribute("aria-describedby"))));
    }
}
