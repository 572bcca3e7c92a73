using RedWillow.Portal.Data;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Tests.Features.JoiningGroup;
using RedWillow.Portal.Tests.Support;

namespace RedWillow.Portal.Tests.Features.Admitting;

/// <summary>A small clinic with staff of every role, and requests that are complete but for what a test leaves out.</summary>
internal sealed class AdmissionDesk(Database database, PlaceClinic clinic)
{
    private static readonly string[] Told =
        [Question.LegalName, Question.BirthDate, Question.Address, Question.SafeContact, Question.EmergencyName, Question.EmergencyPhone];

    private static readonly Dictionary<AdmissionItem, string> AnswerOf = new()
    {
        [AdmissionItem.LegalName] = Question.LegalName, [AdmissionItem.BirthDate] = Question.BirthDate, [AdmissionItem.Address] = Question.Address,
        [AdmissionItem.SafeContact] = Question.SafeContact, [AdmissionItem.EmergencyContact] = Question.EmergencyPhone,
        [AdmissionItem.SuitabilityQuestions] = Question.CannotStaySober,
    };

    public PlaceClinic Clinic => clinic;

    /// <summary>A paper that clients had signed before its newest version.</summary>
    public DocumentKind? Outdated { get; set; }

    /// <summary>Licensed, and the therapist of the offered hours.</summary>
    public Actor.Staff Clinician => new(new(clinic.Therapist.Id.Value), clinic.Therapist.Id, StaffRoles.Clinician);

    /// <summary>Has the clinician's role; the license ran out yesterday.</summary>
    public Actor.Staff Lapsed { get; private set; } = null!;

    public Actor.Staff FrontDesk { get; private set; } = null!;

    public Actor.Staff Director { get; private set; } = null!;

    public Actor.Staff Counselor { get; private set; } = null!;

    public Actor.Staff Admin { get; private set; } = null!;

    public static async Task<AdmissionDesk> OpenAsync(Database database, int capacity = 12)
    {
        var desk = new AdmissionDesk(database, await PlaceClinic.OpenAsync(database, capacity, clients: 0));
        await desk.Clinic.ChangeAsync(desk.Hire);
        return desk;
    }

    /// <summary>A request as a client sent it and staff worked on it, complete but for the items named.</summary>
    public async Task<EnrollmentId> RequestAsync(params AdmissionItem[] without)
    {
        EnrollmentId id = default;
        await clinic.ChangeAsync(db => id = Write(db, without));
        return id;
    }

    /// <summary>The one request there is begins later, because until then its hour is somebody else's.</summary>
    public async Task BeginOnAsync(DateOnly free)
    {
        await clinic.ChangeAsync(db =>
        {
            db.SeatClaims.Single().StartOn(free);
            db.HourClaims.Single().StartOn(free);
            db.Enrollments.Single().AgreeStart(free);
        });
        await GiveHourAwayAsync(free);
    }

    /// <summary>Somebody else has the therapist's Tuesdays until that day.</summary>
    public Task GiveHourAwayAsync(DateOnly until) => clinic.ChangeAsync(db =>
    {
        var (who, stay) = clinic.Add(db);
        var hour = HourClaim.Hold(new(Guid.CreateVersion7()), clinic.Tuesday, who.Id, stay, database.Clock.Today.AddDays(-7), database.Clock.UtcNow);
        hour.Become(ClaimKind.Member);
        hour.EndBefore(until);
        db.Add(hour);
    });

    private void Hire(PortalDbContext db)
    {
        Actor.Staff Join(string name, StaffRoles roles, License? license = null)
        {
            var person = Practitioner.Join(new(Guid.CreateVersion7()), name, license, "English", null);
            db.Add(person);
            return new(new(person.Id.Value), person.Id, roles);
        }

        Lapsed = Join("Lee Park", StaffRoles.Clinician, new("LCSW", "2", database.Clock.Today.AddDays(-1)));
        (FrontDesk, Director) = (Join("Fay Ono", StaffRoles.FrontDesk), Join("Dee Rask", StaffRoles.Director));
        (Counselor, Admin) = (Join("Cal Moss", StaffRoles.Counselor), Join("Ada Kent", StaffRoles.Admin));
    }

