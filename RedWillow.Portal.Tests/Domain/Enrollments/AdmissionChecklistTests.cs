using RedWillow.Portal.Domain.Enrollments;

namespace RedWillow.Portal.Tests.Domain.Enrollments;

public sealed class AdmissionChecklistTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    private static readonly AdmissionFacts Complete = new()
    {
        HasLegalName = true, HasBirthDate = true, HasAddress = true, HasSafeContact = true, HasEmergencyContact = true,
        Suitability = SuitabilityState.Clear, PrivacyNoticeGiven = true, Part2NoticeGiven = true, EligibilityDeterminationSigned = true,
        FeeAgreementSigned = true, TreatmentConsentSigned = true, GroupConfidentialitySigned = true, PayerPathSettled = true,
        HoldsSeat = true, HoldsWeeklyHour = true, IntakeAppropriate = true, SuicideScreenOn = Today, HasUnclearedSafetyFlag = false, GroupFitsProgram = true,
        InsurerMayBeAsked = true,
    };

    private static readonly Dictionary<AdmissionItem, (AdmissionFacts Facts, AdmissionTurn Turn)> OneMissing = new()
    {
        [AdmissionItem.LegalName] = (Complete with { HasLegalName = false }, AdmissionTurn.Client),
        [AdmissionItem.BirthDate] = (Complete with { HasBirthDate = false }, AdmissionTurn.Client),
        [AdmissionItem.Address] = (Complete with { HasAddress = false }, AdmissionTurn.Client),
        [AdmissionItem.SafeContact] = (Complete with { HasSafeContact = false }, AdmissionTurn.Client),
        [AdmissionItem.EmergencyContact] = (Complete with { HasEmergencyContact = false }, AdmissionTurn.Client),
        [AdmissionItem.SuitabilityQuestions] = (Complete with { Suitability = SuitabilityState.Unanswered }, AdmissionTurn.Client),
        [AdmissionItem.PrivacyNotice] = (Complete with { PrivacyNoticeGiven = false }, AdmissionTurn.Client),
        [AdmissionItem.Part2Notice] = (Complete with { Part2NoticeGiven = false }, AdmissionTurn.Client),
        [AdmissionItem.EligibilityDetermination] = (Complete with { EligibilityDeterminationSigned = false }, AdmissionTurn.Client),
        [AdmissionItem.FeeAgreement] = (Complete with { FeeAgreementSigned = false }, AdmissionTurn.Client),
        [AdmissionItem.TreatmentConsent] = (Complete with { TreatmentConsentSigned = false }, AdmissionTurn.Client),
        [AdmissionItem.GroupConfidentiality] = (Complete with { GroupConfidentialitySigned = false }, AdmissionTurn.Client),
        [AdmissionItem.PayerPath] = (Complete with { PayerPathSettled = false }, AdmissionTurn.FrontDesk),
        [AdmissionItem.GroupSeat] = (Complete with { HoldsSeat = false }, AdmissionTurn.FrontDesk),
        [AdmissionItem.WeeklyHour] = (Complete with { HoldsWeeklyHour = false }, AdmissionTurn.FrontDesk),
        [AdmissionItem.Intake] = (Complete with { IntakeAppropriate = false }, AdmissionTurn.Clinician),
        [AdmissionItem.SuicideScreen] = (Complete with { SuicideScreenOn = null }, AdmissionTurn.Clinician),
        [AdmissionItem.SafetyFlag] = (Complete with { HasUnclearedSafetyFlag = true }, AdmissionTurn.Clinician),
        [AdmissionItem.GroupProgram] = (Complete with { GroupFitsProgram = false }, AdmissionTurn.FrontDesk),
        [AdmissionItem.InsurerConsent] = (Complete with { InsurerMayBeAsked = false }, AdmissionTurn.Client),
    };

    public static TheoryData<AdmissionItem> Items { get; } = [.. Enum.GetValues<AdmissionItem>()];

    [Fact]
    public void Nothing_is_missing_when_everything_is_there() => Assert.Empty(AdmissionChecklist.Missing(Complete, Today));

    [Theory]
    [MemberData(nameof(Items))]
    public void What_alone_is_missing_is_named_with_whose_turn_it_is(AdmissionItem item) =>
        Assert.Equal([new AdmissionGap(item, OneMissing[item].Turn)], AdmissionChecklist.Missing(OneMissing[item].Facts, Today));

    [Fact]
    public void Everything_starts_as_missing_in_order() =>
        Assert.Equal(Enum.GetValues<AdmissionItem>(), AdmissionChecklist.Missing(new AdmissionFacts(), Today).Select(gap => gap.Item));

    [Fact]
    public void Answers_that_need_a_talk_are_the_clinicians_turn() =>
        Assert.Equal(
            [new AdmissionGap(AdmissionItem.SuitabilityQuestions, AdmissionTurn.Clinician)],
            AdmissionChecklist.Missing(Complete with { Suitability = SuitabilityState.NeedsTalk }, Today));

    [Theory]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    [InlineData(-1, false)]
    public void A_suicide_risk_screen_counts_for_thirty_days(int daysOld, bool fresh) =>
        Assert.Equal(fresh, AdmissionChecklist.Missing(Complete with { SuicideScreenOn = Today.AddDays(-daysOld) }, Today).Count == 0);

    [Fact]
    public void The_refusal_lists_what_is_missing()
    {
        var gaps = AdmissionChecklist.Missing(Complete with { HasAddress = false, IntakeAppropriate = false }, Today);

        Assert.Equal([AdmissionItem.Address, AdmissionItem.Intake], new AdmissionIncomplete(gaps).Facts);
    }
}
