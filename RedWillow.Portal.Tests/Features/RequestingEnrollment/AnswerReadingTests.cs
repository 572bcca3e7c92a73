using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.RequestingEnrollment;

namespace RedWillow.Portal.Tests.Features.RequestingEnrollment;

public sealed class AnswerReadingTests
{
    private static readonly DateOnly Today = new(2026, 1, 13);
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(Question.PreferredName, " José Ángel Ñúñez-O’Brien ", "José Ángel Ñúñez-O’Brien")]
    [InlineData(Question.PreferredName, "李", "李")]
    [InlineData(Question.PreferredName, "Mele Tuʻipulotu", "Mele Tuʻipulotu")]
    [InlineData(Question.PreferredName, "Tha\u0309o", "Tha\u0309o")]
    [InlineData(Question.PreferredName, "Thảo", "Thảo")]
    [InlineData(Question.PreferredName, "Hye-jin", "Hye-jin")]
    [InlineData(Question.LegalName, "Íñiguez, Jr.", "Íñiguez, Jr.")]
    [InlineData(Question.LegalName, "D'Angelo", "D'Angelo")]
    [InlineData(Question.LegalName, "शर्मा", "शर्मा")]
    [InlineData(Question.LegalName, "", "")]
    [InlineData(Question.BirthDate, "1990-07-24", "1990-07-24")]
    [InlineData(Question.BirthDate, "2026-01-12", "2026-01-12")]
    [InlineData(Question.Phone, "(385) 555-0123", "+13855550123")]
    [InlineData(Question.Phone, "+52 55 5678 1234", "+525556781234")]
    [InlineData(Question.Phone, "", "")]
    [InlineData(Question.SafeContact, "Email", "Email")]
    [InlineData(Question.SafeContact, "None", "None")]
    [InlineData(Question.SuicidePlanOrRecentAttempt, "Skipped", "Skipped")]
    [InlineData(Question.Program, "NotSure", "NotSure")]
    [InlineData(Question.Address, "1 Main St\r\nOgden, UT", "1 Main St\r\nOgden, UT")]
    public void A_good_answer_is_kept_in_its_one_form(string key, string raw, string kept)
    {
        Assert.Equal(kept, AnswerReading.Read(Questions.Find(key)!, raw, Nothing, Today).Value);
    }

    [Theory]
    [InlineData("Call,Email", AnswerProblem.PhoneInUse)]
    [InlineData("Text", AnswerProblem.PhoneInUse)]
    [InlineData("Email", null)]
    [InlineData("None", null)]
    public void A_number_in_use_is_not_taken_away(string safe, AnswerProblem? problem)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { [Question.Phone] = "+13855550123", [Question.SafeContact] = safe };

        Assert.Equal(problem, (AnswerReading.Read(Questions.Find(Question.Phone)!, " ", answers, Today).Refusal as AnswerInvalid)?.Problem);
    }

    [Theory]
    [InlineData(Question.PreferredName, "", AnswerProblem.Missing)]
    [InlineData(Question.PreferredName, "   ", AnswerProblem.Missing)]
    [InlineData(Question.PreferredName, "👩‍👩‍👧‍👦", AnswerProblem.NotAName)]
    [InlineData(Question.PreferredName, "a\0b", AnswerProblem.NotAName)]
    [InlineData(Question.PreferredName, "Sam 😀", AnswerProblem.NotAName)]
    [InlineData(Question.PreferredName, "<b>Sam</b>", AnswerProblem.NotAName)]
    [InlineData(Question.PreferredName, "Sam\u202Eecila", AnswerProblem.NotAName)]
    [InlineData(Question.PreferredName, "-'.", AnswerProblem.NotAName)]
    [InlineData(Question.EmergencyName, "Sam2", AnswerProblem.NotAName)]
    [InlineData(Question.Address, "a\0b", AnswerProblem.Unreadable)]
    [InlineData(Question.BirthDate, "1990-02-30", AnswerProblem.NoSuchDate)]
    [InlineData(Question.BirthDate, "2026-01-13", AnswerProblem.DateNotPast)]
    [InlineData(Question.BirthDate, "9999-12-31", AnswerProblem.DateNotPast)]
    [InlineData(Question.BirthDate, "0001-01-01", AnswerProblem.DateTooOld)]
    [InlineData(Question.Phone, "12", AnswerProblem.PhoneWrong)]
    [InlineData(Question.Phone, "call me", AnswerProblem.PhoneWrong)]
    [InlineData(Question.SafeContact, "", AnswerProblem.Missing)]
    [InlineData(Question.SafeContact, "Pigeon", AnswerProblem.NotAnOption)]
    [InlineData(Question.SafeContact, "Text,Email", AnswerProblem.NeedsPhone)]
    [InlineData(Question.SafeContact, "Email,None", AnswerProblem.NoneAndOthers)]
    [InlineData(Question.SuicideThoughts, "yes", AnswerProblem.NotAnOption)]
    [InlineData(Question.SuicideThoughts, "2", AnswerProblem.NotAnOption)]
    [InlineData(Question.EmergencyPhone, "", AnswerProblem.Missing)]
    public void A_bad_answer_names_its_problem(string key, string raw, AnswerProblem problem)
    {
        var refusal = Assert.IsType<AnswerInvalid>(AnswerReading.Read(Questions.Find(key)!, raw, Nothing, Today).Refusal);
        Assert.Equal((key, problem), (refusal.Question, refusal.Problem));
    }

    [Fact]
    public void A_name_has_at_most_128_characters()
    {
        var name = Questions.Find(Question.PreferredName)!;
        Assert.True(AnswerReading.Read(name, new string('ñ', 128), Nothing, Today).Succeeded);
        Assert.IsType<AnswerInvalid>(AnswerReading.Read(name, new string('ñ', 129), Nothing, Today).Refusal);
    }

    [Fact]
    public void Texts_are_safe_only_to_a_number_that_was_given()
    {
        var spec = Questions.Find(Question.SafeContact)!;
        var told = new Dictionary<string, string>(StringComparer.Ordinal) { [Question.Phone] = "+13855550123" };
        Assert.Equal("Text,Email", AnswerReading.Read(spec, "Email,Text", told, Today).Value);
    }

    [Fact]
    public void Every_question_that_is_needed_to_send_can_be_answered()
    {
        Assert.Empty(Question.NeededToSend.Except(Questions.All.Select(spec => spec.Key), StringComparer.Ordinal));
    }

    [Fact]
    public void The_sobriety_question_is_not_asked_for_mental_health()
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { [Question.Program] = "MentalHealth" };
        Assert.DoesNotContain(Questions.Of(EnrollTask.Health, answers), spec => spec.Key == Question.CannotStaySober);
        answers[Question.Program] = "SubstanceUse";
        Assert.Contains(Questions.Of(EnrollTask.Health, answers), spec => spec.Key == Question.CannotStaySober);
    }
}
