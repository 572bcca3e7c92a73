using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>Every question of the task list, in the order in which they are asked.</summary>
public static class Questions
{
    public const string NotSure = "NotSure";

    private static readonly string[] Suitability =
    [
        nameof(SuitabilityAnswer.Yes), nameof(SuitabilityAnswer.No), nameof(SuitabilityAnswer.NotSure), nameof(SuitabilityAnswer.Skipped),
    ];

    public static readonly IReadOnlyList<QuestionSpec> All =
    [
        new(Question.Program, EnrollTask.About, AnswerKind.Choice)
        {
            Options = [nameof(ProgramKind.SubstanceUse), nameof(ProgramKind.MentalHealth), NotSure],
        },
        new(Question.PreferredName, EnrollTask.About, AnswerKind.Name) { Autocomplete = "nickname" },
        new(Question.LegalName, EnrollTask.About, AnswerKind.Name) { Autocomplete = "name", Optional = true },
        new(Question.BirthDate, EnrollTask.About, AnswerKind.Date),
        new(Question.Address, EnrollTask.About, AnswerKind.Lines) { Autocomplete = "street-address", Optional = true, MaxLength = 300 },

        new(Question.Phone, EnrollTask.Reach, AnswerKind.Phone) { Autocomplete = "tel", Optional = true, MaxLength = 40 },
        new(Question.SafeContact, EnrollTask.Reach, AnswerKind.Ticks)
        {
            Options = [nameof(SafeContact.Call), nameof(SafeContact.Voicemail), nameof(SafeContact.Text), nameof(SafeContact.Email), nameof(SafeContact.None)],
        },

        .. Question.Suitability.Select(static key => new QuestionSpec(key, EnrollTask.Health, AnswerKind.Choice)
        {
            Options = Suitability, IsAsked = answers => SuitabilityReading.IsAsked(key, answers),
        }),

        new(Question.EmergencyName, EnrollTask.Emergency, AnswerKind.Name) { Autocomplete = "off" },
        new(Question.EmergencyPhone, EnrollTask.Emergency, AnswerKind.Phone) { Autocomplete = "off", MaxLength = 40 },
        new(Question.EmergencyRelation, EnrollTask.Emergency, AnswerKind.Text) { Autocomplete = "off", Optional = true, MaxLength = 60 },
        new(Question.EmergencyMaySay, EnrollTask.Emergency, AnswerKind.Choice) { Options = ["AskToCall", "Emergency", NotSure] },

        new(Question.PayerKind, EnrollTask.Paying, AnswerKind.Choice) { Options = [InsurerConsent.Insurance, "SelfPay", NotSure] },
        new(Question.Insurer, EnrollTask.Paying, AnswerKind.Text) { Autocomplete = "off", MaxLength = 100, Optional = true, IsAsked = HasInsurance },
        new(Question.MemberNumber, EnrollTask.Paying, AnswerKind.Text) { Autocomplete = "off", MaxLength = 40, Optional = true, IsAsked = HasInsurance },
    ];

    public static QuestionSpec? Find(string key) => All.FirstOrDefault(spec => spec.Key == key);

    /// <summary>The questions of a task that are asked, given the answers so far.</summary>
    public static IReadOnlyList<QuestionSpec> Of(EnrollTask task, IReadOnlyDictionary<string, string> answers) =>
        [.. All.Where(spec => spec.Task == task && spec.IsAsked(answers))];

    private static bool HasInsurance(IReadOnlyDictionary<string, string> answers) => answers.GetValueOrDefault(Question.PayerKind) == InsurerConsent.Insurance;
}
