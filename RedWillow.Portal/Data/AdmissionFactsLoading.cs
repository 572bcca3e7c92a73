using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>What is on file for enrollments, as the admission checklist asks for it.</summary>
public static class AdmissionFactsLoading
{
    /// <summary>The facts of every enrollment given, by a fixed number of queries however many there are.</summary>
    public static async Task<IReadOnlyDictionary<EnrollmentId, AdmissionFacts>> LoadAdmissionFactsAsync(
        this PortalDbContext db, IReadOnlyCollection<EnrollmentId> ids, CancellationToken stop)
    {
        var requests = await db.Enrollments.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new
        {
            row.Id,
            row.Payer,
            Program = db.Groups.Where(group => group.Id == row.GroupId)
                .Join(db.Tracks, group => group.TrackId, track => track.Id, (group, track) => (ProgramKind?)track.Program).FirstOrDefault(),
        }).ToListAsync(stop);
        var answers = (await db.EnrollmentAnswers.AsNoTracking().Where(row => ids.Contains(row.EnrollmentId)).ToListAsync(stop))
            .Where(row => row.Value.Length > 0).ToLookup(row => row.EnrollmentId);
        var papers = await db.LoadSignedPapersAsync(ids, stop);
        var intakes = (await db.IntakeResults.AsNoTracking().Where(row => ids.Contains(row.EnrollmentId)).ToListAsync(stop))
            .GroupBy(row => row.EnrollmentId).ToDictionary(rows => rows.Key, rows => rows.OrderBy(row => row.RecordedUtc).ThenBy(row => row.Id).Last());
        // A concern is about the person: one of an earlier request stands until it is cleared.
        var flags = await db.Enrollments.AsNoTracking()
            .Where(row => ids.Contains(row.Id) && db.SafetyFlags.Any(flag => flag.ClientId == row.ClientId && flag.ClearedUtc == null))
            .Select(row => row.Id).ToListAsync(stop);
        var talks = await db.StaffTasks.AsNoTracking()
            .Where(row => ids.Contains(row.EnrollmentId) && row.DoneUtc == null && row.Kind != StaffTaskKind.ArrangeHour)
            .Select(row => row.EnrollmentId).ToListAsync(stop);
        var seats = await db.SeatClaims.AsNoTracking().Where(row => ids.Contains(row.EnrollmentId) && row.Kind != ClaimKind.Hold && row.Until == DateSpan.Open)
            .Select(row => row.EnrollmentId).ToListAsync(stop);
        var hours = await db.HourClaims.AsNoTracking().Where(row => ids.Contains(row.EnrollmentId) && row.Kind != ClaimKind.Hold && row.Until == DateSpan.Open)
            .Select(row => row.EnrollmentId).ToListAsync(stop);

        return requests.ToDictionary(row => row.Id, row =>
        {
            var (told, signed, intake) = (answers[row.Id].ToDictionary(one => one.Question, one => one.Value, StringComparer.Ordinal), papers[row.Id].ToHashSet(), intakes.GetValueOrDefault(row.Id));
            return new AdmissionFacts
            {
                HasLegalName = told.ContainsKey(Question.LegalName),
                HasBirthDate = told.ContainsKey(Question.BirthDate),
                HasAddress = told.ContainsKey(Question.Address),
                HasSafeContact = CanBeReached(told),
                HasEmergencyContact = told.ContainsKey(Question.EmergencyName) && told.ContainsKey(Question.EmergencyPhone),
                Suitability = SuitabilityOf(told, talks.Contains(row.Id) || flags.Contains(row.Id)),
                PrivacyNoticeGiven = signed.Contains(DocumentKind.PrivacyNotice),
                Part2NoticeGiven = signed.Contains(DocumentKind.Part2Notice),
                EligibilityDeterminationSigned = signed.Contains(DocumentKind.EligibilityDetermination),
                FeeAgreementSigned = signed.Contains(DocumentKind.FeeAgreement),
                TreatmentConsentSigned = signed.Contains(DocumentKind.TreatmentConsent),
                GroupConfidentialitySigned = signed.Contains(DocumentKind.GroupConfidentiality),
                PayerPathSettled = row.Payer != PayerPath.Unsettled,
                InsurerMayBeAsked = row.Payer != PayerPath.Unsettled || signed.Contains(DocumentKind.TpoConsent) || !InsurerConsent.IsWanted(told),
                HoldsSeat = seats.Contains(row.Id),
                HoldsWeeklyHour = hours.Contains(row.Id),
                IntakeAppropriate = intake?.Outcome == IntakeOutcome.Appropriate,
                SuicideScreenOn = intake?.SuicideScreenDate,
                HasUnclearedSafetyFlag = flags.Contains(row.Id),
                GroupFitsProgram = row.Program is not { } program || Choosing.WhyNot(Choosing.InMind(told.GetValueOrDefault(Question.Program)), program) is null,
            };
        });
    }

    // Calling is no way to be reached without a number; whoever finds no way safe has said that they call themselves.
    private static bool CanBeReached(Dictionary<string, string> told) =>
        Enum.TryParse<SafeContact>(told.GetValueOrDefault(Question.SafeContact), out var safe)
        && (safe == SafeContact.None || safe.HasFlag(SafeContact.Email) || told.ContainsKey(Question.Phone));

    private static SuitabilityState SuitabilityOf(Dictionary<string, string> told, bool needsTalk)
    {
        if (!SuitabilityReading.IsComplete(told))
            return SuitabilityState.Unanswered;
        return needsTalk ? SuitabilityState.NeedsTalk : SuitabilityState.Clear;
    }
}
