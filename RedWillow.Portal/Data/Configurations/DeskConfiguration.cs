using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.Consents;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Data.Configurations;

/// <summary>What staff take over from paper. That none of it changes is guarded by triggers; they stand in the migrations.</summary>
internal sealed class DeskConfiguration : IEntityTypeConfiguration<PaperConsent>, IEntityTypeConfiguration<ConsentScan>, IEntityTypeConfiguration<OpeningBalance>
{
    public void Configure(EntityTypeBuilder<PaperConsent> builder)
    {
        builder.Property(paper => paper.Id).ValueGeneratedNever();
        builder.HasOne<DocumentText>().WithMany().HasForeignKey(paper => paper.DocumentHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasStayOfClient();
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(paper => paper.SeenBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(paper => paper.RecordedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(paper => new { paper.EnrollmentId, paper.Kind, paper.DocumentVersion }).IsUnique();
        builder.ToTable("PaperConsents", shape => shape.HasCheckConstraint(
            "CK_PaperConsents_Version", "(\"DocumentHash\" IS NULL) = (\"DocumentVersion\" IS NULL)"));
    }

    public void Configure(EntityTypeBuilder<ConsentScan> builder)
    {
        builder.Property(scan => scan.Id).ValueGeneratedNever();
        builder.Property(scan => scan.Content).Encrypted();
        builder.HasOne<PaperConsent>().WithOne().HasForeignKey<ConsentScan>(scan => scan.PaperConsentId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("ConsentScans", shape => shape.HasCheckConstraint("CK_ConsentScans_Size", $"\"Size\" BETWEEN 1 AND {ScanFile.Largest}"));
    }

    public void Configure(EntityTypeBuilder<OpeningBalance> builder)
    {
        builder.HasKey(balance => balance.EnrollmentId);
        builder.Property(balance => balance.EnrollmentId).ValueGeneratedNever();
        builder.Property(balance => balance.License).HasMaxLength(100);
        builder.HasOne<Enrollment>().WithOne().HasForeignKey<OpeningBalance>(balance => balance.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(balance => balance.AdmittedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(balance => balance.EnteredBy).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("OpeningBalances", shape =>
        {
            shape.HasCheckConstraint("CK_OpeningBalances_Figures", "\"Weeks\" >= 0 AND \"GroupSessions\" >= 0 AND \"IndividualSessions\" >= 0");
            shape.HasCheckConstraint("CK_OpeningBalances_Order", "\"OriginalStart\" < \"AsOf\"");
        });
    }
}
