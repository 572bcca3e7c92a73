using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.Inquiries;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Talks;

namespace RedWillow.Portal.Data.Configurations;

/// <summary>Whom something else has then is refused by triggers.</summary>
internal sealed class TalkConfiguration : IEntityTypeConfiguration<TalkAppointment>
{
    public void Configure(EntityTypeBuilder<TalkAppointment> builder)
    {
        builder.Property(talk => talk.Id).ValueGeneratedNever();
        builder.Ignore(talk => talk.Time);
        builder.HasStayOfClient();
        builder.HasOne<Inquiry>().WithMany().HasForeignKey(talk => talk.InquiryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(talk => talk.PractitionerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(talk => talk.BookedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(talk => talk.EndedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(talk => new { talk.PractitionerId, talk.Date });
        builder.HasIndex(talk => new { talk.ClientId, talk.Date });
        builder.HasIndex(talk => new { talk.EnrollmentId, talk.Kind }, "UX_TalkAppointments_Enrollment_Booked").IsUnique().HasFilter($"\"Status\" = {(int)TalkStatus.Booked}");
        builder.HasIndex(talk => talk.InquiryId, "UX_TalkAppointments_Inquiry_Booked").IsUnique().HasFilter($"\"Status\" = {(int)TalkStatus.Booked}");
        builder.ToTable("TalkAppointments", shape =>
        {
            shape.HasCheckConstraint("CK_TalkAppointments_OneSubject", "(\"ClientId\" IS NULL) <> (\"InquiryId\" IS NULL) AND (\"ClientId\" IS NULL) = (\"EnrollmentId\" IS NULL)");
            shape.HasCheckConstraint("CK_TalkAppointments_IntakeOfClient", "\"Kind\" = 1 OR \"ClientId\" IS NOT NULL");
            shape.HasCheckConstraint("CK_TalkAppointments_SameDay", "\"StartMinute\" >= 0 AND \"Minutes\" > 0 AND \"StartMinute\" + \"Minutes\" < 1440");
        });
    }
}
