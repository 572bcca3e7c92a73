using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Talks;
using RedWillow.Portal.Domain.Waiting;

namespace RedWillow.Portal.Data;

/// <summary>The whole model. Two sealed children exist so that each provider has its own migrations.</summary>
public abstract class PortalDbContext(DbContextOptions options)
    : IdentityDbContext<PortalUser, IdentityRole<Guid>, Guid>(options)
{
    private readonly List<DomainEvent> _recorded = [];

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<Practitioner> Practitioners => Set<Practitioner>();

    public DbSet<Room> Rooms => Set<Room>();

    public DbSet<Track> Tracks => Set<Track>();

    public DbSet<TrackInterest> TrackInterests => Set<TrackInterest>();

    public DbSet<Closure> Closures => Set<Closure>();

    public DbSet<CenterCalendar> CenterCalendars => Set<CenterCalendar>();

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<GroupMeeting> GroupMeetings => Set<GroupMeeting>();

    public DbSet<GroupSession> GroupSessions => Set<GroupSession>();

    public DbSet<SeatClaim> SeatClaims => Set<SeatClaim>();

    public DbSet<OfferedHour> OfferedHours => Set<OfferedHour>();

    public DbSet<HourClaim> HourClaims => Set<HourClaim>();

    public DbSet<IndividualAppointment> IndividualAppointments => Set<IndividualAppointment>();

    public DbSet<Enrollment> Enrollments => Set<Enrollment>();

    public DbSet<EnrollmentAnswer> EnrollmentAnswers => Set<EnrollmentAnswer>();

    public DbSet<IntakeResult> IntakeResults => Set<IntakeResult>();

    public DbSet<Discharge> Discharges => Set<Discharge>();

    public DbSet<SafetyFlag> SafetyFlags => Set<SafetyFlag>();

    public DbSet<StaffTask> StaffTasks => Set<StaffTask>();

    public DbSet<WaitlistEntry> WaitlistEntries => Set<WaitlistEntry>();

    public DbSet<Inquiry> Inquiries => Set<Inquiry>();

    public DbSet<TalkAppointment> TalkAppointments => Set<TalkAppointment>();

    public DbSet<ContactAttempt> ContactAttempts => Set<ContactAttempt>();

    public DbSet<AttendanceMark> AttendanceMarks => Set<AttendanceMark>();

    public DbSet<AttendanceAmendment> AttendanceAmendments => Set<AttendanceAmendment>();

    public DbSet<OutreachTask> OutreachTasks => Set<OutreachTask>();

    public DbSet<CareTeamReview> CareTeamReviews => Set<CareTeamReview>();

    public DbSet<Signature> Signatures => Set<Signature>();

    public DbSet<PaperConsent> PaperConsents => Set<PaperConsent>();

    public DbSet<ConsentScan> ConsentScans => Set<ConsentScan>();

    public DbSet<OpeningBalance> OpeningBalances => Set<OpeningBalance>();

    public DbSet<DocumentText> DocumentTexts => Set<DocumentText>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<CommandAnswer> CommandAnswers => Set<CommandAnswer>();

    /// <summary>The keys under which this model's protected columns are written.</summary>
    internal FieldProtector Protector => this.GetService<FieldProtector>();

    /// <summary>Events of rows that are no aggregates; the unit of work audits them like the others.</summary>
    internal IReadOnlyList<DomainEvent> Recorded => _recorded;

    /// <summary>Remembers something that happened to a row that is part of no aggregate.</summary>
    public void Record(DomainEvent happened) => _recorded.Add(happened);

    internal void ForgetRecorded() => _recorded.Clear();

    // Contexts are pooled: what one unit of work recorded and did not commit must not be found by the next.
    public override void Dispose()
    {
        ForgetRecorded();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        ForgetRecorded();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        ProtectedColumns.Apply(builder, Protector);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        TypedIdConversions.Apply(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
    }
}

/// <summary>The portal on SQLite: one machine, nothing to install.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options);

/// <summary>The portal on PostgreSQL: several machines.</summary>
public sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options) : PortalDbContext(options);
