using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.Groups;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Data.Configurations;

/// <summary>Capacity, rooms, counselors and names are guarded beside the tables as well; the scripts stand in Data/Sql.</summary>
internal sealed class GroupConfiguration : IEntityTypeConfiguration<Group>, IEntityTypeConfiguration<GroupMeeting>,
    IEntityTypeConfiguration<GroupSession>, IEntityTypeConfiguration<SeatClaim>
{
    /// <summary>The rule that came together with the guards of patterns.</summary>
    public const string MeetingLength = "CK_GroupMeetings_Length";

    public void Configure(EntityTypeBuilder<Group> builder)
    {
        builder.IsAggregate();
        builder.Property(group => group.Name).HasMaxLength(64);
        builder.Property(group => group.Slug).HasMaxLength(Group.LongestSlug);
        builder.HasIndex(group => group.Slug).IsUnique();
        builder.HasOne<Track>().WithMany().HasForeignKey(group => group.TrackId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(group => group.Meetings).WithOne().HasForeignKey(meeting => meeting.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("Groups", shape =>
        {
            shape.HasCheckConstraint("CK_Groups_Capacity", "\"Capacity\" BETWEEN 1 AND 100");
            shape.HasCheckConstraint("CK_Groups_Clinical", "\"EducationMinutes\" + \"SkillsMinutes\" + \"DiscussionMinutes\" = 180");
            shape.HasCheckConstraint("CK_Groups_Parts", "\"EducationMinutes\" >= 0 AND \"SkillsMinutes\" >= 0 AND \"DiscussionMinutes\" >= 0 AND \"BreakMinutes\" BETWEEN 0 AND 120");
        });
    }

    public void Configure(EntityTypeBuilder<GroupMeeting> builder)
    {
        builder.Property(meeting => meeting.Id).ValueGeneratedNever();
        builder.HasSpan("GroupMeetings");
        builder.HasOne<Room>().WithMany().HasForeignKey(meeting => meeting.RoomId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(meeting => meeting.CounselorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(meeting => new { meeting.RoomId, meeting.Weekday });
        builder.HasIndex(meeting => new { meeting.CounselorId, meeting.Weekday });
        builder.ToTable(shape =>
        {
            shape.HasCheckConstraint("CK_GroupMeetings_SameDay", "\"StartMinute\" >= 0 AND \"StartMinute\" < \"EndMinute\" AND \"EndMinute\" < 1440");
            shape.HasCheckConstraint(MeetingLength, "\"EndMinute\" - \"StartMinute\" BETWEEN 180 AND 300 AND \"Weekday\" BETWEEN 0 AND 6");
        });
    }

    public void Configure(EntityTypeBuilder<GroupSession> builder)
    {
        builder.IsAggregate();
        builder.Property(session => session.ZoneId).HasMaxLength(64);
        builder.Property(session => session.CancelReason).HasMaxLength(256);
        builder.HasOne<Group>().WithMany().HasForeignKey(session => session.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Room>().WithMany().HasForeignKey(session => session.RoomId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(session => session.CounselorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(session => new { session.GroupId, session.Date });
        builder.HasIndex(session => new { session.GroupId, session.StartUtc }, "UX_GroupSessions_GroupId_StartUtc").IsUnique()
            .HasFilter($"\"Status\" <> {(int)SessionStatus.Cancelled}");
        builder.HasIndex(session => new { session.RoomId, session.EndUtc });
        builder.HasIndex(session => new { session.CounselorId, session.EndUtc });
        builder.HasIndex(session => session.Date);
        builder.ToTable("GroupSessions", shape => shape.HasCheckConstraint("CK_GroupSessions_Order", "\"StartUtc\" < \"EndUtc\""));
    }

    public void Configure(EntityTypeBuilder<SeatClaim> builder)
    {
        builder.Property(seat => seat.Id).ValueGeneratedNever();
        builder.HasSpan("SeatClaims");
        builder.HasOne<Group>().WithMany().HasForeignKey(seat => seat.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasStayOfClient();
        builder.HasIndex(seat => new { seat.GroupId, seat.Until, seat.From });
        builder.HasIndex(seat => new { seat.ClientId, seat.Until });
        builder.Ignore(seat => seat.Span);
    }
}
