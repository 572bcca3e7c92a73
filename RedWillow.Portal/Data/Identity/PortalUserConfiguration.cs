using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Data.Identity;

internal sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>, IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<PortalSession>, IEntityTypeConfiguration<AttemptThrottle>
{
    public void Configure(EntityTypeBuilder<PortalUser> builder)
    {
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.Culture).HasMaxLength(10);
        // The encrypted form is longer than what Identity allows for the plain one.
        builder.Property(user => user.Email).Encrypted().Metadata.SetMaxLength(null);
        builder.Property(user => user.PhoneNumber).Encrypted().Metadata.SetMaxLength(null);
        builder.HasIndex(user => user.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
        builder.HasOne<Client>().WithMany().HasForeignKey(user => user.ClientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Practitioner>().WithMany().HasForeignKey(user => user.PractitionerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(user => user.ClientId).IsUnique();
        builder.HasIndex(user => user.PractitionerId).IsUnique();
    }

    // Authenticator keys and recovery codes.
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.Property(token => token.Value).Encrypted();

    public void Configure(EntityTypeBuilder<PortalSession> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.HasIndex(session => session.UserId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(session => session.UserId);
    }

    public void Configure(EntityTypeBuilder<AttemptThrottle> builder)
    {
        builder.ToTable("AttemptThrottles");
        builder.HasKey(throttle => throttle.Key);
        builder.Property(throttle => throttle.Key).HasMaxLength(64);
        // Of many tries at the same instant one counts; the others are refused, not missed.
        builder.Property(throttle => throttle.Tries).IsConcurrencyToken();
    }
}
