using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Data.Configurations;

internal sealed class PeopleConfiguration : IEntityTypeConfiguration<Client>, IEntityTypeConfiguration<Practitioner>
{
    public void Configure(EntityTypeBuilder<Client> builder)
    {
        builder.IsAggregate();
        builder.Property(client => client.Reference).HasMaxLength(12);
        builder.HasIndex(client => client.Reference).IsUnique();
        builder.Property(client => client.Culture).HasMaxLength(10);
        builder.Property(client => client.Reminder).HasDefaultValue(ReminderChoice.DayBefore).HasSentinel(ReminderChoice.DayBefore);
        builder.Property(client => client.PreferredName).Encrypted();
        builder.Property(client => client.LegalName).Encrypted();
        builder.Property(client => client.DateOfBirth).Encrypted();
        builder.Property(client => client.Phone).Encrypted();
        builder.Property(client => client.Email).Encrypted();
        builder.Property<string?>(ContactIndexing.Email).HasMaxLength(64);
        builder.Property<string?>(ContactIndexing.Phone).HasMaxLength(64);
        builder.HasIndex(ContactIndexing.Email);
        builder.HasIndex(ContactIndexing.Phone);
    }

    public void Configure(EntityTypeBuilder<Practitioner> builder)
    {
        builder.IsAggregate();
        builder.Property(person => person.Name).HasMaxLength(128);
        builder.Property(person => person.Credential).HasMaxLength(32);
        builder.Property(person => person.LicenseNumber).HasMaxLength(64);
        builder.Property(person => person.Languages).HasMaxLength(Practitioner.LongestLanguages);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(person => person.SupervisorId).OnDelete(DeleteBehavior.Restrict);
    }
}
