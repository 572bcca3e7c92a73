using System.Globalization;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Features.RequestingEnrollment;

/// <summary>Keeps an answer that was read, and takes over what it says about the person.</summary>
internal static class AnswerKeeping
{
    /// <summary>One row for each question; the newest answer counts.</summary>
    public static void Keep(PortalDbContext db, Enrollment enrollment, EnrollmentAnswer? row, string question, string value, DateTime nowUtc)
    {
        if (row is null)
            db.EnrollmentAnswers.Add(row = new EnrollmentAnswer { EnrollmentId = enrollment.Id, Question = question });
        row.Save(value, nowUtc);
        enrollment.AnswerSaved(question);
    }

    /// <summary>What an answer says about the person belongs to the person: the roster and the front desk read it there.</summary>
    public static void TakeOver(Client client, string question, IReadOnlyDictionary<string, string> answers)
    {
        switch (question)
        {
            case Question.PreferredName or Question.LegalName or Question.BirthDate:
                client.Identify(
                    answers.GetValueOrDefault(Question.PreferredName) ?? client.PreferredName,
                    answers.GetValueOrDefault(Question.LegalName) is { Length: > 0 } legal ? legal : null,
                    answers.GetValueOrDefault(Question.BirthDate) is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
                break;
            case Question.Phone or Question.SafeContact:
                // What this list has not asked yet stays as it is known; an empty answer takes it away.
                client.ReachAt(
                    answers.TryGetValue(Question.Phone, out var phone) ? (phone.Length > 0 ? phone : null) : client.Phone,
                    answers.TryGetValue(Question.SafeContact, out var ticked) ? Ways(ticked) : client.SafeContact);
                break;
        }
    }

    private static SafeContact Ways(string ticked) => Enum.TryParse<SafeContact>(ticked, out var safe) ? safe : SafeContact.None;
}
