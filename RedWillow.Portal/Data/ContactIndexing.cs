using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using RedWillow.Portal.Data.Identity;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Data;

/// <summary>
/// Keeps beside each client's encrypted e-mail address and phone number the keyed hash by which it can be found when it is known exactly.
/// It is written with every save, so no handler can forget it.
/// </summary>
internal sealed class ContactIndexing : SaveChangesInterceptor
{
    public const string Email = "EmailIndex";
    public const string Phone = "PhoneIndex";

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Write(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Write(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Write(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<Client>().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            var index = db.GetService<BlindIndex>();
            entry.Property(Email).CurrentValue = entry.Entity.Email is { Length: > 0 } address ? index.OfEmail(address) : null;
            entry.Property(Phone).CurrentValue = entry.Entity.Phone is { Length: > 0 } number ? index.OfPhone(number) : null;
        }
    }
}

/// <summary>Finds people whom the center knows already, so that nobody is entered twice without a word.</summary>
public static class KnownPeople
{
    /// <summary>The clients with that e-mail address or phone number.</summary>
    /// <param name="db">Where to look.</param>
    /// <param name="index">The keyed hash.</param>
    /// <param name="email">As typed; null for none.</param>
    /// <param name="phone">E.164; null for none.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<ClientId>> FindPeopleAsync(this PortalDbContext db, BlindIndex index, string? email, string? phone, CancellationToken stop)
    {
        var (byEmail, byPhone) = (email is null ? null : index.OfEmail(email), phone is null ? null : index.OfPhone(phone));
        if (byEmail is null && byPhone is null)
            return [];
        return await db.Clients
            .Where(row => (byEmail != null && EF.Property<string?>(row, ContactIndexing.Email) == byEmail)
                || (byPhone != null && EF.Property<string?>(row, ContactIndexing.Phone) == byPhone)
                || (byEmail != null && db.Users.Any(user => user.ClientId == row.Id && user.NormalizedEmail == byEmail)))
            .OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(stop);
    }

    /// <summary>
    /// Why nobody new may be entered with that address and number; null when they may. A shared number is no shared person, when whoever
    /// enters it says so; a shared address would be a shared sign-in.
    /// </summary>
    public static async Task<Refusal?> WhyKnownAsync(
        this PortalDbContext db, BlindIndex index, string? email, string? phone, bool anotherPerson, CancellationToken stop)
    {
        if ((await db.FindPeopleAsync(index, email, null, stop)).Count > 0)
            return new PersonKnown();
        var address = email is null ? null : index.OfEmail(email);
        if (address is not null && await db.Users.AnyAsync(PortalUsers.HasAddress(address), stop))
            return new EmailTaken();
        return !anotherPerson && (await db.FindPeopleAsync(index, null, phone, stop)).Count > 0 ? new NumberKnown() : null;
    }
}
