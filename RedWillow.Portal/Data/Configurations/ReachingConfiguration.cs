using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Data.Configurations;

/// <summary>Attempts only grow, and go only with the inquiry they belong to; triggers see to it.</summary>
internal sealed class ReachingConfiguration : IEntityTypeConfiguration<Inquiry>, IEntityTypeConfiguration<ContactAttempt>
{
    public void Configure(EntityTypeBuilder<Inquiry> builder)
    {
        builder.IsAggregate();
        builder.Property(inquiry => inquiry.Reference).HasMaxLength(12);
        builder.HasIndex(inquiry => inquiry.Reference).IsUnique();
        builder.HasIndex(inquiry => inquiry.ReceivedUtc);
        builder.Property(inquiry => inquiry.Culture).HasMaxLength(10);
        builder.Property(inquiry => inquiry.Name).Encrypted();
        builder.Property(inquiry => inquiry.Phone).Encrypted();
        builder.Property(inquiry => inquiry.Email).Encrypted();
        builder.Ignore(inquiry => inquiry.IsOpen);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(inquiry => inquiry.ClosedBy).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("Inquiries", shape =>
        {
            shape.HasCheckConstraint("CK_Inquiries_Reach", "\"Phone\" IS NOT NULL OR \"Email\" IS NOT NULL");
            shape.HasCheckConstraint("CK_Inquiries_OwnNumberOnly", "NOT \"ForSomeoneElse\" OR \"Email\" IS NULL");
            shape.HasCheckConstraint("CK_Inquiries_Closed", "(\"ClosedUtc\" IS NULL) = (\"Result\" IS NULL)");
        });
    }

    public void Configure(EntityTypeBuilder<ContactAttempt> builder)
    {
        builder.Property(attempt => attempt.Id).ValueGeneratedNever();
        builder.Property(attempt => attempt.Note).Encrypted();
        builder.HasOne<Client>().WithMany().HasForeignKey(attempt => attempt.ClientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Inquiry>().WithMany().HasForeignKey(attempt => attempt.InquiryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(attempt => attempt.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(attempt => new { attempt.ClientId, attempt.AtUtc });
        builder.HasIndex(attempt => new { attempt.InquiryId, attempt.AtUtc });
        builder.ToTable(shape => shape.HasCheckConstraint("CK_ContactAttempts_OneSubject", "(\"ClientId\" IS NULL) <> (\"InquiryId\" IS NULL)"));
    }
}
