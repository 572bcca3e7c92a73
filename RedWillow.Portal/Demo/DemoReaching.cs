using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Features.BookingTalks;
using RedWillow.Portal.Features.ReachingPeople;
using RedWillow.Portal.Features.RequestingConsultation;

namespace RedWillow.Portal.Demo;

/// <summary>Who asked for a call, who was tried to be reached, and which talks are booked.</summary>
internal sealed class DemoReaching(DemoStage stage, DemoSetup clinic)
{
    private static readonly (string Name, string Phone, SafeContact Also, TalkTimes Times, string Culture, bool ForSomeoneElse)[] Callers =
    [
        ("Harper", "385-555-0181", SafeContact.Voicemail, TalkTimes.Morning, "en-US", false),
        ("Joaquín", "385-555-0182", SafeContact.Text, TalkTimes.Evening, "es-US", false),
        ("Carol", "385-555-0183", SafeContact.Voicemail | SafeContact.Text, TalkTimes.Afternoon, "en-US", true),
    ];

    /// <summary>One more person asks to be called.</summary>
    public async Task AskAsync(int caller, CancellationToken stop)
    {
        var (name, phone, also, times, culture, forSomeoneElse) = Callers[caller];
        DemoStage.Must(await stage.Make<AskForCallHandler>().HandleAsync(
            Actor.Visitor.Instance, new(DemoStage.NewKey(), forSomeoneElse, name, phone, null, also, times, TalkDays.None, culture), stop));
    }

    /// <summary>The front desk works on the calls: the first is booked for a talk with a clinician, the second did not answer, the third waits.</summary>
    public async Task AnswerAsync(CancellationToken stop)
    {
        await using var db = await stage.Contexts.CreateDbContextAsync(stop);
        var waiting = await db.Inquiries.AsNoTracking().OrderBy(row => row.ReceivedUtc).Select(row => row.Id).ToListAsync(stop);
        var record = stage.Make<RecordAttemptHandler>();
        DemoStage.Must(await record.HandleAsync(
            clinic.FrontDesk, new(DemoStage.NewKey(), null, waiting[0], ContactWay.Phone, ContactResult.Reached, false, null, "Would like to talk first."), stop));
        await BookAsync(TalkKind.Consultation, null, null, waiting[0], clinic.Clinician.Id, stop);
        DemoStage.Must(await record.HandleAsync(
            clinic.FrontDesk, new(DemoStage.NewKey(), null, waiting[1], ContactWay.Phone, ContactResult.NoAnswer, false, null, null), stop));
    }

    /// <summary>The front desk tries a client who sent a request, and books the intake.</summary>
    public async Task InviteAsync(ClientId client, EnrollmentId enrollment, CancellationToken stop)
    {
        await using var db = await stage.Contexts.CreateDbContextAsync(stop);
        var safe = await db.Clients.Where(row => row.Id == client).Select(row => row.SafeContact).SingleAsync(stop);
        var way = Enum.GetValues<ContactWay>().First(one => Attempts.IsSafe(one, safe));
        DemoStage.Must(await stage.Make<RecordAttemptHandler>().HandleAsync(
            clinic.FrontDesk, new(DemoStage.NewKey(), client, null, way, ContactResult.Reached, false, null, "Knows about the intake."), stop));
        await BookAsync(TalkKind.IntakeAssessment, client, enrollment, null, null, stop);
    }

    private async Task BookAsync(TalkKind kind, ClientId? client, EnrollmentId? enrollment, InquiryId? inquiry, PractitionerId? only, CancellationToken stop)
    {
        await using var db = await stage.Contexts.CreateDbContextAsync(stop);
        var local = stage.Zone.ToLocal(stage.UtcNow);
        var offers = await db.LoadTalkOffersAsync(kind, client, null, only, local, stage.UtcNow, stop);
        // After tomorrow, so that it is still ahead whenever the demo is looked at.
        if (offers.FirstOrDefault(offer => offer.Time.Date > stage.Today.AddDays(1)) is { } offer)
            DemoStage.Must(await stage.Make<BookTalkHandler>().HandleAsync(
                clinic.FrontDesk, new(DemoStage.NewKey(), kind, enrollment, inquiry, new(offer.Clinician, offer.Time.Date, offer.Time.StartMinute)), stop));
    }
}
