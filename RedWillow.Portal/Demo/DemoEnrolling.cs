using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Time;
using RedWillow.Portal.Features.JoiningGroup;
using RedWillow.Portal.Features.RequestingEnrollment;
using RedWillow.Portal.Features.SigningDocuments;

namespace RedWillow.Portal.Demo;

/// <summary>What a client does before admission: registers, answers, signs, chooses and sends.</summary>
internal sealed class DemoEnrolling(DemoStage stage, DemoSetup clinic)
{
    /// <summary>Answers and, as far as the fate goes, signs, chooses a place and sends.</summary>
    public async Task<EnrollmentId> RunAsync(Actor.Client client, DemoClient person, int index, DateOnly start, CancellationToken stop)
    {
        var enrollment = DemoStage.Must(await stage.Make<BeginEnrollmentHandler>().HandleAsync(client, new(DemoStage.NewKey()), stop));
        await AnswerAsync(client, person, index, stop);
        if (person.Fate is DemoFate.Draft or DemoFate.TalkFirst or DemoFate.StaffAssisted)
            return enrollment;
        await SignAsync(client, person, stop);
        if (person.Fate == DemoFate.Waitlisted)
        {
            var track = DemoSetup.TrackOf(DemoStaff.Groups[person.Group]);
            DemoStage.Must(await stage.Make<JoinWaitlistHandler>().HandleAsync(
                client, new(DemoStage.NewKey(), enrollment, track, clinic.Groups[person.Group], "Tuesday or Friday afternoons"), stop));
            return enrollment;
        }

        await HoldAsync(client, enrollment, person, start, stop);
        var read = await stage.Make<DraftQuery>().HandleAsync(client, stop);
        DemoStage.Must(await stage.Make<SendRequestHandler>().HandleAsync(client, new(DemoStage.NewKey(), enrollment, read!.Place!.Stamp), stop));
        return enrollment;
    }

    private async Task AnswerAsync(Actor.Client client, DemoClient person, int index, CancellationToken stop)
    {
        var save = stage.Make<SaveAnswerHandler>();
        foreach (var (question, value) in Answers(person, index))
        {
            DemoStage.Must(await save.HandleAsync(client, new(DemoStage.NewKey(), question, value), stop));
            if (person.Fate == DemoFate.Draft && question == Question.SafeContact)
                return;
        }
    }

    private static IEnumerable<(string Question, string Value)> Answers(DemoClient person, int index)
    {
        var program = DemoStaff.Groups[person.Group].Program;
        yield return (Question.Program, program.ToString());
        yield return (Question.PreferredName, person.Name);
        yield return (Question.LegalName, person.LegalName);
        yield return (Question.BirthDate, new DateOnly(1968 + (index * 5 % 37), 1 + (index * 7 % 12), 1 + (index * 11 % 28)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return (Question.Address, $"{120 + (index * 37)} East {3 + (index % 9)}00 South, Salt Lake City, UT 84102");
        yield return (Question.Phone, $"385-555-01{10 + index}");
        yield return (Question.SafeContact, (index % 3) switch
        {
            0 => $"{SafeContact.Call},{SafeContact.Voicemail},{SafeContact.Email}",
            1 => $"{SafeContact.Text},{SafeContact.Email}",
            _ => $"{SafeContact.Call}",
        });
        foreach (var question in Question.Suitability.Where(question => question != Question.CannotStaySober || program == ProgramKind.SubstanceUse))
            yield return (question, (IsYes(person, index, question) ? SuitabilityAnswer.Yes : SuitabilityAnswer.No).ToString());
        yield return (Question.EmergencyName, index % 2 == 0 ? "Ana Rivera" : "Joe Petersen");
        yield return (Question.EmergencyPhone, $"801-555-01{10 + index}");
        yield return (Question.EmergencyMaySay, "Emergency");
        yield return (Question.PayerKind, index % 4 == 0 ? "SelfPay" : "Insurance");
    }

    private static bool IsYes(DemoClient person, int index, string question) =>
        (person.Fate == DemoFate.TalkFirst && question == Question.SuicideThoughts)
        || (person.Fate == DemoFate.StaffAssisted && question == Question.CourtMandated)
        || (question == Question.SteppingDown && index % 5 == 0);

    private async Task SignAsync(Actor.Client client, DemoClient person, CancellationToken stop)
    {
        var sign = stage.Make<SignDocumentHandler>();
        var wanted = person.Fate is DemoFate.Requested or DemoFate.RequestedNoHour or DemoFate.Waitlisted ? Papers.Order.Take(3) : Papers.Order;
        foreach (var kind in wanted)
        {
            var paper = Papers.Current(kind, CultureInfo.GetCultureInfo(person.Culture));
            DemoStage.Must(await sign.HandleAsync(client, new(
                DemoStage.NewKey(), kind, paper.Hash, person.LegalName, Intends: true, new("192.0.2.10", "Demo", "pwd")), stop));
        }
    }

    private async Task HoldAsync(Actor.Client client, EnrollmentId enrollment, DemoClient person, DateOnly start, CancellationToken stop)
    {
        var hold = stage.Make<HoldPlaceHandler>();
        var group = clinic.Groups[person.Group];
        if (person.Fate == DemoFate.RequestedNoHour)
        {
            DemoStage.Must(await hold.HandleAsync(client, new(DemoStage.NewKey(), enrollment, group, start, null, NoHourFits: true), stop));
            return;
        }

        foreach (var hour in await FreeHoursAsync(person, stop))
        {
            var held = await hold.HandleAsync(client, new(DemoStage.NewKey(), enrollment, group, start, hour, NoHourFits: false), stop);
            if (held.Succeeded)
                return;
        }

        throw new InvalidOperationException($"The demo has no weekly hour left for {person.Name}.");
    }

    private async Task<IReadOnlyList<OfferedHourId>> FreeHoursAsync(DemoClient person, CancellationToken stop)
    {
        var therapists = DemoStaff.Groups[person.Group].Therapists.Select(therapist => clinic.Staff[therapist].Id).ToList();
        await using var db = await stage.Contexts.CreateDbContextAsync(stop);
        var taken = await db.HourClaims.Where(row => row.Until == DateSpan.Open).Select(row => row.OfferedHourId).ToListAsync(stop);
        return await db.OfferedHours.Where(row => therapists.Contains(row.PractitionerId) && !taken.Contains(row.Id))
            .OrderBy(row => row.Weekday).ThenBy(row => row.StartMinute).Select(row => row.Id).ToListAsync(stop);
    }
}
