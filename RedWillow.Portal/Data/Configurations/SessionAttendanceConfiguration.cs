using System.Globalization;
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
        builder.ToTable("AttendanceMarks", shape => shape.HasCheckConstraint("CK_AttendanceMarks_Minutes", Within("CountedMinutes", "MinutesLate", "MinutesLeftEarly")));
    }

    public void Configure(EntityTypeBuilder<AttendanceAmendment> builder)
    {
        builder.Property(amendment => amendment.Id).ValueGeneratedNever();
        builder.Property(amendment => amendment.Reason).Encrypted();
        builder.Ignore(amendment => amendment.Before);
        builder.Ignore(amendment => amendment.After);
        builder.HasOne<GroupSession>().WithMany().HasForeignKey(amendment => amendment.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Client>().WithMany().HasForeignKey(amendment => amendment.ClientId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("AttendanceAmendments", shape => shape.HasCheckConstraint(
            "CK_AttendanceAmendments_Minutes", $"{Within("OldMinutes", "OldMinutesLate", "OldMinutesEarly")} AND {Within("NewMinutes", "NewMinutesLate", "NewMinutesEarly")}"));
    }

    /// <summary>What counts and what was missed are a session's minutes at most, together (R-54).</summary>
    private static string Within(string counted, string late, string early) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{counted}\" >= 0 AND \"{late}\" >= 0 AND \"{early}\" >= 0 AND \"{counted}\" + \"{late}\" + \"{early}\" <= {WeeklyPattern.SessionMinutes}");
}
