using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Features.Discharging;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Discharging;

/// <summary>A small clinic with staff of every role, and clients in treatment in its evening group; the first has the therapist's Tuesday hour.</summary>
internal sealed class StayDesk(Database database, PlaceClinic clinic)
{
    public PlaceClinic Clinic => clinic;

    public DateOnly Today => database.Clock.Today;

    public Actor.Staff Clinician => new(new(clinic.Therapist.Id.Value), clinic.Therapist.Id, StaffRoles.Clinician);

    /// <summary>Licensed, and the director.</summary>
    public Actor.Staff Director => new(new(clinic.Therapist.Id.Value), clinic.Therapist.Id, StaffRoles.Clinician | StaffRoles.Director);

    public Actor.Staff FrontDesk { get; private set; } = null!;

    public Actor.Staff Admin { get; private set; } = null!;

    /// <summary>Leads both groups.</summary>
    public Actor.Staff Counselor => new(new(Guid.NewGuid()), clinic.Evening.Meetings[0].CounselorId, StaffRoles.Counselor);

    /// <summary>Leads no group.</summary>
    public Actor.Staff OtherCounselor { get; private set; } = null!;

    /// <summary>Has the clinician's role; the license ran out yesterday.</summary>
    public Actor.Staff Lapsed { get; private set; } = null!;

    public static async Task<StayDesk> OpenAsync(Database database, int capacity = 12, int choosing = 0)
    {
        var desk = new StayDesk(database, await PlaceClinic.OpenAsync(database, capacity, choosing));
        await desk.Clinic.ChangeAsync(desk.Hire);
        return desk;
    }

    /// <summary>A client in treatment for so many weeks; one who is not seated has no chair.</summary>
    public async Task<StayOf> ActiveAsync(int weeks = 14, bool withHour = true, string name = "Sam", bool seated = true)
    {
        StayOf stay = null!;
        await clinic.ChangeAsync(db => stay = Write(db, weeks, withHour, name, seated));
        return stay;
    }

    public async Task<Enrollment> ReadAsync(EnrollmentId id)
    {
        await using var db = database.CreateContext();
        return await db.Enrollments.AsNoTracking().Include(row => row.Moves).SingleAsync(row => row.Id == id);
    }

    public async Task<Result<Done>> PauseAsync(Actor actor, EnrollmentId id, int days = 7, string? reason = "Family visit.", int? seen = null) =>
        await database.Get<PauseStayHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, Today.AddDays(days), reason, seen ?? await VersionAsync(id)), default);

    public async Task<Result<Done>> ReturnAsync(Actor actor, EnrollmentId id, DateOnly? day = null) =>
        await database.Get<ReturnToStayHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, day ?? Today, await VersionAsync(id)), default);

    public async Task<Result<CompletionDated>> DateAsync(Actor actor, EnrollmentId id, DateOnly? lastDay, string? note = null, int? seen = null) =>
        await database.Get<DateCompletionHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, lastDay, note, seen ?? await VersionAsync(id)), default);

    public async Task<Result<Done>> CompleteAsync(Actor actor, EnrollmentId id, string? aftercare = "Weekly hour outside.", string? next = "Community clinic") =>
        await database.Get<CompleteStayHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, aftercare, next, await VersionAsync(id)), default);

    public async Task<Result<Done>> DischargeAsync(
        Actor actor, EnrollmentId id, Disposition how = Disposition.Transferred, string? reason = "Needs inpatient care.", string? aftercare = "Crisis numbers given.",
        string? next = "Hospital, 801-555-0100", Guid? key = null, int? seen = null) =>
        await database.Get<DischargeClientHandler>().HandleAsync(
            actor, new(key ?? Guid.NewGuid(), id, how, reason, aftercare, next, seen ?? await VersionAsync(id)), default);

    public async Task<Result<Done>> MistakeAsync(Actor actor, EnrollmentId id, string? reason = "Entered twice.") =>
        await database.Get<MarkEnteredInErrorHandler>().HandleAsync(actor, new(Guid.NewGuid(), id, reason, await VersionAsync(id)), default);

    public async Task<int> VersionAsync(EnrollmentId id)
    {
        await using var db = database.CreateContext();
        return await db.Enrollments.Where(row => row.Id == id).Select(row => row.Version).SingleOrDefaultAsync();
    }

    private void Hire(PortalDbContext db)
    {
        Actor.Staff Join(string name, StaffRoles roles, License? license = null)
        {
            var person = Practitioner.Join(new(Guid.CreateVersion7()), name, license, "English", null);
            db.Add(person);
            return new(new(person.Id.Value), person.Id, roles);
        }

        (FrontDesk, Admin) = (Join("Fay Ono", StaffRoles.FrontDesk), Join("Ada Kent", StaffRoles.Admin));
        OtherCounselor = Join("Cal Moss", StaffRoles.Counselor);
        Lapsed = Join("Lee Park", StaffRoles.Clinician, new("LCSW", "2", database.Clock.Today.AddDays(-1)));
    }

    private StayOf Write(PortalDbContext db, int weeks, bool withHour, string name, bool seated)
    {
        var (first, start) = (Today.AddDays(-7 * weeks), database.Clock.UtcNow.AddDays(-7 * weeks));
        var client = Client.Register(new(Guid.CreateVersion7()), "RW" + Guid.NewGuid().ToString("N")[..6].ToUpperInvariant(), name, "sam@example.org", "en-US", start);
        client.Identify(name, name + " Ortiz", new(1990, 7, 24));
        client.ReachAt("+18015550123", SafeContact.Call | SafeContact.Email);
        var me = new Actor.Client(new(client.Id.Value), client.Id);
        var stay = Enrollment.Begin(new(Guid.CreateVersion7()), client.Id, start.AddDays(-9));
        stay.Choose(clinic.Evening.Id, first, withHour ? clinic.Therapist.Id : null);
        Assert.True(stay.MoveTo(EnrollmentStatus.Requested, me, start.AddDays(-8)).Succeeded);
        Assert.True(stay.MoveTo(EnrollmentStatus.Approved, Clinician, start.AddDays(-5)).Succeeded);
        Assert.True(stay.Attended(first, Clinician, start).Succeeded);
        var seat = SeatClaim.Hold(new(Guid.CreateVersion7()), clinic.Evening.Id, client.Id, stay.Id, first, start);
        seat.Become(ClaimKind.Member);
        db.AddRange(client, stay);
        if (seated)
            db.Add(seat);
        if (withHour)
        {
            var hour = HourClaim.Hold(new(Guid.CreateVersion7()), clinic.Tuesday, client.Id, stay.Id, first, start);
            hour.Become(ClaimKind.Member);
            db.Add(hour);
        }

        return new(me, stay.Id, client.Reference);
    }
}

/// <summary>A client and their stay.</summary>
internal sealed record StayOf(Actor.Client Who, EnrollmentId Id, string Reference);
