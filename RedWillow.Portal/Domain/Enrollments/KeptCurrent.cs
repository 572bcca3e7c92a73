using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Domain.Enrollments;

/// <summary>
/// What changes while somebody is with us: where they live, how they are reached safely, and whom to call for them. Staff put it
/// right whenever they are told; every other answer of a decided request stays as it was given.
/// </summary>
public static class KeptCurrent
{
    private static readonly string[] Told =
    [
        Question.Address, Question.Phone, Question.SafeContact,
        Question.EmergencyName, Question.EmergencyPhone, Question.EmergencyRelation, Question.EmergencyMaySay,
    ];

    /// <summary>Whether staff still change the answer; after the end of a stay nobody does.</summary>
    public static bool IsFor(EnrollmentStatus status, string question) =>
        status is EnrollmentStatus.Approved or EnrollmentStatus.Active or EnrollmentStatus.OnHold && Told.Contains(question, StringComparer.Ordinal);

    /// <summary>
    /// The answers, with number and safe ways as the person's record has them: they may have been told elsewhere since. Before the decision
    /// that counts for what was asked here only; after it for everybody, also for who came without a list.
    /// </summary>
    public static Dictionary<string, string> AsKnown(Client client, EnrollmentStatus status, IReadOnlyDictionary<string, string> answers)
    {
        var known = new Dictionary<string, string>(answers, StringComparer.Ordinal);
        Take(Question.Phone, client.Phone ?? "", client.Phone is not null);
        Take(Question.SafeContact, client.SafeContact.ToString().Replace(", ", ",", StringComparison.Ordinal), client.SafeContact != SafeContact.None);
        return known;

        void Take(string question, string value, bool isTold)
        {
            if (answers.ContainsKey(question) || (isTold && EnrollmentMoves.IsDecided(status)))
                known[question] = value;
        }
    }
}
