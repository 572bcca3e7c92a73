using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.People;
using RedWillow.Portal.Domain.Programs;

namespace RedWillow.Portal.Data.Configurations;

internal sealed class ProgramConfiguration : IEntityTypeConfiguration<Room>, IEntityTypeConfiguration<Track>,
    IEntityTypeConfiguration<TrackInterest>, IEntityTypeConfiguration<Closure>, IEntityTypeConfiguration<CenterCalendar>
{
    public void Configure(EntityTypeBuilder<Room> builder)
    {
        builder.IsAggregate();
        builder.Property(room => room.Name).HasMaxLength(64);
        builder.ToTable("Rooms", shape => shape.HasCheckConstraint("CK_Rooms_Seats", "\"Seats\" > 0"));
    }

    public void Configure(EntityTypeBuilder<Track> builder)
    {
        builder.IsAggregate();
        builder.HasIndex(track => new { track.Program, track.TimeOfDay }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TrackInterest> builder)
    {
        builder.HasKey(interest => new { interest.TrackId, interest.ClientId });
        builder.HasOne<Track>().WithMany().HasForeignKey(interest => interest.TrackId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Client>().WithMany().HasForeignKey(interest => interest.ClientId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Closure> builder)
    {
        builder.IsAggregate();
        builder.Property(closure => closure.Reason).HasMaxLength(128);
        builder.HasIndex(closure => closure.Date).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CenterCalendar> builder) => builder.IsAggregate();
}
