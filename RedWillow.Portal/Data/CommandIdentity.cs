using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Data;

/// <summary>Which command this is: who sent it, the key of the form it came from, and a hash of its name and of what it says.</summary>
internal sealed record CommandIdentity(string ActorKey, Guid Key, string BodyHash, string Name)
{
    /// <summary>What it was about, where nothing was claimed that tells it.</summary>
    public Guid? About { get; init; }

    public static CommandIdentity Of<TAsk>(Actor actor, TAsk ask)
        where TAsk : ICommand
    {
        // The name is part of it: two commands may look the same and mean different things.
        byte[] body = [.. Encoding.UTF8.GetBytes(typeof(TAsk).FullName + "\n"), .. JsonSerializer.SerializeToUtf8Bytes(ask, AnswerJson.Options)];
        var who = actor switch
        {
            Actor.Client client => client.Account.Value.ToString("N"),
            Actor.Staff staff => staff.Account.Value.ToString("N"),
            Actor.System system => "system:" + system.Job,
            _ => "visitor",
        };
        return new(who, ask.Key, Convert.ToHexString(SHA256.HashData(body)), typeof(TAsk).Name);
    }

    /// <summary>The answer given before: the same one for the same body, a refusal for another body under the same key.</summary>
    public async Task<Result<T>?> FindAnswerAsync<T>(PortalDbContext db, CancellationToken stop)
    {
        var stored = await db.CommandAnswers.AsNoTracking().FirstOrDefaultAsync(row => row.ActorKey == ActorKey && row.Key == Key, stop);
        if (stored is null)
            return null;
        return stored.BodyHash == BodyHash ? AnswerJson.Read<T>(stored.Answer) : new FormAlreadyUsed();
    }

    public CommandAnswer Answered<T>(Result<T> answer, DateTime nowUtc) => new()
    {
        ActorKey = ActorKey, Key = Key, BodyHash = BodyHash, Answer = AnswerJson.Write(answer), AtUtc = nowUtc,
    };

    /// <summary>What a refused request was about: the last thing it claimed.</summary>
    public Guid Subject(Claim[] sorted) => sorted.Length > 0 ? sorted[^1].Id : About ?? Key;
}
