using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Placing;
using RedWillow.Portal.Features.FollowingClients;
using RedWillow.Portal.Features.GivingIndividual;
using RedWillow.Portal.Features.ManagingPeople;
using RedWillow.Portal.Features.MyWeek;
using RedWillow.Portal.Features.PlacingCurrentClients;
using RedWillow.Portal.Features.RunningGroups;
using RedWillow.Portal.Features.SigningDocuments;
using RedWillow.Portal.Features.SigningDocuments.Desk;
using RedWillow.Portal.Tests.Data;
using RedWillow.Portal.Tests.Features.Admitting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.PlacingCurrentClients;

/// <summary>Clients who are in treatment when the portal comes.</summary>
public sealed class CurrentClientTests
{
    [Theory, OnEachDatabase]
    public async Task What_a_client_brings_along_counts_wherever_weeks_and_sessions_are_shown(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);

        var placed = (await PlaceAsync(database, desk)).Value!;

        var me = new Actor.Client(new(Guid.NewGuid()), placed.Client);
        var mine = (await database.Get<MyWeekQuery>().HandleAsync(me, null, 2, default))!;
        Assert.Equal((7, 18), (mine.Progress!.Week, mine.Progress.Attended));
        Assert.Equal(desk.Clinic.Next, mine.Next!.Date);
        var care = (await database.Get<ClientQuery>().HandleAsync(desk.Director, placed.Client, default))!.Care!;
        Assert.Equal((7, 18, "Rosa Lindqvist", "LCSW 1", "Fay Ono"), (care.Progress!.Week, care.Progress.Attended, care.Brought!.AdmittedBy, care.Brought.License, care.Brought.EnteredBy));
        var roster = (await database.Get<RosterQuery>().HandleAsync(desk.Director, desk.Clinic.Evening.Id, default))!;
        Assert.Equal((7, 18), (Assert.Single(roster.Members).Week, roster.Members[0].Attended));

