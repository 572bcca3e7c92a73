using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RedWillow.Portal.Data.Configurations;

internal sealed class AuditAndOutboxConfiguration : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditSeal>,
    IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<CommandAnswer>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.ActorKind).HasMaxLength(16);
        builder.Property(entry => entry.Act).HasMaxLength(128);
        builder.HasIndex(entry => entry.AtUtc);
        builder.HasIndex(entry => entry.ClientId);
    }

    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.HasKey(seal => seal.Sequence);
        builder.Property(seal => seal.Sequence).ValueGeneratedNever();
        builder.HasIndex(seal => seal.EntryId).IsUnique();
        builder.Property(seal => seal.Mac).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Kind).HasMaxLength(64);
        builder.Property(message => message.Payload).Encrypted();
        builder.Property(message => message.OnceKey).HasMaxLength(128);
        builder.HasIndex(message => message.OnceKey).IsUnique();
        // Whoever parks it or brings it back must have seen it as it is, or it could be in line twice.
        builder.Property(message => message.ParkedUtc).IsConcurrencyToken();
        builder.HasIndex(message => new { message.SentUtc, message.DueUtc });
    }

    public void Configure(EntityTypeBuilder<CommandAnswer> builder)
    {
        builder.HasKey(answer => new { answer.ActorKey, answer.Key });
        builder.Property(answer => answer.ActorKey).HasMaxLength(64);
        builder.Property(answer => answer.BodyHash).Encrypted();
        builder.Property(answer => answer.Answer).Encrypted();
    }
}
