using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>A row in every table that only grows: a guard proves itself on a row.</summary>
internal static class KeptRows
{
    /// <summary>The tables that only grow, each with a column that holds its key and one that somebody may want to change.</summary>
    public static readonly IReadOnlyList<(string Table, string Key, string Column)> Tables =
    [
        ("AuditEntries", "Id", "Act"), ("AuditSeals", "Sequence", "Mac"), ("Signatures", "Id", "Capacity"), ("DocumentTexts", "Hash", "Text"),
        ("AttendanceAmendments", "Id", "Reason"), ("EnrollmentMove", "Id", "Reason"), ("IntakeResults", "Id", "Note"),
        ("Discharges", "EnrollmentId", "Reason"), ("ContactAttempts", "Id", "Note"), ("PaperConsents", "Id", "DocumentHash"), ("ConsentScans", "Id", "Content"),
        ("OpeningBalances", "EnrollmentId", "License"),
    ];

    public static async Task AddAsync(Database database)
    {
        var (center, raw, now) = (new Center(database), new Raw(database), database.Clock.UtcNow);
        var (client, by, group) = (await center.ClientAsync(), await center.PractitionerAsync(), await center.GroupAsync(3));
        var session = await raw.SessionAsync(group, await center.RoomAsync(), by, now);
        var enrollment = Enrollment.Begin(new(Guid.CreateVersion7()), client, now);
        enrollment.MoveTo(EnrollmentStatus.Withdrawn, new Actor.Client(new(Guid.NewGuid()), client), now, "moved away");
        var seen = AuditEntry.Of(new Actor.System("stage"), "Seen", client.Value, client, "{}", now);

        await using var db = database.CreateContext();
        db.Enrollments.Add(enrollment);
        db.AuditEntries.Add(seen);
        db.AuditSeals.Add(new AuditSeal { Sequence = 1, EntryId = seen.Id, Mac = "x" });
        db.DocumentTexts.Add(new DocumentText { Hash = "a1", Kind = DocumentKind.FeeAgreement, Version = 1, Culture = "en", Text = "You pay what we agree on." });
        db.Signatures.Add(Signed(client, enrollment.Id, now));
        db.IntakeResults.Add(new IntakeResult
        {
            Id = Guid.CreateVersion7(), EnrollmentId = enrollment.Id, Outcome = IntakeOutcome.Appropriate, SuicideScreenDate = DateOnly.FromDateTime(now),
            RecordedBy = by, RecordedUtc = now, Note = "calm",
        });
        db.AttendanceAmendments.Add(new AttendanceAmendment
        {
            Id = Guid.CreateVersion7(), SessionId = new(session), ClientId = client, OldStatus = AttendanceStatus.Present, OldMinutes = 180, OldMinutesLate = 0, OldMinutesEarly = 0,
            NewStatus = AttendanceStatus.PresentLate, NewMinutes = 160, NewMinutesLate = 20, NewMinutesEarly = 0, Reason = "came later", AmendedBy = by, AmendedUtc = now,
        });
        db.Discharges.Add(new Discharge
        {
            EnrollmentId = enrollment.Id, Disposition = Disposition.Other, LastDay = DateOnly.FromDateTime(now), Weeks = 3, Reason = "moved",
            Aftercare = "crisis numbers", NextPlace = "a clinic", RecordedBy = by, RecordedUtc = now,
        });
        db.ContactAttempts.Add(new ContactAttempt
        {
            Id = Guid.CreateVersion7(), ClientId = client, AtUtc = now, By = by, Way = ContactWay.Phone, Result = ContactResult.NoAnswer, Note = "rang long",
        });
        AddDesk(db, client, enrollment, by, now);
        await db.SaveChangesAsync();
    }

    // What staff took over from paper.
    private static void AddDesk(PortalDbContext db, ClientId client, Enrollment enrollment, PractitionerId by, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var paper = new PaperConsent
        {
            Id = new(Guid.CreateVersion7()), ClientId = client, EnrollmentId = enrollment.Id, Kind = DocumentKind.TreatmentConsent, DocumentHash = "a1", DocumentVersion = 1,
            SignedOn = today, SeenBy = by, RecordedBy = by, RecordedUtc = now,
        };
        db.PaperConsents.Add(paper);
        db.ConsentScans.Add(new ConsentScan { Id = new(Guid.CreateVersion7()), PaperConsentId = paper.Id, Kind = ScanKind.Pdf, Size = 5, Content = [1, 2, 3, 4, 5] });
        db.OpeningBalances.Add(new OpeningBalance
        {
            EnrollmentId = enrollment.Id, OriginalStart = today.AddDays(-50), AsOf = today, Weeks = 7, GroupSessions = 20, IndividualSessions = 6,
            AdmittedBy = by, License = "LCSW 1", EnteredBy = by, EnteredUtc = now,
        });
        db.Entry(enrollment).Property(row => row.BroughtFrom).CurrentValue = today.AddDays(-50);
    }

    private static Signature Signed(ClientId client, EnrollmentId enrollment, DateTime now) => new()
    {
        Id = new(Guid.CreateVersion7()), ClientId = client, EnrollmentId = enrollment, Kind = DocumentKind.FeeAgreement, DocumentHash = "a1",
        DocumentVersion = 1, Culture = "en", SignerName = "Noor", Capacity = "Self", Intent = "I agree.", SignedUtc = now, ZoneId = "America/Denver",
        IpAddress = "192.0.2.1", UserAgent = "a browser", AuthenticationLevel = "pwd",
    };
}
