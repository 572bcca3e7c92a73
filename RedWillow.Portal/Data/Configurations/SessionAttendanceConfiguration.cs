using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Data.Configurations;

internal sealed class SessionAttendanceConfiguration : IEntityTypeConfiguration<AttendanceMark>, IEntityTypeConfiguration<AttendanceAmendment>
{
    public void Configure(EntityTypeBuilder<AttendanceMark> builder)
    {
        builder.HasKey(mark => new { mark.SessionId, mark.ClientId });
        builder.HasOne<GroupSession>().WithMany().HasForeignKey(mark => mark.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Client>().WithMany().HasForeignKey(mark => mark.ClientId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("AttendanceMarks", shape => shape.HasCheckConstraint("CK_AttendanceMarks_Minutes", "\"CountedMinutes\" BETWEEN 0 AND 1440"));
    }

    public void Configure(EntityTypeBuilder<AttendanceAmendment> builder)
    {
        builder.Property(amendment => amendment.Id).ValueGeneratedNever();
        builder.Property(amendment => amendment.Reason).Encrypted();
        builder.HasOne<GroupSession>().WithMany().HasForeignKey(amendment => amendment.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Client>().WithMany().HasForeignKey(amendment => amendment.ClientId).OnDelete(DeleteBehavior.Restrict);
    }
}
