using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RedWillow.Portal.Components.Feedback;
using RedWillow.Portal.Components.Fields;
using RedWillow.Portal.Components.Forms;
using RedWillow.Portal.Components.People;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.BookingTalks;
using RedWillow.Portal.Features.Discharging;
using RedWillow.Portal.Features.FollowingAbsences;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Components;

/// <summary>Where a press leads that a short form refuses at a field. The last step of the way is portal.js, which a browser test holds.</summary>
public sealed class PressTests : PortalTestContext
{
    private static readonly DateOnly Today = new(2026, 1, 12);
    private static readonly StayDates Care = new(Today.AddDays(-7), [], null, null, null, 8, null, []);
    private static readonly Choice<int?>[] Two = [new(1, "One", Disabled: true), new(2, "Two"), new(3, "Three")];

    public PressTests() => Services.AddSingleton<Refusals>();

    [Theory]
    [InlineData("Record the intake", "intake-outcome")]
    [InlineData("Note how it is paid", "payer-path")]
    [InlineData("Decline the request", "decline-talked")]
    [InlineData("Withdraw the request", "withdraw-reason")]
    [InlineData("Clear the flag", "clear-note")]
    [InlineData("Keep this place", "arrange-start")]
    [InlineData("Save the address", "email")]
    [InlineData("Add the person", "person-name")]
    [InlineData("Reset the second step", "factor-how")]
    [InlineData("Book this time", "times")]
    [InlineData("Close the call", "close-result")]
    [InlineData("Record the attempt", "attempt-way")]
    [InlineData("Put on leave", "leave-return")]
    [InlineData("Continue with this day", "date-last")]
    [InlineData("Continue to complete", "complete-after")]
    [InlineData("Continue to discharge", "discharge-how")]
    [InlineData("Continue", "mistake-reason")]
    [InlineData("Close it", "why-00000000000000000000000000000000")]
    [InlineData("Close the review", "outcome-00000000000000000000000000000000")]
    public void A_short_form_that_was_left_empty_leads_to_its_first_field(string press, string field)
    {
        var form = Form(press);
        AngleSharp.Dom.IElement Button() => form.FindAll("button").Single(one => Flat(one) == press);
        Assert.Empty(form.FindAll("first-problem"));

        Button().Click();

        Assert.Equal(field, FieldLedTo(Button()));
        Assert.Contains(form.FindAll(".field-error"), said => said.Id == field + "-error");
    }

    [Fact]
    public void What_is_filled_in_already_is_passed_over()
    {
        var form = Form("Record the intake");
        form.Find("#intake-outcome-0").Change(true);

        form.Find("button").Click();

        Assert.Equal("intake-screened", FieldLedTo(form.Find("button")));
    }

    [Fact]
    public void A_first_session_that_was_taken_back_is_asked_for()
    {
        var form = Render<AdmitForm>(parts => parts
            .Add(one => one.Days, [new StartDay(Today, null)]).Add(one => one.WayOn, "").Add(one => one.Name, "June").Add(one => one.Notice, "")
            .Add(one => one.Missing, []).Add(one => one.Look, () => Task.FromResult<IReadOnlyList<AdmissionGap>>([])));
        form.Find("#admit-start").Change("-1");

        form.Find("button").Click();

        Assert.Equal("admit-start", FieldLedTo(form.Find("button")));
    }

    [Fact]
    public void What_is_accepted_leads_nowhere()
    {
        PayerPath? settled = null;
        var form = Render<PayerForm>(parts => parts.Add(one => one.Payer, PayerPath.Unsettled).Add(one => one.MaySettle, true).Add(one => one.OnSettle, path => settled = path));
        form.Find("button").Click();
        Assert.Equal("payer-path", FieldLedTo(form.Find("button")));

        form.Find("#payer-path").Change("1");
        form.Find("button").Click();

        Assert.Null(FieldLedTo(form.Find("button")));
        Assert.NotNull(settled);
    }

