using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Data.Seed;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Waiting;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Data;

/// <summary>A row in every table that speaks of a row in another, beside those of <see cref="KeptRows"/>.</summary>
internal static class TiedRows
{
    public static async Task AddAsync(Database database)
    {
        await KeptRows.AddAsync(database);
        var (center, raw, now) = (new Center(database), new Raw(database), database.Clock.UtcNow);
        var (client, group, therapist) = (await center.ClientAsync(), await center.GroupAsync(3), await center.PractitionerAsync());
        var stay = Center.StayOf(client);
        await raw.SeatAsync(group, client, Center.Monday, Raw.Open);
        await raw.OfferAsync(therapist, DayOfWeek.Tuesday, new(9, 0), Center.Monday, Raw.Open);
        var hour = await raw.HourAsync(therapist, client, DayOfWeek.Tuesday, new(9, 0), Center.Monday, Raw.Open);
        var session = await raw.SessionAsync(group, await center.RoomAsync(), therapist, now.AddDays(1));
        await raw.OutreachAsync(client, session);
        await raw.ReviewAsync(client);
        var account = PortalUser.New(Guid.CreateVersion7(), "noor@example.org", null, "en-US", now);
        (account.ClientId, account.PractitionerId) = (client, therapist);
        var mark = new AttendanceMark { SessionId = new(session), ClientId = client };
        mark.Set(AttendanceStatus.Present, 0, 0, 180, therapist, now);

        await using var db = database.CreateContext();
        db.Users.Add(account);
        db.AttendanceMarks.Add(mark);
        db.StaffTasks.Add(new StaffTask
        {
            Id = new(Guid.CreateVersion7()), Kind = StaffTaskKind.Consultation, ClientId = client, EnrollmentId = stay, OpenedUtc = now, Priority = TaskPriority.Routine,
        });
        db.SafetyFlags.Add(new SafetyFlag { Id = new(Guid.CreateVersion7()), ClientId = client, EnrollmentId = stay, Reasons = "x", RaisedUtc = now });
        db.WaitlistEntries.Add(new WaitlistEntry
        {
            Id = new(Guid.CreateVersion7()), ClientId = client, EnrollmentId = stay, TrackId = Reference.SubstanceUseEvening, GroupId = group,
            PossibleHours = "mornings", RequestedUtc = now,
        });
        db.TalkAppointments.Add(TalkAppointment.ForClient(
            new(Guid.CreateVersion7()), TalkKind.IntakeAssessment, client, stay, await center.PractitionerAsync(), new(Center.Monday, 600, 60), null, now));
        db.TrackInterests.Add(new TrackInterest { TrackId = Reference.SubstanceUseEvening, ClientId = client, NotedUtc = now });
        db.IndividualAppointments.Add(new IndividualAppointment
        {
            Id = new(Guid.CreateVersion7()), HourClaimId = new(hour), ClientId = client, PractitionerId = therapist, Date = Center.Monday.AddDays(1),
            StartMinute = 540, Minutes = 50,
        });
        var answer = new EnrollmentAnswer { EnrollmentId = stay, Question = Question.PreferredName };
        answer.Save("Noor", now);
        db.EnrollmentAnswers.Add(answer);
        db.Inquiries.Add(Inquiry.Receive(
            new(Guid.CreateVersion7()), "AB23CD45", new(true, "Kim", "+18015550188", null, SafeContact.Call, TalkTimes.Morning, TalkDays.None, "es-US"), now));
        await db.SaveChangesAsync();
    }
}
