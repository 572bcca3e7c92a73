using System.Text;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain.People;

namespace RedWillow.Portal.Tests.Support;

/// <summary>
/// Words that belong to one client and stand nowhere else, to be looked for in what another one receives: the names and contact, written
/// anew so that they are unlike any other word, every text they answered with, and the ids of every row that is theirs.
/// </summary>
internal sealed class Canaries
{
    private const string Call = "zyxcanary";

    private readonly HashSet<string> _words;

    private Canaries(IEnumerable<string> words) => _words = new(words, StringComparer.OrdinalIgnoreCase);

    /// <summary>One that leads nowhere, to plant where it must be found.</summary>
    public static string Planted => Call + "planted";

    public static async Task<Canaries> OfAsync(PortalHost host, string email)
    {
        await using var db = await host.Databases.CreateDbContextAsync();
        var user = (await db.Users.ToListAsync()).Single(one => one.Email == email);
        var client = await db.Clients.SingleAsync(row => row.Id == user.ClientId);
        client.Identify(Call + "name", Call + "legal " + Call + "family", new(1971, 2, 28));
        client.ReachAt("+13855550177", SafeContact.Call);
        db.Entry(client).Property(row => row.Email).CurrentValue = Call + "@mail.example";
        foreach (var answer in await db.EnrollmentAnswers.Where(row => db.Enrollments.Any(stay => stay.Id == row.EnrollmentId && stay.ClientId == client.Id)).ToListAsync())
        {
            if (answer.Value.Length > 12)
                answer.Save(Call + "answer", answer.SavedUtc);
        }

        await db.SaveChangesAsync();
        var ids = new List<Guid> { user.Id, client.Id.Value };
        ids.AddRange(await db.Enrollments.Where(row => row.ClientId == client.Id).Select(row => row.Id.Value).ToListAsync());
        ids.AddRange(await db.SeatClaims.Where(row => row.ClientId == client.Id).Select(row => row.Id.Value).ToListAsync());
        ids.AddRange(await db.HourClaims.Where(row => row.ClientId == client.Id).Select(row => row.Id.Value).ToListAsync());
        ids.AddRange(await db.Signatures.Where(row => row.ClientId == client.Id).Select(row => row.Id.Value).ToListAsync());
        return new([Call, client.Reference, "3855550177", "(385) 555-0177", .. ids.SelectMany(id => new[] { id.ToString(), id.ToString("N") })]);
    }

    /// <summary>For one word that must be found, to prove that looking works.</summary>
    public static Canaries Of(string word) => new([word]);

    /// <summary>The words that stand in what was received.</summary>
    public IEnumerable<string> FoundIn(byte[] received)
    {
        // Every byte is one letter, so that nothing is lost to an encoding; the words are of plain letters.
        var text = Encoding.Latin1.GetString(received);
        return _words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
