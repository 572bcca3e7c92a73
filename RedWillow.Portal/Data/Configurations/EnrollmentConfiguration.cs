using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;
using RedWillow.Portal.Domain.Waiting;

namespace RedWillow.Portal.Data.Configurations;

internal sealed class EnrollmentConfiguration : IEntityTypeConfiguration<Enrollment>, IEntityTypeConfiguration<EnrollmentMove>,
    IEntityTypeConfiguration<EnrollmentAnswer>, IEntityTypeConfiguration<IntakeResult>, IEntityTypeConfiguration<SafetyFlag>,
    IEntityTypeConfiguration<StaffTask>, IEntityTypeConfiguration<WaitlistEntry>, IEntityTypeConfiguration<Discharge>
{
    public void Configure(EntityTypeBuilder<Enrollment> builder)
    {
        builder.IsAggregate();
        builder.HasOne<Client>().WithMany().HasForeignKey(enrollment => enrollment.ClientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Group>().WithMany().HasForeignKey(enrollment => enrollment.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(enrollment => enrollment.TherapistId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(enrollment => enrollment.Moves).WithOne().HasForeignKey(move => move.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(enrollment => enrollment.ClientId, "UX_Enrollments_ClientId_Open").IsUnique()
            .HasFilter($"\"Status\" < {(int)EnrollmentStatus.Completed}");
        builder.HasIndex(enrollment => enrollment.Status);
        builder.Property(enrollment => enrollment.PlacesToGo).Encrypted();
        builder.Property(enrollment => enrollment.EndNote).Encrypted();
        builder.Ignore(enrollment => enrollment.HasEnded);
    }

    public void Configure(EntityTypeBuilder<EnrollmentMove> builder)
    {
        builder.Property(move => move.Id).ValueGeneratedNever();
        builder.Property(move => move.Reason).Encrypted();
    }

    public void Configure(EntityTypeBuilder<EnrollmentAnswer> builder)
    {
        builder.HasKey(answer => new { answer.EnrollmentId, answer.Question });
        builder.Property(answer => answer.Question).HasMaxLength(64);
        builder.Property(answer => answer.Value).Encrypted();
        builder.HasOne<Enrollment>().WithMany().HasForeignKey(answer => answer.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<IntakeResult> builder)
    {
        builder.Property(result => result.Id).ValueGeneratedNever();
        builder.Property(result => result.Note).Encrypted();
        builder.HasOne<Enrollment>().WithMany().HasForeignKey(result => result.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SafetyFlag> builder)
    {
        builder.Property(flag => flag.Id).ValueGeneratedNever();
        builder.Property(flag => flag.Reasons).Encrypted();
        builder.Property(flag => flag.ClearedNote).Encrypted();
        builder.HasStayOfClient();
    }

    public void Configure(EntityTypeBuilder<StaffTask> builder)
    {
        builder.Property(task => task.Id).ValueGeneratedNever();
        builder.HasStayOfClient();
        builder.HasIndex(task => new { task.EnrollmentId, task.Kind });
    }

    public void Configure(EntityTypeBuilder<Discharge> builder)
    {
        builder.HasKey(discharge => discharge.EnrollmentId);
        builder.Property(discharge => discharge.EnrollmentId).ValueGeneratedNever();
        builder.Property(discharge => discharge.Reason).Encrypted();
        builder.Property(discharge => discharge.Aftercare).Encrypted();
        builder.Property(discharge => discharge.NextPlace).Encrypted();
        builder.HasOne<Enrollment>().WithOne().HasForeignKey<Discharge>(discharge => discharge.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WaitlistEntry> builder)
    {
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.PossibleHours).Encrypted();
        builder.HasStayOfClient();
        builder.HasOne<Track>().WithMany().HasForeignKey(entry => entry.TrackId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Group>().WithMany().HasForeignKey(entry => entry.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => entry.EnrollmentId).IsUnique().HasFilter("\"EndedUtc\" IS NULL");
    }
}

internal sealed class SignatureConfiguration : IEntityTypeConfiguration<Signature>, IEntityTypeConfiguration<DocumentText>
{
    public void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.Property(signature => signature.Id).ValueGeneratedNever();
        builder.Property(signature => signature.SignerName).Encrypted();
        builder.Property(signature => signature.IpAddress).Encrypted();
        builder.Property(signature => signature.UserAgent).Encrypted();
        builder.HasOne<DocumentText>().WithMany().HasForeignKey(signature => signature.DocumentHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasStayOfClient();
        // An enrollment is one client's: one signature per client, stay, paper and version.
        builder.HasIndex(signature => new { signature.EnrollmentId, signature.Kind, signature.DocumentVersion }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DocumentText> builder)
    {
        builder.HasKey(text => text.Hash);
        builder.Property(text => text.Hash).HasMaxLength(64);
    }
}
