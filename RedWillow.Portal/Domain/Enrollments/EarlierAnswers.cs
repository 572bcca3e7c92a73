using System.Globalization;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>
/// What is filled in for a person who is known already, to be checked and saved: who they are and how they are reached. Program, health,
/// payment and papers are asked anew with every enrollment.
/// </summary>
public static class EarlierAnswers
{
    private static readonly string[] Carried =
    [
        Question.PreferredName, Question.LegalName, Question.BirthDate, Question.Address, Question.Phone, Question.SafeContact,
        Question.EmergencyName, Question.EmergencyPhone, Question.EmergencyRelation, Question.EmergencyMaySay,
    ];

    /// <summary>What can be offered; what the person's own record says comes before what was answered once.</summary>
    /// <param name="client">The person's record.</param>
    /// <param name="earlier">The answers of the enrollment before; empty when there is none.</param>
    public static IReadOnlyDictionary<string, string> Offer(Client client, IReadOnlyDictionary<string, string> earlier)
    {
        var offered = Carried.Where(earlier.ContainsKey).ToDictionary(static question => question, question => earlier[question], StringComparer.Ordinal);
        offered[Question.PreferredName] = client.PreferredName;
        if (client.LegalName is { } legal)
            offered[Question.LegalName] = legal;
        if (client.DateOfBirth is { } born)
            offered[Question.BirthDate] = born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (client.Phone is { } phone)
            offered[Question.Phone] = phone;
        if (client.SafeContact != SafeContact.None)
            offered[Question.SafeContact] = client.SafeContact.ToString().Replace(", ", ",", StringComparison.Ordinal);
        return offered;
    }
}
