using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.Individual;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Data.Configurations;

/// <summary>Overlapping hours of a therapist or of a client, and appointments beside their hour, are refused by triggers; they stand in Data/Sql.</summary>
internal sealed class CaseloadConfiguration : IEntityTypeConfiguration<OfferedHour>, IEntityTypeConfiguration<HourClaim>,
    IEntityTypeConfiguration<IndividualAppointment>
{
    // On an eighth day nothing would ever overlap.
    private const string WeekdayExists = "\"Weekday\" BETWEEN 0 AND 6";

    public void Configure(EntityTypeBuilder<OfferedHour> builder)
    {
        builder.Property(hour => hour.Id).ValueGeneratedNever();
        builder.HasSpan("OfferedHours");
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(hour => hour.PractitionerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(hour => new { hour.PractitionerId, hour.Weekday });
        builder.ToTable(shape =>
        {
            shape.HasCheckConstraint("CK_OfferedHours_SameDay", "\"StartMinute\" >= 0 AND \"Minutes\" > 0 AND \"StartMinute\" + \"Minutes\" < 1440");
            shape.HasCheckConstraint("CK_OfferedHours_Weekday", WeekdayExists);
        });
    }

    public void Configure(EntityTypeBuilder<HourClaim> builder)
    {
        builder.Property(hour => hour.Id).ValueGeneratedNever();
        builder.HasSpan("HourClaims");
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(hour => hour.PractitionerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasStayOfClient();
        builder.HasIndex(hour => new { hour.PractitionerId, hour.Weekday, hour.Until });
        builder.HasIndex(hour => new { hour.ClientId, hour.Until });
        builder.Ignore(hour => hour.Span);
        builder.ToTable(shape =>
        {
            shape.HasCheckConstraint("CK_HourClaims_SameDay", "\"StartMinute\" >= 0 AND \"StartMinute\" < \"EndMinute\" AND \"EndMinute\" < 1440");
            shape.HasCheckConstraint("CK_HourClaims_Weekday", WeekdayExists);
        });
    }

    public void Configure(EntityTypeBuilder<IndividualAppointment> builder)
    {
        builder.Property(appointment => appointment.Id).ValueGeneratedNever();
        builder.HasOne<HourClaim>().WithMany().HasForeignKey(appointment => appointment.HourClaimId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Client>().WithMany().HasForeignKey(appointment => appointment.ClientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(appointment => appointment.PractitionerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(appointment => new { appointment.HourClaimId, appointment.Date }).IsUnique();
        builder.HasIndex(appointment => new { appointment.ClientId, appointment.Date });
        builder.HasIndex(appointment => new { appointment.PractitionerId, appointment.Date });
    }
}