    private EnrollmentId Write(PortalDbContext db, AdmissionItem[] without)
    {
        var (now, today) = (database.Clock.UtcNow, database.Clock.Today);
        var client = Client.Register(new(Guid.CreateVersion7()), "RW" + Guid.NewGuid().ToString("N")[..6], "Sam", "sam@example.org", "en-US", now);
        client.Identify("Sam", "Samuel Ortiz", new(1990, 7, 24));
        client.ReachAt("+18015550123", SafeContact.Call | SafeContact.Email);
        var request = Enrollment.Begin(new(Guid.CreateVersion7()), client.Id, now);
        request.Choose(clinic.Evening.Id, clinic.Next, clinic.Therapist.Id);
        Assert.True(request.MoveTo(EnrollmentStatus.Requested, new Actor.Client(new(client.Id.Value), client.Id), now).Succeeded);
        if (!without.Contains(AdmissionItem.PayerPath) && !without.Contains(AdmissionItem.InsurerConsent))
            request.SettlePayer(PayerPath.SelfPayWithEstimate);
        db.AddRange(client, request);
        Answer(db, request.Id, without);
        Sign(db, request, without);
        Place(db, request, without);
        db.Add(new IntakeResult
        {
            Id = Guid.CreateVersion7(), EnrollmentId = request.Id, RecordedBy = clinic.Therapist.Id, RecordedUtc = now, Note = "Talked at length.",
            Outcome = without.Contains(AdmissionItem.Intake) ? IntakeOutcome.NotNow : IntakeOutcome.Appropriate,
            SuicideScreenDate = today.AddDays(without.Contains(AdmissionItem.SuicideScreen) ? -31 : -30),
        });
        if (without.Contains(AdmissionItem.SafetyFlag))
            Flag(db, request);
        return request.Id;
    }

    private void Answer(PortalDbContext db, EnrollmentId id, AdmissionItem[] without)
    {
        void Save(string question, string value)
        {
            if (without.Any(item => AnswerOf.GetValueOrDefault(item) == question))
                return;
            var answer = new EnrollmentAnswer { EnrollmentId = id, Question = question };
            answer.Save(value, database.Clock.UtcNow);
            db.Add(answer);
        }

        Save(Question.Program, without.Contains(AdmissionItem.GroupProgram) ? "MentalHealth" : "SubstanceUse");
        foreach (var question in Told)
            Save(question, question == Question.SafeContact ? "Email" : "Given");
        Save(Question.PayerKind, without.Contains(AdmissionItem.InsurerConsent) ? InsurerConsent.Insurance : "SelfPay");
        foreach (var question in Question.Suitability)
            Save(question, question == Question.SteppingDown ? "Yes" : "No");
    }

    private void Sign(PortalDbContext db, Enrollment request, AdmissionItem[] without)
    {
        foreach (var kind in Enum.GetValues<DocumentKind>().Where(kind => kind != DocumentKind.TpoConsent && !without.Any(item => item.ToString() == kind.ToString())))
        {
            var version = SignedPapers.NewestVersion(kind) - (kind == Outdated ? 1 : 0);
            var text = new DocumentText { Hash = Guid.NewGuid().ToString("N"), Kind = kind, Version = version, Culture = "en-US", Text = $"# {kind}" };
            db.AddRange(text, new Signature
            {
                Id = new(Guid.CreateVersion7()), ClientId = request.ClientId, EnrollmentId = request.Id, Kind = kind, DocumentHash = text.Hash, DocumentVersion = version,
                Culture = "en-US", SignerName = "Samuel Ortiz", Capacity = "self", Intent = "I sign.", SignedUtc = database.Clock.UtcNow,
                ZoneId = database.Clock.Zone.Id, IpAddress = "::1", UserAgent = "test", AuthenticationLevel = "pwd",
            });
        }
    }

    private void Place(PortalDbContext db, Enrollment request, AdmissionItem[] without)
    {
        var now = database.Clock.UtcNow;
        if (!without.Contains(AdmissionItem.GroupSeat))
        {
            var seat = SeatClaim.Hold(new(Guid.CreateVersion7()), clinic.Evening.Id, request.ClientId, request.Id, clinic.Next, now);
            seat.Become(ClaimKind.Request);
            db.Add(seat);
        }

        if (without.Contains(AdmissionItem.WeeklyHour))
        {
            db.Add(Task(request, StaffTaskKind.ArrangeHour, TaskPriority.Routine));
            return;
        }

        if (without.Contains(AdmissionItem.GroupSeat))
            return;
        var hour = HourClaim.Hold(new(Guid.CreateVersion7()), clinic.Tuesday, request.ClientId, request.Id, clinic.Next, now);
        hour.Become(ClaimKind.Request);
        db.Add(hour);
    }

    private void Flag(PortalDbContext db, Enrollment request)
    {
        db.Add(new SafetyFlag
        {
            Id = new(Guid.CreateVersion7()), ClientId = request.ClientId, EnrollmentId = request.Id, Reasons = nameof(ScreeningReason.SuicideThoughts),
            RaisedUtc = database.Clock.UtcNow,
        });
        db.Add(Task(request, StaffTaskKind.SafetyCall, TaskPriority.Urgent));
        Assert.True(request.MoveTo(EnrollmentStatus.ConsultationRequired, new Actor.Client(new(request.ClientId.Value), request.ClientId), database.Clock.UtcNow).Succeeded);
    }

    public StaffTask Task(Enrollment request, StaffTaskKind kind, TaskPriority priority) => new()
    {
        Id = new(Guid.CreateVersion7()), Kind = kind, ClientId = request.ClientId, EnrollmentId = request.Id, OpenedUtc = database.Clock.UtcNow, Priority = priority,
    };
}
