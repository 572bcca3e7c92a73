using System.Text;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.Admitting;
using RedWillow.Portal.Features.SigningDocuments.Desk;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.SigningDocuments;

/// <summary>What is signed by hand, recorded by staff.</summary>
public sealed class PaperConsentTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7 Samuel Ortiz signed here");

    [Theory, OnEachDatabase]
    public async Task A_paper_signed_by_hand_counts_for_admission_like_one_signed_here(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.FeeAgreement, AdmissionItem.TreatmentConsent);

        Assert.Null((await RecordAsync(database, desk, id, DocumentKind.FeeAgreement)).Refusal);
        Assert.Null((await RecordAsync(database, desk, id, DocumentKind.TreatmentConsent, Pdf)).Refusal);

        await using var db = database.CreateContext();
        Assert.Empty(AdmissionChecklist.Missing((await db.LoadAdmissionFactsAsync([id], default))[id], database.Clock.Today));
        var paper = await db.PaperConsents.SingleAsync(row => row.Kind == DocumentKind.FeeAgreement);
        Assert.Equal(
            (desk.Counselor.Id, desk.FrontDesk.Id, database.Clock.Today.AddDays(-1), (int?)SignedPapers.NewestVersion(DocumentKind.FeeAgreement)),
            (paper.SeenBy, paper.RecordedBy, paper.SignedOn, paper.DocumentVersion));
        Assert.StartsWith("#", (await db.DocumentTexts.SingleAsync(row => row.Hash == paper.DocumentHash)).Text, StringComparison.Ordinal);
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(PaperConsentRecorded) && entry.ClientId == paper.ClientId));
        var shown = (await database.Get<RequestQuery>().HandleAsync(desk.FrontDesk, id, default))!.Work!.Papers;
        Assert.Contains(shown, one => one is { Kind: DocumentKind.FeeAgreement, SeenBy: "Cal Moss" });
    }

    [Theory, OnEachDatabase]
    public async Task A_scan_is_unreadable_in_the_database_and_whole_for_who_may_read_it(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.FeeAgreement);
        var paper = (await RecordAsync(database, desk, id, DocumentKind.FeeAgreement, Pdf)).Value;

        var stored = (byte[])(await database.ScalarAsync("SELECT \"Content\" FROM \"ConsentScans\""))!;
        Assert.True(stored.AsSpan().IndexOf("Samuel"u8) < 0 && stored.AsSpan().IndexOf("%PDF"u8) < 0);
        var copy = (await database.Get<ScanQuery>().HandleAsync(desk.FrontDesk, id, paper, default))!;
        Assert.Equal((ScanKind.Pdf, Convert.ToHexString(Pdf)), (copy.Kind, Convert.ToHexString(copy.Content.Span)));

        foreach (Actor other in (Actor[])[desk.Counselor, desk.Admin, Actor.Visitor.Instance])
            Assert.Null(await database.Get<ScanQuery>().HandleAsync(other, id, paper, default));
        Assert.Null(await database.Get<ScanQuery>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid()), paper, default));
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == "ScanRead"));
    }

    [Theory, OnEachDatabase]
    public async Task What_cannot_be_is_refused_and_nothing_is_kept(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.FeeAgreement);
        var today = database.Clock.Today;

        Assert.IsType<ScanNotReadable>((await RecordAsync(database, desk, id, DocumentKind.FeeAgreement, [1, 2, 3])).Refusal);
        Assert.IsType<ScanNotReadable>((await RecordAsync(database, desk, id, DocumentKind.FeeAgreement, [])).Refusal);
        Assert.IsType<ScanTooLarge>((await RecordAsync(database, desk, id, DocumentKind.FeeAgreement, new byte[ScanFile.Largest + 1])).Refusal);
        Assert.IsType<SignedDayWrong>((await RecordAsync(database, desk, id, DocumentKind.FeeAgreement, day: today.AddDays(1))).Refusal);
        Assert.IsType<SignedDayWrong>((await RecordAsync(database, desk, id, DocumentKind.FeeAgreement, day: today.AddYears(-1).AddDays(-1))).Refusal);
        Assert.IsType<PaperSignedAlready>((await RecordAsync(database, desk, id, DocumentKind.PrivacyNotice)).Refusal);
        Assert.IsType<NotThere>((await RecordAsync(database, desk, id, DocumentKind.FeeAgreement, witness: new(Guid.NewGuid()))).Refusal);
        Assert.IsType<NotThere>((await RecordAsync(database, desk, new(Guid.NewGuid()), DocumentKind.FeeAgreement)).Refusal);
        Assert.IsType<NotThere>((await RecordAsync(database, desk, id, DocumentKind.FeeAgreement, by: desk.Counselor)).Refusal);
        Assert.IsType<NotThere>((await RecordAsync(database, desk, id, DocumentKind.FeeAgreement, by: desk.Admin)).Refusal);

        await using var db = database.CreateContext();
        Assert.Equal((0, 0), (await db.PaperConsents.CountAsync(), await db.ConsentScans.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Two_people_and_a_doubled_click_record_it_once(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var id = await desk.RequestAsync(AdmissionItem.FeeAgreement);
        var key = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(at => RecordAsync(
            database, desk, id, DocumentKind.FeeAgreement, by: at < 2 ? desk.FrontDesk : desk.Clinician, key: at < 2 ? key : Guid.NewGuid())));

        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.IsType<PaperSignedAlready>(answer.Refusal));
        Assert.Single(answers.Where(answer => answer.Succeeded).Select(answer => answer.Value).Distinct());
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.PaperConsents.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task The_list_of_papers_costs_the_same_however_many_are_signed(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (few, many) = (await desk.RequestAsync([.. Enum.GetValues<AdmissionItem>().Where(item => Enum.IsDefined(typeof(DocumentKind), item.ToString()) || item == AdmissionItem.WeeklyHour)]), await desk.RequestAsync());
        Task LookAsync(EnrollmentId id) => database.Get<PaperDeskQuery>().HandleAsync(desk.FrontDesk, id, default);
        await LookAsync(few);

        Assert.Equal(await Statements.CountAsync(() => LookAsync(few)), await Statements.CountAsync(() => LookAsync(many)));
    }

    private static Task<Result<PaperConsentId>> RecordAsync(
        Database database, AdmissionDesk desk, EnrollmentId id, DocumentKind kind, byte[]? scan = null, DateOnly? day = null, PractitionerId? witness = null,
        Actor? by = null, Guid? key = null) =>
        database.Get<RecordPaperConsentHandler>().HandleAsync(
            by ?? desk.FrontDesk,
            new RecordPaperConsent(key ?? Guid.NewGuid(), id, kind, "en-US", day ?? database.Clock.Today.AddDays(-1), witness ?? desk.Counselor.Id, scan is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(scan)),
            default);
}
