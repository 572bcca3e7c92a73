using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Features.SigningDocuments;
using RedWillow.Portal.Tests.Features.RequestingEnrollment;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.SigningDocuments;

public sealed class SignDocumentTests
{
    private static readonly SigningCircumstances Kitchen = new("203.0.113.7", "Mozilla/5.0 (phone)", "passkey");
    private static readonly Paper Consent = Papers.Current(DocumentKind.TreatmentConsent, new CultureInfo("en-US"));

    [Theory, OnEachDatabase]
    public async Task A_signature_keeps_who_what_when_and_how(Database database)
    {
        var sam = await AdultAsync(database);
        await sam.SayAsync(Question.LegalName, "Samira Peña López");

        Assert.Null((await SignAsync(database, sam.Who, "samira  pena lopez")).Refusal);

        await using var db = database.CreateContext();
        var signature = await db.Signatures.SingleAsync();
        var text = await db.DocumentTexts.SingleAsync();
        Assert.Equal(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text))), signature.DocumentHash);
        Assert.Equal(Consent.Text, text.Text);
        Assert.Equal(
            ("samira  pena lopez", 1, "en-US", Consent.Intent, database.Clock.UtcNow, "America/Denver"),
            (signature.SignerName, signature.DocumentVersion, signature.Culture, signature.Intent, signature.SignedUtc, signature.ZoneId));
        Assert.Equal(Kitchen, new(signature.IpAddress, signature.UserAgent, signature.AuthenticationLevel));
        Assert.Equal("Self", signature.Capacity);
    }

    [Theory, OnEachDatabase]
    public async Task Signing_twice_is_one_signature(Database database)
    {
        var sam = await AdultAsync(database);
        var first = await SignAsync(database, sam.Who, "Sam");
        var second = await SignAsync(database, sam.Who, "Somebody Else");

        Assert.Equal(first.Value, second.Value);
        await using var db = database.CreateContext();
        Assert.Equal("Sam", (await db.Signatures.SingleAsync()).SignerName);
    }

    [Theory, OnEachDatabase]
    public async Task The_database_keeps_a_signature_as_it_is(Database database)
    {
        var sam = await AdultAsync(database);
        await SignAsync(database, sam.Who, "Sam");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.ExecuteSqlAsync("UPDATE \"Signatures\" SET \"Intent\" = 'no'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.ExecuteSqlAsync("DELETE FROM \"Signatures\""));
    }

    [Theory, OnEachDatabase]
    public async Task Two_clients_may_sign_the_same_paper_at_the_same_moment(Database database)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AdultAsync(database)));
        var signed = await Task.WhenAll(clients.Select(client => SignAsync(database, client.Who, "Sam")));

        Assert.All(signed, one => Assert.Null(one.Refusal));
        await using var db = database.CreateContext();
        Assert.Equal((6, 1), (await db.Signatures.CountAsync(), await db.DocumentTexts.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_signed_without_name_and_intent(Database database)
    {
        var sam = await AdultAsync(database);
        await sam.SayAsync(Question.LegalName, "Samira Peña");

        Assert.IsType<NotSigned>((await SignAsync(database, sam.Who, "Sam", intends: false)).Refusal);
        Assert.IsType<NotSigned>((await SignAsync(database, sam.Who, " ")).Refusal);
        Assert.IsType<NotSigned>((await SignAsync(database, sam.Who, "Sam\0")).Refusal);
        Assert.IsType<SignerNameDiffers>((await SignAsync(database, sam.Who, "Alex Doe")).Refusal);
        Assert.IsType<StaleEdit>((await SignAsync(database, sam.Who, "Sam", hash: "00")).Refusal);
        Assert.IsType<NotThere>((await SignAsync(database, Actor.Visitor.Instance, "Sam")).Refusal);
        Assert.IsType<NotThere>((await SignAsync(database, (await Newcomer.ArriveAsync(database, begins: false)).Who, "Sam")).Refusal);
        await using var db = database.CreateContext();
        Assert.Empty(await db.Signatures.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Before_the_legal_name_is_told_only_the_name_they_go_by_signs(Database database)
    {
        var sam = await AdultAsync(database);

        Assert.IsType<SignerNameDiffers>((await SignAsync(database, sam.Who, "Alex Doe")).Refusal);
        Assert.Null((await SignAsync(database, sam.Who, "sam")).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_under_eighteen_is_offered_a_paper_or_signs_one_alone(Database database)
    {
        var young = await Newcomer.ArriveAsync(database);
        await young.SayAsync(Question.BirthDate, "2010-06-01");

        Assert.IsType<ArrangedByStaff>((await SignAsync(database, young.Who, "Sam")).Refusal);
        var papers = (await database.Get<DocumentsQuery>().HandleAsync(young.Who, default))!;
        Assert.IsType<ArrangedByStaff>(papers.WhyNotAlone);
        Assert.Empty(papers.ToSign);
        await using var db = database.CreateContext();
        Assert.Empty(await db.Signatures.ToListAsync());
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_offered_or_signed_before_the_birth_date_is_told(Database database)
    {
        var sam = await Newcomer.ArriveAsync(database);

        Assert.IsType<BirthDateFirst>((await SignAsync(database, sam.Who, "Sam")).Refusal);
        var papers = (await database.Get<DocumentsQuery>().HandleAsync(sam.Who, default))!;
        Assert.IsType<BirthDateFirst>(papers.WhyNotAlone);
        Assert.Empty(papers.ToSign);
        Assert.IsType<BirthDateFirst>((await sam.DraftAsync()).WhyNotSign);

        await sam.SayAsync(Question.BirthDate, "1990-07-24");
        Assert.Equal(Papers.Order, (await database.Get<DocumentsQuery>().HandleAsync(sam.Who, default))!.ToSign);
        Assert.Null((await SignAsync(database, sam.Who, "Sam")).Refusal);
    }

    [Theory, OnEachDatabase]
    public async Task A_birth_date_that_is_corrected_to_under_eighteen_takes_away_what_was_signed(Database database)
    {
        var sam = await AdultAsync(database);
        var id = (await SignAsync(database, sam.Who, "Sam")).Value;
        Assert.True((await FactsAsync(database, sam)).TreatmentConsentSigned);

        await sam.SayAsync(Question.BirthDate, "2010-06-01");

        Assert.False((await FactsAsync(database, sam)).TreatmentConsentSigned);
        Assert.Empty((await sam.DraftAsync()).Papers);
        Assert.IsType<ArrangedByStaff>((await SignAsync(database, sam.Who, "Sam")).Refusal);
        // The copy is theirs all the same.
        Assert.Equal(id, Assert.Single((await database.Get<DocumentsQuery>().HandleAsync(sam.Who, default))!.Copies).Id);

        // Mistyped and set right: it was signed by an adult.
        await sam.SayAsync(Question.BirthDate, "1990-07-24");
        Assert.True((await FactsAsync(database, sam)).TreatmentConsentSigned);
        Assert.Equal(id, (await SignAsync(database, sam.Who, "Sam")).Value);
    }

    [Theory, OnEachDatabase]
    public async Task What_was_signed_under_eighteen_is_signed_by_hand_later(Database database)
    {
        var sam = await AdultAsync(database);
        await SignAsync(database, sam.Who, "Sam");
        var tomorrow = database.Clock.Today.AddDays(1);
        await sam.SayAsync(Question.BirthDate, tomorrow.AddYears(-18).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        database.Clock.Advance(TimeSpan.FromDays(1));

        Assert.False((await FactsAsync(database, sam)).TreatmentConsentSigned);
        Assert.IsType<ArrangedByStaff>((await SignAsync(database, sam.Who, "Sam")).Refusal);
        var papers = (await database.Get<DocumentsQuery>().HandleAsync(sam.Who, default))!;
        Assert.True(papers.SignedTooYoung);
        Assert.Equal(Papers.Order.Where(kind => kind != DocumentKind.TreatmentConsent), papers.ToSign);
    }

    [Theory, OnEachDatabase]
    public async Task A_copy_is_the_clients_own(Database database)
    {
        var sam = await AdultAsync(database);
        var other = await AdultAsync(database);
        var id = (await SignAsync(database, sam.Who, "Sam")).Value;

        var copy = await database.Get<SignedCopyQuery>().HandleAsync(sam.Who, id, default);
        Assert.Equal((Consent.Text, "Sam"), (copy!.Text, copy.SignerName));
        Assert.Null(await database.Get<SignedCopyQuery>().HandleAsync(other.Who, id, default));

        var mine = (await database.Get<DocumentsQuery>().HandleAsync(sam.Who, default))!;
        Assert.DoesNotContain(DocumentKind.TreatmentConsent, mine.ToSign);
        Assert.Equal(id, Assert.Single(mine.Copies).Id);
        Assert.Empty((await database.Get<DocumentsQuery>().HandleAsync(other.Who, default))!.Copies);
    }

    private static async Task<Newcomer> AdultAsync(Database database)
    {
        var newcomer = await Newcomer.ArriveAsync(database);
        Assert.Null((await newcomer.SayAsync(Question.BirthDate, "1990-07-24")).Refusal);
        return newcomer;
    }

    private static async Task<AdmissionFacts> FactsAsync(Database database, Newcomer who)
    {
        await using var db = database.CreateContext();
        var id = (await who.DraftAsync()).Id;
        return (await db.LoadAdmissionFactsAsync([id], default))[id];
    }

    private static Task<Result<SignatureId>> SignAsync(Database database, Actor actor, string name, bool intends = true, string? hash = null) =>
        database.Get<SignDocumentHandler>().HandleAsync(
            actor, new SignDocument(Guid.NewGuid(), DocumentKind.TreatmentConsent, hash ?? Consent.Hash, name, intends, Kitchen), default);
}
