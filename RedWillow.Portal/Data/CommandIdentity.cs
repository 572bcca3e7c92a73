using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RedWillow.Portal.Domain;

namespace RedWillow.Portal.Data;

/// <summary>Which command this is: who sent it, the key of the form it came from, and a hash of what it says.</summary>
internal sealed record CommandIdentity(string ActorKey, Guid Key, string BodyHash, string Name)
{
    public static CommandIdentity Of<TAsk>(Actor actor, TAsk ask)
        where TAsk : ICommand
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(ask, AnswerJson.Options);
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
    public Guid Subject(Claim[] sorted) => sorted.Length > 0 ? sorted[^1].Id : Key;
}

/// <summary>Answers as JSON: a value, or a refusal by its type's name.</summary>
internal static class AnswerJson
{
    private static readonly Dictionary<string, Type> Refusals = typeof(Refusal).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract).ToDictionary(type => type.Name, StringComparer.Ordinal);

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General);

    public static string Write<T>(Result<T> answer) => answer.Succeeded
        ? JsonSerializer.Serialize(new Stored(null, JsonSerializer.SerializeToElement(answer.Value, Options)), Options)
        : JsonSerializer.Serialize(
            new Stored(answer.Refusal.Code, JsonSerializer.SerializeToElement(answer.Refusal, answer.Refusal.GetType(), Options)), Options);

    public static Result<T> Read<T>(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json, Options)!;
        return stored.Refusal is { } code
            ? (Refusal)stored.Body.Deserialize(Refusals[code], Options)!
            : stored.Body.Deserialize<T>(Options)!;
    }

    private sealed record Stored(string? Refusal, JsonElement Body);
}