    [Fact]
    public async Task The_way_is_shown_when_the_answer_is_there_and_not_before()
    {
        var answer = new TaskCompletionSource();
        var button = Render<PressButton>(parts => parts.Add(one => one.OnPress, () => answer.Task).AddChildContent("Save").AddUnmatched("class", "btn").AddUnmatched("disabled", false));
        Assert.Equal("<button type=\"button\" class=\"btn\">Save</button>", button.Markup.Trim().Replace(" blazor:onclick=\"1\"", "", StringComparison.Ordinal));

        var pressed = button.Find("button").ClickAsync(new());
        Assert.Empty(button.FindAll("first-problem"));
        answer.SetResult();
        await pressed;

        Assert.True(button.Find("first-problem").HasAttribute("hidden"));
    }

    [Theory]
    [InlineData(null, "times-1")]
    [InlineData(3, "times-2")]
    public void The_answer_that_takes_the_focus_says_what_is_wrong_with_the_question(int? chosen, string radio)
    {
        var question = Render<RadioBoxes<int?>>(parts => parts
            .Add(one => one.Id, "times").Add(one => one.Label, "Time").Add(one => one.Options, Two).Add(one => one.Value, chosen).Add(one => one.Problem, "Choose a time"));

        Assert.Equal("times", Assert.Single(question.FindAll("[aria-invalid=true]")).Id);
        var described = Assert.Single(question.FindAll("input[aria-describedby]"));
        Assert.Equal((radio, "Choose a time"), (described.Id, Flat(question.Find("#" + described.GetAttribute("aria-describedby")))));
    }

    private IRenderedComponent<IComponent> Form(string press) => press switch
    {
        "Record the intake" => Render<IntakeForm>(parts => parts.Add(one => one.MayRecord, true).Add(one => one.Today, Today)),
        "Note how it is paid" => Render<PayerForm>(parts => parts.Add(one => one.MaySettle, true)),
        "Decline the request" => Render<DeclineForm>(),
        "Withdraw the request" => Render<WithdrawForm>(),
        "Clear the flag" => Render<ClearFlagForm>(parts => parts.Add(one => one.MayClear, true)),
        "Keep this place" => Render<ArrangeForm>(parts => parts.Add(one => one.NeedsPlace, true).Add(one => one.Starts, [new(new(Guid.Empty), "E1", Today)]).Add(one => one.Hours, [])),
        "Save the address" => Render<ClientEmailForm>(),
        "Add the person" => Render<PersonForm>(parts => parts.Add(one => one.Supervisors, [])),
        "Reset the second step" => Render<FactorForm>(parts => parts.Add(one => one.Name, "Dana")),
        "Book this time" => Render<TimesForm>(parts => parts
            .Add(one => one.Kind, TalkKind.Consultation).Add(one => one.Offers, [new TalkOffer(new(Guid.NewGuid()), "Ana", "LCSW", "English", new(Today, 600, 30))])),
        "Close the call" => Render<CloseInquiryForm>(),
        "Record the attempt" => Render<AttemptForm>(parts => parts.Add(one => one.Safe, SafeContact.Call).Add(one => one.Today, Today)),
        "Put on leave" => Render<LeaveForm>(parts => parts.Add(one => one.Care, Care).Add(one => one.Today, Today)),
        "Continue with this day" => Render<DateCompletionForm>(parts => parts.Add(one => one.Care, Care).Add(one => one.Today, Today)),
        "Continue to complete" => Render<CompleteForm>(parts => parts.Add(one => one.Care, Care).Add(one => one.LastDay, Today)),
        "Continue to discharge" => Render<DischargeForm>(parts => parts.Add(one => one.Care, Care).Add(one => one.Today, Today)),
        "Continue" => Render<MistakeForm>(),
        "Close it" => Render<OutreachCard>(parts => parts
            .Add(one => one.Line, new(default, default, "June", "C-1", default, "E1", Today, Today, null, null, SafeContact.Call)).Add(one => one.Today, Today).Add(one => one.Open, true)),
        "Close the review" => Render<ReviewCard>(parts => parts
            .Add(one => one.Line, new(default, default, "June", "C-1", default, "E1", Today, [])).Add(one => one.MayConclude, true).Add(one => one.Open, true)),
        _ => throw new ArgumentOutOfRangeException(nameof(press), press, "No form has this button."),
    };
}
