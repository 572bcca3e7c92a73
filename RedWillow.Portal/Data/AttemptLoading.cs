using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;
using RedWillow.Portal.Domain.Reaching;
using RedWillow.Portal.Domain.Time;

namespace RedWillow.Portal.Data;

/// <summary>What was tried to reach somebody, and when to try again.</summary>
public static class AttemptLoading
{
    /// <summary>The attempts, the newest first.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="whose">Of one client, or of one inquiry.</param>
    /// <param name="zone">The center's clock.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<AttemptLine>> LoadAttemptsAsync(
        this PortalDbContext db, Expression<Func<ContactAttempt, bool>> whose, ProgramZone zone, CancellationToken stop)
    {
        var rows = await (
            from attempt in db.ContactAttempts.AsNoTracking().Where(whose)
            join person in db.Practitioners.AsNoTracking() on attempt.By equals person.Id
            orderby attempt.AtUtc descending, attempt.Id descending
            select new { Attempt = attempt, person.Name }).ToListAsync(stop);
        return
        [
            .. rows.Select(row => new AttemptLine(
                row.Attempt.Id, zone.ToLocal(row.Attempt.AtUtc), row.Name, row.Attempt.Way, row.Attempt.Result, row.Attempt.AtTheirWish,
                row.Attempt.TryAgainUtc is { } again ? zone.ToLocal(again) : null, row.Attempt.Note)),
        ];
    }

    /// <summary>When to try each client again: what the newest attempt says. Whom nobody has to try again is not in it.</summary>
    public static async Task<IReadOnlyDictionary<ClientId, DateTime>> LoadNextTriesAsync(
        this PortalDbContext db, IReadOnlyCollection<ClientId> clients, CancellationToken stop)
    {
        List<ClientId?> asked = [.. clients];
        var rows = await db.ContactAttempts.AsNoTracking().Where(row => asked.Contains(row.ClientId))
            .Select(row => new { Client = row.ClientId!.Value, row.AtUtc, row.Id, row.TryAgainUtc }).ToListAsync(stop);
        return rows.GroupBy(row => row.Client).Select(tries => tries.MaxBy(row => (row.AtUtc, row.Id))!)
            .Where(row => row.TryAgainUtc is not null).ToDictionary(row => row.Client, row => row.TryAgainUtc!.Value);
    }

    /// <summary>When to try each inquiry again: what the newest attempt says.</summary>
    public static async Task<IReadOnlyDictionary<InquiryId, DateTime>> LoadNextTriesAsync(
        this PortalDbContext db, IReadOnlyCollection<InquiryId> inquiries, CancellationToken stop)
    {
        List<InquiryId?> asked = [.. inquiries];
        var rows = await db.ContactAttempts.AsNoTracking().Where(row => asked.Contains(row.InquiryId))
            .Select(row => new { Inquiry = row.InquiryId!.Value, row.AtUtc, row.Id, row.TryAgainUtc }).ToListAsync(stop);
        return rows.GroupBy(row => row.Inquiry).Select(tries => tries.MaxBy(row => (row.AtUtc, row.Id))!)
            .Where(row => row.TryAgainUtc is not null).ToDictionary(row => row.Inquiry, row => row.TryAgainUtc!.Value);
    }
}
