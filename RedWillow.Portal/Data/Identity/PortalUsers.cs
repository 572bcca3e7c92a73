using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace RedWillow.Portal.Data.Identity;

/// <summary>How an account is found before a unit of work begins, and claimed for it.</summary>
public static class PortalUsers
{
    /// <summary>Whose address has that keyed hash.</summary>
    public static Expression<Func<PortalUser, bool>> HasAddress(string emailHash) => user => user.NormalizedEmail == emailHash;

    /// <summary>The claim on an address as it was typed.</summary>
    public static Claim ClaimAddress(this BlindIndex index, string typed) => Claim.Address(index.Trace(typed), index.OfEmail(typed));

    /// <summary>The claim on the account that fits, so that two changes to it come one after the other; none when there is none.</summary>
    public static async Task<Claim[]> ClaimAccountAsync(
        this IDbContextFactory<PortalDbContext> contexts, Expression<Func<PortalUser, bool>> which, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var account = await db.Users.Where(which).Select(user => (Guid?)user.Id).FirstOrDefaultAsync(stop);
        return account is { } known ? [Claim.Account(known)] : [];
    }
}
