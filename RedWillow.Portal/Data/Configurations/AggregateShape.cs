using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Enrollments;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Data.Configurations;

/// <summary>What every aggregate's table has in common.</summary>
internal static class AggregateShape
{
    /// <summary>The key is the portal's own; the version is the optimistic token; events are memory, not columns.</summary>
    public static void IsAggregate<T>(this EntityTypeBuilder<T> builder)
        where T : Aggregate
    {
        builder.HasKey("Id");
        builder.Property("Id").ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Ignore(row => row.Events);
    }

    /// <summary>A row that names a client and a stay names the client whose stay it is: the two are tied together.</summary>
    public static void HasStayOfClient<T>(this EntityTypeBuilder<T> builder)
        where T : class
    {
        builder.HasOne<Client>().WithMany().HasForeignKey("ClientId").OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Enrollment>().WithMany().HasForeignKey("EnrollmentId", "ClientId")
            .HasPrincipalKey(nameof(Enrollment.Id), nameof(Enrollment.ClientId)).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>A half-open interval of days that is never empty.</summary>
    public static void HasSpan<T>(this EntityTypeBuilder<T> builder, string table)
        where T : class
    {
        builder.Property<DateOnly>("From").HasColumnName("FromDay");
        builder.Property<DateOnly>("Until").HasColumnName("UntilDay");
        builder.ToTable(table, shape => shape.HasCheckConstraint($"CK_{table}_Span", "\"FromDay\" < \"UntilDay\""));
    }
}
