using System.Globalization;
using FsCheck.Xunit;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Tests.Domain.Enrollments;

public sealed class ScreeningTests
{
    private static readonly string[] SafetyQuestions =
    [
        nameof(SuitabilityAnswers.SuicidePlanOrRecentAttempt), nameof(SuitabilityAnswers.SuicideThoughts), nameof(SuitabilityAnswers.WithdrawalDanger),
    ];

    public static TheoryData<string> Questions { get; } = [.. SuitabilityQuestions.Names];

    [Fact]
    public void Nothing_to_note_leads_to_an_intake()
    {
        var outcome = Screening.Route(SuitabilityQuestions.AllNo);

        Assert.Equal(ScreeningDisposition.IntakeOffered, outcome.Disposition);
        Assert.Empty(outcome.Reasons);
        Assert.False(outcome.ShowCrisisPanel);
        Assert.Equal(TaskPriority.Routine, outcome.Priority);
        Assert.True(outcome.AllowsSelfScheduling);
        Assert.False(outcome.RaisesSafetyFlag);
        Assert.Equal("suitability-1", outcome.RuleSetVersion);
    }

    [Theory]
    [InlineData("SuicidePlanOrRecentAttempt", ScreeningDisposition.ImmediateSafety, true, TaskPriority.Stat)]
    [InlineData("WithdrawalDanger", ScreeningDisposition.ImmediateSafety, true, TaskPriority.Stat)]
    [InlineData("SuicideThoughts", ScreeningDisposition.ConsultationRequired, true, TaskPriority.Urgent)]
    [InlineData("HospitalCareAdvised", ScreeningDisposition.ConsultationRequired, false, TaskPriority.Soon)]
    [InlineData("CannotStaySober", ScreeningDisposition.ConsultationRequired, false, TaskPriority.Soon)]
    [InlineData("Guardian", ScreeningDisposition.StaffAssisted, false, TaskPriority.Routine)]
    [InlineData("CourtMandated", ScreeningDisposition.StaffAssisted, false, TaskPriority.Routine)]
    [InlineData("PublicPayerFirst", ScreeningDisposition.StaffAssisted, false, TaskPriority.Routine)]
    [InlineData("NeedsInterpreter", ScreeningDisposition.StaffAssisted, false, TaskPriority.Routine)]
    [InlineData("PregnantWithUse", ScreeningDisposition.StaffAssisted, false, TaskPriority.Routine)]
    [InlineData("SteppingDown", ScreeningDisposition.IntakeOffered, false, TaskPriority.Soon)]
    public void A_single_yes_leads_here(string question, ScreeningDisposition disposition, bool panel, TaskPriority priority)
    {
        var outcome = Route(question, SuitabilityAnswer.Yes);

        Assert.Equal(disposition, outcome.Disposition);
        Assert.Equal([Enum.Parse<ScreeningReason>(question)], outcome.Reasons);
        Assert.Equal(panel, outcome.ShowCrisisPanel);
        Assert.Equal(priority, outcome.Priority);
        Assert.Equal(disposition < ScreeningDisposition.StaffAssisted, outcome.AllowsSelfScheduling);
        Assert.Equal(disposition > ScreeningDisposition.StaffAssisted, outcome.RaisesSafetyFlag);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Not_sure_is_an_offer_to_talk_and_about_safety_it_is_a_must(string question)
    {
        var outcome = Route(question, SuitabilityAnswer.NotSure);

        if (SafetyQuestions.Contains(question, StringComparer.Ordinal))
            AssertUrgent(outcome, [ScreeningReason.SafetyQuestionOpen, ScreeningReason.NotSure]);
        else
            AssertOffered(outcome, ScreeningReason.NotSure);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_skipped_question_is_an_offer_to_talk_and_about_safety_it_is_a_must(string question)
    {
        var outcome = Route(question, SuitabilityAnswer.Skipped);

        if (SafetyQuestions.Contains(question, StringComparer.Ordinal))
            AssertUrgent(outcome, [ScreeningReason.SafetyQuestionOpen]);
        else
            AssertOffered(outcome, ScreeningReason.QuestionSkipped);
    }

    [Theory]
    [InlineData(SuitabilityAnswer.Yes)]
    [InlineData(SuitabilityAnswer.NotSure)]
    [InlineData(SuitabilityAnswer.Skipped)]
    public void Staying_sober_is_a_question_of_substance_use_alone(SuitabilityAnswer answer)
    {
        var mentalHealth = SuitabilityQuestions.AllNo with { Program = ProgramKind.MentalHealth, CannotStaySober = answer };

        Assert.Empty(Screening.Route(mentalHealth).Reasons);
        Assert.NotEmpty(Screening.Route(mentalHealth with { Program = ProgramKind.SubstanceUse }).Reasons);
    }

    [Theory]
    [InlineData(17, ScreeningDisposition.StaffAssisted)]
    [InlineData(18, ScreeningDisposition.IntakeOffered)]
    [InlineData(null, ScreeningDisposition.ConsultationOffered)]
    public void Adults_go_on_by_themselves(int? age, ScreeningDisposition disposition) =>
        Assert.Equal(disposition, Screening.Route(SuitabilityQuestions.AllNo with { Age = age }).Disposition);

    [Theory]
    [InlineData("2008-11-24", 18)]
    [InlineData("2008-11-25", 17)]
    [InlineData("2008-12-01", 17)]
    [InlineData("2008-02-29", 18)]
    [InlineData("2027-01-01", -1)]
    public void Age_is_whole_years_on_the_local_day(string birth, int age) =>
        Assert.Equal(age, SuitabilityAnswers.AgeOn(DateOnly.ParseExact(birth, "O", CultureInfo.InvariantCulture), new DateOnly(2026, 11, 24)));

    [Fact]
    public void Who_was_born_on_a_leap_day_turns_on_the_first_of_march()
    {
        var birth = new DateOnly(2008, 2, 29);

        Assert.Equal(17, SuitabilityAnswers.AgeOn(birth, new DateOnly(2026, 2, 28)));
        Assert.Equal(18, SuitabilityAnswers.AgeOn(birth, new DateOnly(2026, 3, 1)));
    }

    [Theory]
    [InlineData("Guardian", true)]
    [InlineData("CourtMandated", true)]
    [InlineData("PublicPayerFirst", true)]
    [InlineData("NeedsInterpreter", true)]
    [InlineData("PregnantWithUse", true)]
    [InlineData("SteppingDown", false)]
    [InlineData("SuicideThoughts", false)]
    [InlineData("CannotStaySober", false)]
    public void Only_a_reason_to_go_on_together_is_taken_back(string question, bool takesBack)
    {
        var (before, now) = (Route(question, SuitabilityAnswer.Yes), Screening.Route(SuitabilityQuestions.AllNo));

        Assert.Equal(takesBack, now.TakesBack(before));
        Assert.Equal(takesBack, Route(question, SuitabilityAnswer.NotSure).TakesBack(before));
        Assert.False(before.TakesBack(before));
        Assert.False(before.TakesBack(now));
    }

    [Fact]
    public void An_age_is_taken_back_by_another_and_one_of_two_reasons_leaves_the_other()
    {
        var young = SuitabilityQuestions.AllNo with { Age = 17, CourtMandated = SuitabilityAnswer.Yes };
        var grown = Screening.Route(young with { Age = 18 });

        Assert.True(grown.TakesBack(Screening.Route(young)));
        Assert.False(Screening.Route(young with { Age = 16 }).TakesBack(Screening.Route(young)));
        Assert.False(grown.AllowsSelfScheduling);
        Assert.True(Screening.Route(SuitabilityQuestions.AllNo).TakesBack(grown));
    }

    [Fact]
    public void The_highest_wins_and_every_reason_stays()
    {
        var outcome = Screening.Route(SuitabilityQuestions.AllNo with
        {
            Age = 17,
            SuicidePlanOrRecentAttempt = SuitabilityAnswer.Yes,
            SuicideThoughts = SuitabilityAnswer.Yes,
            HospitalCareAdvised = SuitabilityAnswer.Yes,
            Guardian = SuitabilityAnswer.NotSure,
            CourtMandated = SuitabilityAnswer.Skipped,
            SteppingDown = SuitabilityAnswer.Yes,
        });

        Assert.Equal(ScreeningDisposition.ImmediateSafety, outcome.Disposition);
        Assert.Equal(
            [
                ScreeningReason.SuicidePlanOrRecentAttempt, ScreeningReason.SuicideThoughts, ScreeningReason.HospitalCareAdvised,
                ScreeningReason.Underage, ScreeningReason.NotSure, ScreeningReason.QuestionSkipped, ScreeningReason.SteppingDown,
            ],
            outcome.Reasons);
    }

    [Fact]
    public void An_untouched_form_is_a_must_to_talk() =>
        AssertUrgent(
            Screening.Route(new SuitabilityAnswers { Program = ProgramKind.MentalHealth }),
            [ScreeningReason.SafetyQuestionOpen, ScreeningReason.QuestionSkipped]);

    [Property(Arbitrary = [typeof(Anything)], MaxTest = 300)]
    public bool One_more_yes_never_leads_lower(SuitabilityAnswers answers, byte question)
    {
        var name = SuitabilityQuestions.Names.ElementAt(question % 11);
        var before = Screening.Route(SuitabilityQuestions.Answer(answers, name, SuitabilityAnswer.No));
        var after = Screening.Route(SuitabilityQuestions.Answer(answers, name, SuitabilityAnswer.Yes));
        return after.Disposition >= before.Disposition && after.Priority >= before.Priority
            && (after.ShowCrisisPanel || !before.ShowCrisisPanel) && before.Reasons.All(after.Reasons.Contains);
    }

    private static RoutingOutcome Route(string question, SuitabilityAnswer answer) =>
        Screening.Route(SuitabilityQuestions.Answer(SuitabilityQuestions.AllNo, question, answer));

    private static void AssertUrgent(RoutingOutcome outcome, ScreeningReason[] reasons)
    {
        Assert.Equal(ScreeningDisposition.ConsultationRequired, outcome.Disposition);
        Assert.Equal(reasons, outcome.Reasons);
        Assert.True(outcome.ShowCrisisPanel);
        Assert.Equal(TaskPriority.Urgent, outcome.Priority);
    }

    private static void AssertOffered(RoutingOutcome outcome, ScreeningReason reason)
    {
        Assert.Equal(ScreeningDisposition.ConsultationOffered, outcome.Disposition);
        Assert.Equal([reason], outcome.Reasons);
        Assert.False(outcome.ShowCrisisPanel);
    }
}
