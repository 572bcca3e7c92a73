using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.Attendance;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Reaching;

namespace RedWillow.Portal.Data.Configurations;

/// <summary>What follows from absences. That an end is never taken back but by its rule, triggers say; they stand in the migrations.</summary>
internal sealed class FollowingConfiguration : IEntityTypeConfiguration<OutreachTask>, IEntityTypeConfiguration<CareTeamReview>
{
    public void Configure(EntityTypeBuilder<OutreachTask> builder)
    {
        builder.Property(task => task.Id).ValueGeneratedNever();
        builder.Property(task => task.EndNote).Encrypted();
        builder.HasStayOfClient();
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(task => task.ClosedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<GroupSession>().WithMany().HasForeignKey(task => task.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(task => new { task.ClientId, task.SessionId }).IsUnique();
        builder.HasIndex(task => task.ClosedUtc);
        builder.ToTable("OutreachTasks", shape =>
        {
            shape.HasCheckConstraint("CK_OutreachTasks_End", "(\"ClosedUtc\" IS NULL) = (\"End\" IS NULL)");
            shape.HasCheckConstraint("CK_OutreachTasks_Why", $"\"End\" IS NULL OR \"End\" <> {(int)OutreachEnd.NoLongerNeeded} OR (\"EndNote\" IS NOT NULL AND \"ClosedBy\" IS NOT NULL)");
        });
    }

    public void Configure(EntityTypeBuilder<CareTeamReview> builder)
    {
        builder.Property(review => review.Id).ValueGeneratedNever();
        builder.Property(review => review.Note).Encrypted();
        builder.HasStayOfClient();
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(review => review.ClosedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(review => review.EnrollmentId).IsUnique().HasFilter("\"ClosedUtc\" IS NULL");
        builder.HasIndex(review => review.ClosedUtc);
        builder.ToTable("CareTeamReviews", shape =>
        {
            shape.HasCheckConstraint("CK_CareTeamReviews_End", "(\"ClosedUtc\" IS NULL) = (\"Outcome\" IS NULL)");
            shape.HasCheckConstraint(
                "CK_CareTeamReviews_Agreed",
                $"\"Outcome\" IS NULL OR \"Outcome\" > {(int)ReviewOutcome.DischargeTalk} OR (\"Note\" IS NOT NULL AND \"ClosedBy\" IS NOT NULL AND \"Through\" IS NOT NULL)");
        });
    }
}
