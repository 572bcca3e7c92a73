using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Tests.Domain.Enrollments;

public sealed class EarlierAnswersTests
{
    private static Client Sam => Client.Register(new(Guid.NewGuid()), "RW-1", "Sam", null, "en-US", DateTime.UnixEpoch);

    [Fact]
    public void Who_registers_is_offered_the_name_they_gave() =>
        Assert.Equal([new(Question.PreferredName, "Sam")], EarlierAnswers.Offer(Sam, new Dictionary<string, string>()));

    [Fact]
    public void Who_comes_back_is_offered_who_they_are_and_how_they_are_reached_and_nothing_else()
    {
        var earlier = typeof(Question).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetValue(null)!).ToDictionary(question => question, _ => "Yes");

        var offered = EarlierAnswers.Offer(Sam, earlier);

        Assert.Equal(
            new[]
            {
                Question.Address, Question.BirthDate, Question.EmergencyMaySay, Question.EmergencyName, Question.EmergencyPhone, Question.EmergencyRelation,
                Question.LegalName, Question.Phone, Question.PreferredName, Question.SafeContact,
            }.Order(StringComparer.Ordinal),
            offered.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(offered.Keys, question => Question.Suitability.Contains(question));
    }

    [Fact]
    public void The_record_comes_before_an_old_answer_in_the_form_in_which_answers_are_kept()
    {
        var client = Sam;
        client.Identify("Robin", "Robin Gray", new(1990, 7, 24));
        client.ReachAt("+13855550123", SafeContact.Text | SafeContact.Email);

        var offered = EarlierAnswers.Offer(client, new Dictionary<string, string> { [Question.PreferredName] = "Sam", [Question.SafeContact] = "Call", [Question.Phone] = "+18015550123" });

        Assert.Equal(
            ("Robin", "Robin Gray", "1990-07-24", "+13855550123", "Text,Email"),
            (offered[Question.PreferredName], offered[Question.LegalName], offered[Question.BirthDate], offered[Question.Phone], offered[Question.SafeContact]));
    }
}