        database.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(8, (await database.Get<MyWeekQuery>().HandleAsync(me, null, 1, default))!.Progress!.Week);
    }

    [Theory, OnEachDatabase]
    public async Task No_week_before_the_portal_is_listed_as_one_without_an_hour(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        Assert.True((await PlaceAsync(database, desk)).Succeeded);

        Assert.Empty((await database.Get<WeeksWithoutHourQuery>().HandleAsync(desk.Director, new(), default))!.LastWeek.Rows);
        database.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Single((await database.Get<WeeksWithoutHourQuery>().HandleAsync(desk.Director, new(), default))!.LastWeek.Rows);
    }

    [Theory, OnEachDatabase]
    public async Task It_is_marked_and_written_down_and_the_client_is_asked_for_no_paper_that_was_seen(Database database)
    {
        var (desk, signed) = (await AdmissionDesk.OpenAsync(database), database.Clock.Today.AddDays(-50));

        var placed = (await PlaceAsync(database, desk, papers:
            [new(DocumentKind.TreatmentConsent, signed), new(DocumentKind.TreatmentConsent, signed), new(DocumentKind.FeeAgreement, signed.AddDays(3))])).Value!;

        await using var db = database.CreateContext();
        var stay = await db.Enrollments.Include(row => row.Moves).SingleAsync(row => row.Id == placed.Enrollment);
        Assert.Equal((EnrollmentStatus.Active, nameof(OpeningBalance)), (stay.Status, stay.Moves.Single().Reason));
        Assert.Contains(await db.AuditEntries.ToListAsync(), entry => entry.Act == nameof(BroughtAlong) && entry.ClientId == placed.Client && entry.Account == desk.FrontDesk.Account);
        Assert.Empty(await db.Outbox.ToListAsync());
        Assert.Equal(
            [(DocumentKind.FeeAgreement, signed.AddDays(3)), (DocumentKind.TreatmentConsent, signed)],
            (await db.PaperConsents.ToListAsync()).Select(paper => (paper.Kind, paper.SignedOn)).Order());
        Assert.All(await db.PaperConsents.ToListAsync(), paper => Assert.Equal((null, desk.FrontDesk.Id), (paper.DocumentVersion, paper.SeenBy)));
        Assert.Equal(
            (await db.PaperConsents.ToListAsync()).Select(paper => (paper.Id.Value, (ClientId?)placed.Client, (AccountId?)desk.FrontDesk.Account)).Order(),
            (await db.AuditEntries.Where(entry => entry.Act == nameof(PaperConsentRecorded)).ToListAsync()).Select(entry => (entry.Subject, entry.ClientId, entry.Account)).Order());
        var papers = (await database.Get<DocumentsQuery>().HandleAsync(new Actor.Client(new(Guid.NewGuid()), placed.Client), default))!;
        Assert.DoesNotContain(DocumentKind.TreatmentConsent, papers.ToSign);
        Assert.Equal([DocumentKind.FeeAgreement, DocumentKind.TreatmentConsent], papers.ByHand.Select(paper => paper.Kind).Order());
    }

    [Theory, OnEachDatabase]
    public async Task A_paper_that_comes_later_is_recorded_at_the_desk_like_everybodys(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var placed = (await PlaceAsync(database, desk, papers: [new(DocumentKind.TreatmentConsent, database.Clock.Today.AddDays(-40))])).Value!;
        async Task<Refusal?> WhyNotAsync(DocumentKind kind) => (await database.Get<RecordPaperConsentHandler>().HandleAsync(
            desk.FrontDesk, new(Guid.NewGuid(), placed.Enrollment, kind, "en-US", database.Clock.Today, desk.Counselor.Id, default), default)).Refusal;

        Assert.Null(await WhyNotAsync(DocumentKind.FeeAgreement));
        Assert.IsType<PaperSignedAlready>(await WhyNotAsync(DocumentKind.TreatmentConsent));

        var shown = (await database.Get<PaperDeskQuery>().HandleAsync(desk.FrontDesk, placed.Enrollment, default))!;
        Assert.Equal(placed.Client, shown.Treated);
        await using var db = database.CreateContext();
        Assert.Equal(desk.Counselor.Id, (await db.PaperConsents.SingleAsync(paper => paper.Kind == DocumentKind.FeeAgreement)).SeenBy);
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Act == nameof(PaperConsentRecorded) && entry.ClientId == placed.Client));
    }

    [Theory, OnEachDatabase]
    public async Task Chair_and_hour_go_through_the_same_claim_or_nothing_is_kept(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database, capacity: 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(one => PlaceAsync(database, desk, phone: $"+1385555012{one}")));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.True(answer.Refusal is GroupFull or HourTaken, answer.Refusal!.Code));
        await using var db = database.CreateContext();
        Assert.Equal((1, 1, 1, 1, 1), (
            await db.Clients.CountAsync(), await db.Enrollments.CountAsync(), await db.OpeningBalances.CountAsync(),
            await db.SeatClaims.CountAsync(row => row.Kind == ClaimKind.Member), await db.HourClaims.CountAsync(row => row.Kind == ClaimKind.Member)));
    }

    [Theory, OnEachDatabase]
    public async Task A_doubled_click_places_once_and_a_known_person_is_not_placed_twice(Database database)
    {
        var (desk, key) = (await AdmissionDesk.OpenAsync(database), Guid.NewGuid());

        Assert.Equal((await PlaceAsync(database, desk, key: key)).Value, (await PlaceAsync(database, desk, key: key)).Value);
        Assert.IsType<NumberKnown>((await PlaceAsync(database, desk)).Refusal);
        await using var db = database.CreateContext();
        Assert.Equal(1, await db.Clients.CountAsync());
    }

    [Theory, OnEachDatabase]
    public async Task What_cannot_be_is_refused_and_nothing_is_kept(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var ask = Ask(database, desk);
        var person = ask.Person;
        async Task<Refusal?> WhyAsync(PlaceCurrentClient changed, Actor? by = null) =>
            (await database.Get<PlaceCurrentClientHandler>().HandleAsync(by ?? desk.FrontDesk, changed with { Key = Guid.NewGuid() }, default)).Refusal;

        Assert.IsType<NameNotWritable>(await WhyAsync(ask with { Person = person with { Name = "😀" } }));
        Assert.IsType<BirthDateWrong>(await WhyAsync(ask with { Person = person with { BirthDate = database.Clock.Today } }));
        Assert.IsType<EmailNotWritable>(await WhyAsync(ask with { Person = person with { Email = "a;b@c" } }));
        Assert.IsType<SafeWayWithoutAddress>(await WhyAsync(ask with { Person = person with { Phone = null } }));
        Assert.IsType<OpeningWeeksWrong>(await WhyAsync(ask with { Figures = ask.Figures with { Weeks = 9 } }));
        Assert.IsType<PayerNotSaid>(await WhyAsync(ask with { Payer = PayerPath.Unsettled }));
        Assert.IsType<ConsentBeforeInsurer>(await WhyAsync(ask with { Payer = PayerPath.Authorized }));
        foreach (var day in new[] { database.Clock.Today.AddDays(1), ask.Figures.Start.AddYears(-1).AddDays(-1) })
            Assert.IsType<SignedDayWrong>(await WhyAsync(ask with { PapersSeen = [new(DocumentKind.FeeAgreement, day)] }));
        Assert.IsType<NotThere>(await WhyAsync(ask with { PapersSeen = [new((DocumentKind)99, database.Clock.Today)] }));
        Assert.IsType<LicenseNotInForce>(await WhyAsync(ask with { AdmittedBy = desk.FrontDesk.Id }));
        Assert.IsType<NotThere>(await WhyAsync(ask with { AdmittedBy = new(Guid.NewGuid()) }));
        Assert.IsType<NotThere>(await WhyAsync(ask with { Hour = new(Guid.NewGuid()) }));
        Assert.IsType<NotASessionDate>(await WhyAsync(ask with { First = database.Clock.Today.AddDays(-1) }));
        Assert.IsType<ClientBusyThen>(await WhyAsync(ask with { Hour = desk.Clinic.MondayEvening.Id }));
        foreach (Actor other in (Actor[])[desk.Counselor, desk.Admin, new Actor.Client(new(Guid.NewGuid()), new(Guid.NewGuid())), Actor.Visitor.Instance])
        {
            Assert.IsType<NotThere>(await WhyAsync(ask, other));
            Assert.Null(await database.Get<CurrentPlacesQuery>().HandleAsync(other, default));
        }

        await using var db = database.CreateContext();
        Assert.Equal((0, 0, 0), (await db.Clients.CountAsync(), await db.OpeningBalances.CountAsync(), await db.SeatClaims.CountAsync()));
        Assert.Null(await WhyAsync(ask with { Payer = PayerPath.Authorized, PapersSeen = [new(DocumentKind.TpoConsent, database.Clock.Today)] }));
    }

    [Theory, OnEachDatabase]
    public async Task Then_the_client_is_invited_like_everybody(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var placed = (await PlaceAsync(database, desk, email: "kai@example.test")).Value!;

        Assert.True((await database.Get<InviteClientHandler>().HandleAsync(desk.FrontDesk, new(Guid.NewGuid(), placed.Client, IdentityCheck.FaceToFace, AtTheirWish: true), default)).Succeeded);

        await using var db = database.CreateContext();
        Assert.True(await db.Users.AnyAsync(user => user.ClientId == placed.Client));
    }

    [Theory, OnEachDatabase]
    public async Task The_database_takes_a_balance_only_for_who_was_brought_along(Database database)
    {
        var desk = await AdmissionDesk.OpenAsync(database);
        var (other, raw) = (await desk.RequestAsync(), new Raw(database));

        await Raw.RefusedAsync("brought_along", () => raw.ExecuteAsync(
            "INSERT INTO \"OpeningBalances\" (\"EnrollmentId\", \"OriginalStart\", \"AsOf\", \"Weeks\", \"GroupSessions\", \"IndividualSessions\", \"AdmittedBy\", \"License\", \"EnteredBy\", \"EnteredUtc\") "
            + $"VALUES ('{Raw.Text(other.Value)}', '2025-12-01', '2026-01-13', 6, 18, 5, '{Raw.Text(desk.Clinician.Id.Value)}', 'x', '{Raw.Text(desk.FrontDesk.Id.Value)}', '2026-01-13 00:00:00Z')"));
    }

    internal static PlaceCurrentClient Ask(Database database, AdmissionDesk desk) => new(
        Guid.NewGuid(), new("Kai", null, new(1990, 7, 24), "+13855550123", SafeContact.Call, null), AnotherPerson: false,
        new(database.Clock.Today.AddDays(-44), 6, 18, 5), desk.Clinician.Id, desk.Clinic.Evening.Id, desk.Clinic.Next, desk.Clinic.Tuesday.Id,
        PayerPath.SelfPayWithEstimate, []);

    private static Task<Result<CurrentClientPlaced>> PlaceAsync(
        Database database, AdmissionDesk desk, Guid? key = null, string phone = "+13855550123", string? email = null, params PaperInHand[] papers)
    {
        var ask = Ask(database, desk);
        return database.Get<PlaceCurrentClientHandler>().HandleAsync(
            desk.FrontDesk, ask with { Key = key ?? Guid.NewGuid(), Person = ask.Person with { Phone = phone, Email = email }, PapersSeen = papers }, default);
    }
}
